package dev.createwallet.openapi.diff;

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

/**
 * The arguments of an operation in stock clients whose methods take them one by one: required ones first, and otherwise
 * in the order of the contract.
 *
 * @param operation its id
 * @param names in their order
 * @param required how many of them, the first ones, are required
 */
public record Arguments(String operation, List<String> names, int required) {

    private record Argument(String name, boolean required) {}

    public static Arguments of(Contract contract, Operation operation) {
        List<Argument> arguments = new ArrayList<>();
        operation
                .parameters()
                .forEach((Parameter parameter) -> arguments.add(new Argument(parameter.name(), parameter.required())));
        operation.requestContents().limit(1).forEach((Content content) -> {
            Place schema = contract.resolve(content.schema());
            Set<String> required =
                    schema.member("required").children().map(Place::text).collect(Collectors.toSet());
            if (content.isForm()) {
                schema.member("properties")
                        .children()
                        .forEach(field -> arguments.add(new Argument(field.name(), required.contains(field.name()))));
            } else {
                arguments.add(
                        new Argument("body", operation.body().orElseThrow().required()));
            }
        });
        return new Arguments(
                operation.id(),
                arguments.stream()
                        .sorted(Comparator.comparing(Argument::required).reversed())
                        .map(Argument::name)
                        .toList(),
                (int) arguments.stream().filter(Argument::required).count());
    }

    /** Whether callers of before pass all their arguments where they belong now; there may be more after them. */
    public boolean continues(Arguments before) {
        return names.size() >= before.names.size()
                && names.subList(0, before.names.size()).equals(before.names);
    }

    /**
     * Whether a value that a caller of before passes arrives under another name, and nothing else breaks this caller: no
     * argument is gone, and none is required that was not.
     */
    boolean mixUp(Arguments before) {
        return !continues(before)
                && names.containsAll(before.names)
                && before.names.subList(0, before.required).containsAll(names.subList(0, required));
    }

    /** What each position takes now and took before, where the two differ; a clause. */
    public String moved(Arguments before) {
        return IntStream.range(0, Math.min(names.size(), before.names.size()))
                .filter(i -> !names.get(i).equals(before.names.get(i)))
                .mapToObj(i -> names.get(i) + " where it took " + before.names.get(i))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return operation + "(" + String.join(", ", names) + ")";
    }
}
