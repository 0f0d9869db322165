package dev.createwallet.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers breaches under what causes them. */
final class Findings {

    /**
     * What one cause has brought about.
     *
     * @param breach the best backed of the breaches
     * @param results the results that show it, the one with that breach first
     */
    private record Fault(Breach breach, List<Result> results) {

        Fault and(Breach other, Result result) {
            boolean better = other.provenance().compareTo(breach.provenance()) < 0;
            Set<Result> all = new LinkedHashSet<>(better ? List.of(result) : results);
            all.addAll(better ? results : List.of(result));
            return new Fault(better ? other : breach, List.copyOf(all));
        }

        Fault and(Fault other) {
            return other.results.stream().reduce(this, (fault, result) -> fault.and(other.breach, result), (one, two) -> two);
        }

        /** The values that were not repeated as they were sent, if no other clause than those about such values shows it. */
        Optional<Set<String>> misread() {
            Set<String> values = results.stream().map(result -> result.clause().id()).map(id -> VALUE.matcher(id))
                    .map(id -> id.matches() ? id.group(1) : "").collect(Collectors.toCollection(TreeSet::new));
            return Optional.of(values).filter(names -> breach.place().toString().endsWith("/x-echoes")
                    && Set.of("", "plain", "example").stream().noneMatch(names::contains));
        }
    }

    private static final Pattern VALUE = Pattern.compile(".*/value/([^/]+)");

    private final boolean alwaysTheSame;
    private final boolean refusesNothing;
    private final Map<List<String>, Fault> faults = new LinkedHashMap<>();

    /**
     * @param alwaysTheSame whether every call got the same status
     * @param refusesNothing whether every call that has to be refused, but for its credentials, was accepted
     */
    Findings(boolean alwaysTheSame, boolean refusesNothing) {
        this.alwaysTheSame = alwaysTheSame;
        this.refusesNothing = refusesNothing;
    }

    void add(Result result) {
        result.breaches().forEach(breach -> faults.merge(cause(result.clause(), breach), new Fault(breach, List.of(result)),
                (fault, more) -> fault.and(breach, result)));
    }

    private List<String> cause(Clause clause, Breach breach) {
        if (breach.subject().equals("status") && breach.found().matches("\\d+")) {
            return status(clause, breach);
        }
        if (breach.subject().equals("answer")) {
            return List.of(breach.subject(), breach.found());
        }
        return breach.place().toString().contains("/content/") ? List.of(breach.subject(), breach.expected())
                : List.of(breach.subject(), breach.expected(), breach.place().toString());
    }

    /** A status that comes to everything, or that the contract does not have, is one fault, whatever was expected. */
    private List<String> status(Clause clause, Breach breach) {
        String found = breach.found();
        if (alwaysTheSame || clause.operation().documented(Integer.parseInt(found)).isEmpty()) {
            return List.of("status", found);
        }
        boolean accepted = found.startsWith("2");
        return List.of("status", found,
                accepted && !(refusesNothing && clause.call().credentials().good()) ? breach.place().toString() : breach.expected());
    }

    List<Finding> list(boolean strict) {
        List<Fault> all = merged();
        return Stream.of(Outcome.FAILS, Outcome.WARNS).flatMap(outcome -> all.stream()
                .filter(fault -> fault.breach().outcome(strict) == outcome)
                .map(fault -> new Finding(outcome, fault.breach(), fault.results()))).toList();
    }

    /** Who reads one kind of characters wrongly does so in every field. */
    private List<Fault> merged() {
        Map<Object, Fault> merged = new LinkedHashMap<>();
        faults.forEach((cause, fault) -> merged.merge(fault.misread().map(Object.class::cast).orElse(cause), fault, Fault::and));
        return new ArrayList<>(merged.values());
    }
}
