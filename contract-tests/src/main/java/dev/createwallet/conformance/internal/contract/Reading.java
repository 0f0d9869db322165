package dev.createwallet.conformance.internal.contract;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.conformance.internal.document.CannotTryException;
import dev.createwallet.conformance.internal.document.Document;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.result.LeftOut;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A contract as the kit has read it.
 *
 * @param document the document
 * @param operations the operations that can be tried, in the order of the document
 * @param leftOut everything else, each with its reason
 */
public record Reading(Document document, List<Operation> operations, List<LeftOut> leftOut) {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    public static Reading of(Document document) {
        List<Operation> operations = new ArrayList<>();
        Set<LeftOut> leftOut = new LinkedHashSet<>();
        JsonPointer paths = JsonPointer.compile("/paths");
        document.at(paths)
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(path -> path.startsWith("/"))
                .forEach(path -> {
                    JsonPointer item = paths.appendProperty(path);
                    try {
                        read(document, path, document.resolve(item), operations, leftOut);
                    } catch (CannotTryException e) {
                        leftOut.add(new LeftOut(item, document.line(item), path, e.reason()));
                    }
                });
        operations.forEach(operation -> unsoundMarks(operation, operations).forEach(leftOut::add));
        return new Reading(document, List.copyOf(operations), List.copyOf(leftOut));
    }

    private static void read(
            Document document, String path, JsonPointer item, List<Operation> operations, Set<LeftOut> leftOut) {
        document.at(item)
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(METHODS::contains)
                .forEach(method -> {
                    OperationReader reader = new OperationReader(document, path, item, method);
                    Optional<Operation> operation = reader.read();
                    reader.leftOut().forEach(leftOut::add);
                    operation.ifPresent(found -> {
                        if (operations.stream().anyMatch(other -> other.id().equals(found.id()))) {
                            leftOut.add(new LeftOut(
                                    found.place(),
                                    document.line(found.place()),
                                    found.id(),
                                    "another operation has this operationId"));
                        } else {
                            operations.add(found);
                        }
                    });
                });
    }

    /** Finds marks of the contract's extensions that say nothing. */
    private static Stream<LeftOut> unsoundMarks(Operation operation, List<Operation> all) {
        Document document = operation.document();
        return operation.constraints().stream().flatMap(place -> {
            JsonPointer schema = place.head();
            Optional<String> reason = switch (place.last().getMatchingProperty()) {
                case "x-echoes" ->
                    document.at(place).asText().isEmpty()
                                    || all.stream()
                                            .filter(each -> each.constraints().contains(place))
                                            .anyMatch(each -> each.sends(
                                                    document.at(place).asText()))
                            ? Optional.empty()
                            : Optional.of("no request has the value "
                                    + document.at(place).asText() + " that x-echoes names");
                default ->
                    schema.last() == null
                                    || !schema.last().getMatchingProperty().equals("required")
                            ? Optional.empty()
                            : undescribed(document, place);
            };
            return reason.map(text -> new LeftOut(place, document.line(place), "", text)).stream();
        });
    }

    /** Returns why an entry of {@code required} says too little. */
    private static Optional<String> undescribed(Document document, JsonPointer entry) {
        JsonPointer schema = entry.head().head();
        Element element = Element.of(document, "", schema, false);
        String name = document.at(entry).asText();
        return !document.at(schema).path("properties").isEmpty()
                        && element.member(name).isEmpty()
                ? Optional.of("the schema requires the property " + name + " and does not describe it")
                : Optional.empty();
    }
}
