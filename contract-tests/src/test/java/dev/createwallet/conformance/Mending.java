package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.derive.Overrides;
import dev.createwallet.conformance.internal.derive.Values;
import dev.createwallet.conformance.internal.document.Document;
import dev.createwallet.conformance.internal.document.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Mends the examples of a contract after an edit of its schemas, so that the edit is tested and not a broken example.
 */
final class Mending {

    private final ObjectNode tree;
    private final Document document;

    private Mending(ObjectNode tree) {
        this.tree = tree;
        this.document = Document.of(tree.deepCopy(), () -> "");
    }

    static void mend(ObjectNode tree) {
        new Mending(tree).mend(JsonPointer.empty(), tree, "");
    }

    /**
     * @param keyword the keyword that leads to the node
     */
    private void mend(JsonPointer place, JsonNode node, String keyword) {
        if (node.path("schema").isObject()) {
            Element element = Element.of(document, "example", place.appendProperty("schema"), true);
            boolean text = node.has("in");
            node.path("examples")
                    .forEach(example ->
                            ((ObjectNode) example).set("value", mended(element, example.get("value"), text)));
            Optional.ofNullable(node.get("example"))
                    .ifPresent(example -> ((ObjectNode) node).set("example", mended(element, example, text)));
        } else if (node.has("type") && node.has("example") && !keyword.equals("properties")) {
            Element element = Element.of(document, "example", place, true);
            ((ObjectNode) node).set("example", mended(element, node.get("example"), true));
        }
        node.propertyStream()
                .filter(entry ->
                        !entry.getKey().equals("examples") && !entry.getKey().equals("example"))
                .toList()
                .forEach(entry -> mend(place.appendProperty(entry.getKey()), entry.getValue(), entry.getKey()));
    }

    private JsonNode mended(Element element, JsonNode value, boolean text) {
        JsonNode typed = text && value.isValueNode() ? document.schemas().typed(element, value.asText()) : value;
        if (element.allows(typed) && !typed.isContainerNode()) {
            return value;
        }
        if (element.is("object") && value.isObject()) {
            return mendedObject(element, value.deepCopy());
        }
        return element.is("array") && value.isArray() && element.allows(value)
                ? value
                : Stream.concat(
                                sample(element).stream(),
                                variants(typed.asText()).map(TextNode::valueOf))
                        .filter(element::allows)
                        .findFirst()
                        .orElse(value);
    }

    private JsonNode mendedObject(Element element, ObjectNode value) {
        List<String> names = value.propertyStream().map(Map.Entry::getKey).toList();
        names.forEach(name -> element.member(name)
                .ifPresentOrElse(
                        member -> value.set(name, mended(member, value.get(name), false)), () -> value.remove(name)));
        element.members().stream()
                .filter(member -> member.required() && !value.has(member.name()))
                .forEach(member -> sample(member).ifPresent(sample -> value.set(member.name(), sample)));
        return value;
    }

    /** Returns the texts with one character less, and those with one more. */
    private static Stream<String> variants(String text) {
        return IntStream.range(0, text.length())
                .boxed()
                .flatMap(i -> Stream.of(
                        text.substring(0, i) + text.substring(i + 1),
                        text.substring(0, i) + text.charAt(i) + text.substring(i)));
    }

    private static Optional<JsonNode> sample(Element element) {
        return new Values(
                        new Input(In.BODY, element, element.place(), element.place(), Optional.empty()), Overrides.NONE)
                .sample();
    }

    /** Sets what responses repeat to what the request of the scenario sends. */
    static void mendEchoes(ObjectNode tree) {
        Contract.of(tree)
                .reading()
                .operations()
                .forEach(operation -> operation
                        .body()
                        .ifPresent(body -> operation
                                .responses()
                                .forEach(response -> response.json()
                                        .ifPresent(content -> content.examples()
                                                .forEach(example -> body.content()
                                                        .example(example.name())
                                                        .ifPresent(sent -> content.element()
                                                                .visit(tree.at(example.place()), (element, value) -> {
                                                                    if (value instanceof ObjectNode object) {
                                                                        element.members().stream()
                                                                                .filter(member -> object.hasNonNull(
                                                                                        member.name()))
                                                                                .forEach(member -> member.text(
                                                                                                "x-echoes")
                                                                                        .map(sent.value()::get)
                                                                                        .filter(echoed -> member.allows(
                                                                                                echo(member, echoed)))
                                                                                        .ifPresent(echoed -> object.set(
                                                                                                member.name(),
                                                                                                echo(member, echoed))));
                                                                    }
                                                                })))))));
    }

    private static JsonNode echo(Element member, JsonNode sent) {
        String text = String.join(",", Call.texts(sent));
        return member.is("string")
                ? TextNode.valueOf(text)
                : member.document().schemas().typed(member, text);
    }

    /** Returns a shallow copy of an array without a text. */
    static ArrayNode without(ArrayNode array, String text) {
        ArrayNode left = array.arrayNode();
        array.forEach(entry -> {
            if (!entry.asText().equals(text)) {
                left.add(entry);
            }
        });
        return left;
    }
}
