package dev.createwallet.openapi.review;

import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Content;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a change does to callers of stock clients whose methods take the inputs of an operation one by one: required
 * ones first, and otherwise in the order of the contract.
 */
final class PositionalCallers {

    private static final String USER = "what calls it by position";

    /** An argument of a method. */
    private record Input(String name, boolean required) {}

    private PositionalCallers() {}

    static List<JavaImpact.Break> breaks(Contract released, Contract changed) {
        return released.operations().stream()
                .flatMap(before -> changed.operations().stream()
                        .filter(after -> after.id().equals(before.id()))
                        .flatMap(after -> breaks(after.id(), inputs(released, before), inputs(changed, after))))
                .toList();
    }

    private static Stream<JavaImpact.Break> breaks(String method, List<String> before, List<String> after) {
        if (before.equals(after)) {
            return Stream.empty();
        }
        String signature = method + "(" + String.join(", ", after) + ")";
        if (before.size() != after.size()) {
            return Stream.of(new JavaImpact.Break(
                    signature + " takes other arguments",
                    USER,
                    " does not compile or, where the last arguments may be left out, sends values under other names"));
        }
        String moved = IntStream.range(0, after.size())
                .filter(i -> !before.get(i).equals(after.get(i)))
                .mapToObj(i -> after.get(i) + " where it took " + before.get(i))
                .collect(Collectors.joining(", "));
        return Stream.of(new JavaImpact.Break(signature + " takes " + moved, USER, JavaImpact.Break.MIXED_UP));
    }

    private static List<String> inputs(Contract contract, Operation operation) {
        List<Input> inputs = new ArrayList<>();
        operation
                .parameters()
                .forEach((Parameter parameter) -> inputs.add(new Input(parameter.name(), parameter.required())));
        operation.requestContents().limit(1).forEach((Content content) -> {
            Place schema = contract.resolve(content.schema());
            Set<String> required =
                    schema.member("required").children().map(Place::text).collect(Collectors.toSet());
            if (content.isForm()) {
                schema.member("properties")
                        .children()
                        .forEach(field -> inputs.add(new Input(field.name(), required.contains(field.name()))));
            } else {
                inputs.add(new Input("body", operation.body().orElseThrow().required()));
            }
        });
        return inputs.stream()
                .sorted(Comparator.comparing(Input::required).reversed())
                .map(Input::name)
                .toList();
    }
}
