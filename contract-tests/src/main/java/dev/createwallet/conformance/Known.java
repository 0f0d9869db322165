package dev.createwallet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * What stands at a server for what the contract's examples say.
 *
 * @param examples by the name of a parameter's example
 * @param values by the name of a member of the body
 */
record Known(Map<String, String> examples, Map<String, String> values) {

    static final Known NOTHING = new Known(Map.of(), Map.of());

    Optional<String> example(String name) {
        return Optional.ofNullable(examples.get(name));
    }

    /** The value of a member, as its schema types it. */
    Optional<JsonNode> value(Contract contract, Element member) {
        return Optional.ofNullable(values.get(member.name())).map(text -> contract.typed(member.place(), text));
    }

    /**
     * Holds the values against the contract.
     *
     * @throws IllegalArgumentException if one is of a field that no request has, or is not as its schema has it
     */
    void requireFitting(Contract contract) {
        values.keySet().forEach(name -> {
            Element member = contract.operations().stream().flatMap(operation -> operation.body().members(contract))
                    .filter(candidate -> candidate.name().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("The contract has no request with the field " + name));
            contract.validate(member.place(), name, value(contract, member).orElseThrow()).stream().findFirst().ifPresent(breach -> {
                throw new IllegalArgumentException("The value of " + name + " is not as the contract has it: expected " + breach.expected());
            });
        });
    }
}
