package dev.createwallet.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gathers breaches under what causes them. */
final class Findings {

    private final boolean alwaysTheSame;
    private final Map<List<String>, List<Result>> results = new LinkedHashMap<>();
    private final Map<List<String>, Breach> breaches = new LinkedHashMap<>();

    /**
     * @param alwaysTheSame whether every call got the same status
     */
    Findings(boolean alwaysTheSame) {
        this.alwaysTheSame = alwaysTheSame;
    }

    void add(Result result) {
        result.breaches().forEach(breach -> {
            List<String> cause = cause(result.clause().operation(), breach);
            breaches.merge(cause, breach, (first, other) ->
                    first.provenance().compareTo(other.provenance()) <= 0 ? first : other);
            List<Result> showing = results.computeIfAbsent(cause, key -> new ArrayList<>());
            if (!showing.contains(result)) {
                showing.add(result);
            }
        });
    }

    private List<String> cause(Operation operation, Breach breach) {
        if (breach.subject().equals("status")) {
            return status(operation, breach);
        }
        boolean ofMessage = breach.place().toString().contains("/content/") || breach.subject().equals("answer");
        return ofMessage ? List.of(breach.subject(), breach.expected())
                : List.of(breach.subject(), breach.expected(), breach.place().toString());
    }

    /** A status that comes to everything, or that the contract does not have, is one fault, whatever was expected. */
    private List<String> status(Operation operation, Breach breach) {
        String found = breach.found();
        if (alwaysTheSame || operation.documented(Integer.parseInt(found)).isEmpty()) {
            return List.of("status", found);
        }
        return List.of("status", found, found.startsWith("2") ? breach.place().toString() : breach.expected());
    }

    List<Finding> list(boolean strict) {
        return Stream.of(Outcome.FAILS, Outcome.WARNS).flatMap(outcome -> breaches.entrySet().stream()
                .filter(cause -> cause.getValue().outcome(strict) == outcome)
                .map(cause -> new Finding(outcome, cause.getValue(), results.get(cause.getKey())))).toList();
    }
}
