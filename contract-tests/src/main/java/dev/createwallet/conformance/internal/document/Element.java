package dev.createwallet.conformance.internal.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.conformance.result.Breach;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A value that the contract gives a schema: a parameter, a form field, a property, a body.
 *
 * @param document the contract
 * @param name the name of the value
 * @param place where its schema stands, references followed
 * @param sensitive whether the value is a secret or personal data
 * @param required whether the value must be there
 */
public record Element(Document document, String name, JsonPointer place, boolean sensitive, boolean required) {

    public static Element of(Document document, String name, JsonPointer schema, boolean required) {
        return new Element(
                document, name, document.resolve(schema), document.secrecy().hidesSchema(schema), required);
    }

    public JsonNode schema() {
        return document.at(place);
    }

    /** Returns the type, or what {@code properties} and {@code items} imply; empty if any type will do. */
    public String type() {
        String type = parts().stream()
                .map(part -> document.at(part).path("type").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return !type.isEmpty() ? type : !members().isEmpty() ? "object" : schema().has("items") ? "array" : "";
    }

    public boolean is(String type) {
        return type().equals(type);
    }

    /** Returns the places of this schema and of all that {@code allOf} adds to it. */
    private List<JsonPointer> parts() {
        Set<JsonPointer> parts = new LinkedHashSet<>();
        collectParts(place, parts);
        return List.copyOf(parts);
    }

    private void collectParts(JsonPointer schema, Set<JsonPointer> parts) {
        JsonPointer here = document.resolve(schema);
        if (parts.add(here)) {
            IntStream.range(0, document.at(here).path("allOf").size())
                    .forEach(i -> collectParts(here.appendProperty("allOf").appendIndex(i), parts));
        }
    }

    /** Returns the properties that the schema names, in its order, those of {@code allOf} included. */
    public List<Element> members() {
        Map<String, Element> members = new LinkedHashMap<>();
        Set<String> required = requiredNames();
        for (JsonPointer part : parts()) {
            JsonPointer properties = part.appendProperty("properties");
            document.at(properties)
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .forEach(name -> members.putIfAbsent(
                            name,
                            within(of(document, name, properties.appendProperty(name), required.contains(name)))));
        }
        return List.copyOf(members.values());
    }

    /** What is in a secret is secret. */
    private Element within(Element inner) {
        return new Element(document, inner.name(), inner.place(), sensitive || inner.sensitive(), inner.required());
    }

    public Optional<Element> member(String name) {
        return members().stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** Returns the names of the required properties. */
    public Set<String> requiredNames() {
        Set<String> names = new LinkedHashSet<>();
        parts().forEach(part -> document.at(part).path("required").forEach(name -> names.add(name.asText())));
        return names;
    }

    /** Returns where the schema says that a property is required. */
    public Optional<JsonPointer> requiredAt(String name) {
        for (JsonPointer part : parts()) {
            JsonNode required = document.at(part).path("required");
            for (int i = 0; i < required.size(); i++) {
                if (required.get(i).asText().equals(name)) {
                    return Optional.of(part.appendProperty("required").appendIndex(i));
                }
            }
        }
        return Optional.empty();
    }

    public Optional<Element> items() {
        return schema().has("items")
                ? Optional.of(within(of(document, name, keyword("items"), false)))
                : Optional.empty();
    }

    /** Returns the schemas that {@code oneOf} or {@code anyOf} offer. */
    public List<Element> alternatives() {
        return Stream.of("oneOf", "anyOf")
                .flatMap(keyword -> IntStream.range(0, schema().path(keyword).size())
                        .mapToObj(i -> of(document, name, keyword(keyword).appendIndex(i), required)))
                .toList();
    }

    public boolean has(String keyword) {
        return schema().has(keyword);
    }

    /** Returns whether a keyword is there and true. */
    public boolean flag(String keyword) {
        return schema().path(keyword).asBoolean();
    }

    /** Returns the value of a keyword as text. */
    public Optional<String> text(String keyword) {
        return Optional.of(schema().path(keyword)).filter(JsonNode::isValueNode).map(JsonNode::asText);
    }

    public Optional<Integer> count(String keyword) {
        return Optional.of(schema().path(keyword)).filter(JsonNode::isNumber).map(JsonNode::intValue);
    }

    public JsonPointer keyword(String keyword) {
        return place.appendProperty(keyword);
    }

    /** Returns whether the object takes properties that its schema does not name. */
    public boolean open() {
        return parts().stream()
                .map(part -> document.at(part).path("additionalProperties"))
                .noneMatch(value -> value.isBoolean() && !value.booleanValue());
    }

    public List<Breach> breaches(JsonNode value) {
        return document.validate(place, name, value);
    }

    public boolean allows(JsonNode value) {
        return breaches(value).isEmpty();
    }

    /** Visits a value and everything in it together with the elements that describe it. */
    public void visit(JsonNode value, BiConsumer<Element, JsonNode> visitor) {
        visitor.accept(this, value);
        if (value.isObject()) {
            members().stream()
                    .filter(member -> value.has(member.name()))
                    .forEach(member -> member.visit(value.get(member.name()), visitor));
        } else if (value.isArray()) {
            items().ifPresent(items -> value.forEach(item -> items.visit(item, visitor)));
        }
    }
}
