package dev.createwallet.conformance.internal.run;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.ResponseSpec;
import dev.createwallet.conformance.internal.contract.Security;
import dev.createwallet.conformance.result.Coverage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds which elements of the contract clauses exercise. */
public final class Covered {

    private Covered() {}

    public static Coverage of(List<Operation> operations, List<Clause> clauses) {
        Set<JsonPointer> places = new LinkedHashSet<>();
        operations.forEach(operation -> {
            places.addAll(operation.constraints());
            operation.security().map(Security::elements).ifPresent(places::addAll);
        });
        Map<JsonPointer, List<String>> exercised = new LinkedHashMap<>();
        clauses.forEach(clause -> clause.exercises()
                .forEach(place -> exercised
                        .computeIfAbsent(place, key -> new ArrayList<>())
                        .add(clause.id())));
        Set<JsonPointer> responses = operations.stream()
                .flatMap(operation -> operation.responses().stream())
                .map(ResponseSpec::place)
                .collect(Collectors.toSet());
        return new Coverage(places.stream()
                .map(place -> item(place, exercised.getOrDefault(place, List.of()), responses))
                .toList());
    }

    private static Coverage.Item item(JsonPointer place, List<String> ids, Set<JsonPointer> responses) {
        return new Coverage.Item(place, ids, ids.isEmpty() ? reason(place, responses) : "");
    }

    private static String reason(JsonPointer place, Set<JsonPointer> responses) {
        if (responses.contains(place)) {
            return "no request of the kit must get this response";
        }
        return place.last().getMatchingProperty().equals("default")
                ? "a response does not show what a server takes for an absent value"
                : "no clause tries it";
    }
}
