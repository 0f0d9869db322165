package dev.createwallet.openapi.digest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a small value that is valid under a schema, for what the contract has no example of: required properties,
 * shortest arrays.
 */
final class Samples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Deeper than any schema that does not contain itself. */
    private static final int MAX_DEPTH = 20;

    private final Contract contract;

    Samples(Contract contract) {
        this.contract = contract;
    }

    JsonNode of(Place schema) {
        return of(schema, 0);
    }

    private JsonNode of(Place reference, int depth) {
        Place schema = contract.resolve(reference);
        for (Place given : Stream.of(schema.member("example"), schema.member("default"), first(schema.member("enum")))
                .toList()) {
            if (given.exists()) {
                return given.node();
            }
        }
        if (depth > MAX_DEPTH) {
            return JSON.nullNode();
        }
        Place alternative = Stream.of("oneOf", "anyOf")
                .map(keyword -> first(schema.member(keyword)))
                .filter(Place::exists)
                .findFirst()
                .orElse(Place.NOWHERE);
        if (alternative.exists()) {
            return of(alternative, depth + 1);
        }
        if (schema.member("allOf").exists()) {
            ObjectNode merged = object(schema, depth);
            schema.member("allOf")
                    .children()
                    .map(part -> of(part, depth + 1))
                    .filter(JsonNode::isObject)
                    .forEach(part -> merged.setAll((ObjectNode) part));
            return merged;
        }
        return switch (schema.member("type").text()) {
            case "array" -> array(schema, depth);
            case "boolean" -> JSON.booleanNode(false);
            case "integer", "number" -> number(schema);
            case "string" -> JSON.textNode(text(schema));
            default -> object(schema, depth);
        };
    }

    private static Place first(Place list) {
        return list.children().findFirst().orElse(Place.NOWHERE);
    }

    private ObjectNode object(Place schema, int depth) {
        ObjectNode object = JSON.objectNode();
        Set<String> required =
                schema.member("required").children().map(Place::text).collect(Collectors.toSet());
        schema.member("properties")
                .children()
                .filter(property -> required.contains(property.name()))
                .forEach(property -> object.set(property.name(), of(property, depth + 1)));
        return object;
    }

    private ArrayNode array(Place schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < schema.member("minItems").node().asInt(); i++) {
            array.add(of(schema.member("items"), depth + 1));
        }
        return array;
    }

    /** The smallest value that is allowed and not negative, if there is one. */
    private static JsonNode number(Place schema) {
        BigDecimal step = schema.member("multipleOf").exists()
                ? schema.member("multipleOf").node().decimalValue()
                : BigDecimal.ONE;
        BigDecimal value = BigDecimal.ZERO;
        if (schema.member("minimum").exists()) {
            BigDecimal minimum = schema.member("minimum").node().decimalValue();
            value = minimum.signum() > 0 ? minimum.subtract(minimum.remainder(step)) : value;
            while (value.compareTo(minimum) < 0
                    || (schema.member("exclusiveMinimum").isTrue() && value.compareTo(minimum) == 0)) {
                value = value.add(step);
            }
        }
        if (schema.member("maximum").exists()
                && value.compareTo(schema.member("maximum").node().decimalValue()) > 0) {
            value = schema.member("maximum").node().decimalValue();
        }
        return schema.member("type").text().equals("integer")
                ? JSON.numberNode(value.longValue())
                : JSON.numberNode(value);
    }

    private static String text(Place schema) {
        String text = switch (schema.member("format").text()) {
            case "date" -> "2023-06-30";
            case "date-time" -> "2023-06-30T12:00:00Z";
            case "uuid" -> "00000000-0000-4000-8000-000000000000";
            case "email" -> "customer@example.com";
            case "uri" -> "https://example.com";
            default -> "text";
        };
        int least = schema.member("minLength").node().asInt();
        int most = schema.member("maxLength").node().asInt(Integer.MAX_VALUE);
        String padded = text + "x".repeat(Math.max(0, least - text.length()));
        return padded.substring(0, Math.min(padded.length(), most));
    }
}
