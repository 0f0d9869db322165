package dev.createwallet.conformance.internal.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Decides what is secret ({@code x-sensitive}). A mark counts wherever it stands: beside a value, behind a reference or
 * on it, on a component, on items, on a part of {@code allOf}, on the schema of a parameter or of a header.
 *
 * <p>What is marked once is masked under its name everywhere, since an error page may show a value where the contract
 * does not expect it.
 */
public final class Secrecy {

    /** Stands for a secret wherever it would be shown. */
    public static final String MASK = "***";

    /** Names in here are those of components, not of headers. */
    private static final JsonPointer COMPONENTS = JsonPointer.compile("/components");

    private static final String MARK = "x-sensitive";

    private final Document document;
    private final Set<String> names;

    /** Every element of a value asks, again and again. */
    private final Map<JsonPointer, Boolean> hiddenSchemas = new ConcurrentHashMap<>();

    private Secrecy(Document document, Set<String> names) {
        this.document = document;
        this.names = names;
    }

    static Secrecy of(Document document) {
        Set<String> names = new HashSet<>();
        Secrecy secrecy = new Secrecy(document, names);
        secrecy.collect(document.root(), JsonPointer.empty());
        return secrecy;
    }

    private void collect(JsonNode node, JsonPointer place) {
        // A parameter, or a header with a schema of its own. Both have their marks on themselves or on the schema.
        if (node.path("name").isTextual() && node.path("in").isTextual() && marked(place, true)) {
            names.add(key(node.path("name").textValue()));
        }
        named(node, place, "properties");
        if (!place.equals(COMPONENTS)) {
            named(node, place, "headers");
        }
        node.propertyStream().forEach(entry -> collect(entry.getValue(), place.appendProperty(entry.getKey())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), place.appendIndex(i));
        }
    }

    /** Everything in a secret object is secret. */
    private void named(JsonNode node, JsonPointer place, String keyword) {
        node.path(keyword)
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> node.path(MARK).asBoolean()
                        || marked(place.appendProperty(keyword).appendProperty(name), true))
                .forEach(name -> names.add(key(name)));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Returns whether a value of that name is secret: a property, a form field, a parameter or a header. */
    public boolean hides(String name) {
        return names.contains(key(name));
    }

    /** Returns whether the value that a schema describes is secret as a whole. */
    public boolean hidesSchema(JsonPointer schema) {
        return hiddenSchemas.computeIfAbsent(schema, place -> marked(place, false));
    }

    /**
     * Returns a copy of a value without the secrets in it.
     *
     * @param mask what stands for a secret of that name
     */
    public JsonNode masked(JsonNode value, UnaryOperator<String> mask) {
        if (value.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            value.propertyStream()
                    .forEach(property -> copy.set(
                            property.getKey(),
                            hides(property.getKey()) && !property.getValue().isNull()
                                    ? TextNode.valueOf(mask.apply(property.getKey()))
                                    : masked(property.getValue(), mask)));
            return copy;
        }
        if (value.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> copy.add(masked(item, mask)));
            return copy;
        }
        return value;
    }

    /** Returns the secret names, for texts that are no JSON. */
    public Set<String> names() {
        return Set.copyOf(names);
    }

    private boolean marked(JsonPointer place, boolean withSchema) {
        return marked(place, withSchema, new HashSet<>());
    }

    private boolean marked(JsonPointer place, boolean withSchema, Set<JsonPointer> seen) {
        if (!seen.add(place)) {
            return false;
        }
        try {
            return document.chain(place).toList().stream().anyMatch(here -> markedItself(here, withSchema, seen));
        } catch (CannotTryException e) {
            // A broken reference. The reading reports it.
            return document.at(place).path(MARK).asBoolean();
        }
    }

    private boolean markedItself(JsonPointer here, boolean withSchema, Set<JsonPointer> seen) {
        JsonNode node = document.at(here);
        return node.path(MARK).asBoolean()
                || (withSchema && node.path("schema").isObject() && marked(here.appendProperty("schema"), false, seen))
                || (node.path("items").isObject() && marked(here.appendProperty("items"), false, seen))
                || (node.path("additionalProperties").isObject()
                        && marked(here.appendProperty("additionalProperties"), false, seen))
                || anyMarked(here, "allOf", seen)
                || anyMarked(here, "oneOf", seen)
                || anyMarked(here, "anyOf", seen);
    }

    private boolean anyMarked(JsonPointer here, String keyword, Set<JsonPointer> seen) {
        JsonPointer list = here.appendProperty(keyword);
        return IntStream.range(0, document.at(list).size()).anyMatch(i -> marked(list.appendIndex(i), false, seen));
    }
}
