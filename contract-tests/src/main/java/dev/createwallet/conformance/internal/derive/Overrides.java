package dev.createwallet.conformance.internal.derive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.document.Example;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values that a server knows, in place of those of the contract's examples.
 *
 * @param examples by the value of a parameter in the contract's examples
 * @param values by the name of a parameter or of a property of the body
 */
public record Overrides(Map<Replaced, String> examples, Map<String, String> values) {

    public static final Overrides NONE = new Overrides(Map.of(), Map.of());

    /** The value of a parameter in the contract's examples. */
    public record Replaced(String parameter, String value) {

        public static Replaced of(String parameter, Example example) {
            return new Replaced(parameter, example.value().asText());
        }
    }

    Optional<String> example(String parameter, Example example) {
        return Optional.ofNullable(examples.get(Replaced.of(parameter, example)));
    }

    /** Returns whether the server has a value of its own for an input. */
    boolean knows(Input input) {
        return values.containsKey(input.name())
                || input.examples().stream()
                        .anyMatch(example -> examples.containsKey(Replaced.of(input.name(), example)));
    }

    /** Returns the value of an element, in the type of its schema. */
    Optional<JsonNode> value(Element element) {
        return Optional.ofNullable(values.get(element.name()))
                .map(text -> element.document().schemas().typed(element, text));
    }

    /**
     * Checks the values against the contract.
     *
     * @throws IllegalArgumentException if no request has such a field, or its schema does not allow the value
     */
    public void requireFitting(List<Operation> operations) {
        values.keySet().forEach(name -> {
            Element element = operations.stream()
                    .flatMap(operation -> Input.all(operation).stream())
                    .map(Input::element)
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("No request of the contract has the field " + name));
            element.breaches(value(element).orElseThrow()).stream().findFirst().ifPresent(breach -> {
                throw new IllegalArgumentException(
                        "The contract does not allow this value of " + name + ": expected " + breach.expected());
            });
        });
    }
}
