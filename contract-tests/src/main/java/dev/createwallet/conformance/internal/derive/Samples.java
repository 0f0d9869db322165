package dev.createwallet.conformance.internal.derive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.result.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes values that a schema allows: its examples, or made-up ones. */
final class Samples {

    /** Longer texts are more than a test should send. */
    static final int LONGEST = 100_000;

    private static final int DEEPEST = 8;
    private static final int MOST_ITEMS = 100;
    private static final Map<String, String> OF_FORMAT = Map.of(
            "date",
            "2024-02-29",
            "date-time",
            "2024-02-29T12:34:56Z",
            "uuid",
            "0d9a7a3e-6f3c-4b58-9c58-0f6a2b1c7d11",
            "email",
            "sample@example.com",
            "uri",
            "https://example.com/sample",
            "ipv4",
            "192.0.2.1",
            "byte",
            "c2FtcGxl");

    private Samples() {}

    /** Returns a value that the schema allows, if one can be made. */
    static Optional<JsonNode> of(Element element) {
        return candidates(element, 0).filter(value -> allows(element, value)).findFirst();
    }

    /** A property that only responses have may be required, and is never sent. */
    private static boolean allows(Element element, JsonNode value) {
        boolean readOnly = element.members().stream().anyMatch(member -> member.flag("readOnly") && member.required());
        return element.breaches(value).stream().allMatch(breach -> readOnly && breach.rule() == Rule.REQUIRED);
    }

    private static Stream<JsonNode> candidates(Element element, int depth) {
        Stream<JsonNode> named =
                Stream.of("example", "default").map(element.schema()::path).filter(value -> !value.isMissingNode());
        Stream<JsonNode> listed = element.schema().path("enum").valueStream().limit(1);
        Stream<JsonNode> made = Stream.of(element).flatMap(each -> Optional.ofNullable(made(each, depth)).stream());
        Stream<JsonNode> alternatives = depth > DEEPEST
                ? Stream.empty()
                : element.alternatives().stream()
                        .flatMap(each -> candidates(each, depth + 1)
                                .filter(value -> allows(each, value))
                                .limit(1));
        Stream<JsonNode> nothing = element.flag("nullable") ? Stream.of(NullNode.getInstance()) : Stream.empty();
        return Stream.of(named, listed, alternatives, made, nothing).flatMap(values -> values);
    }

    private static @Nullable JsonNode made(Element element, int depth) {
        return switch (element.type()) {
            case "object" -> depth > DEEPEST ? null : object(element, depth);
            case "array" -> depth > DEEPEST ? null : array(element, depth);
            case "integer", "number" -> number(element);
            case "boolean" -> BooleanNode.TRUE;
            default -> TextNode.valueOf(text(element));
        };
    }

    private static JsonNode object(Element element, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        element.members().stream()
                .filter(member -> member.required() && !member.flag("readOnly"))
                .forEach(member -> candidates(member, depth + 1)
                        .filter(value -> allows(member, value))
                        .findFirst()
                        .ifPresent(value -> object.set(member.name(), value)));
        return object;
    }

    private static JsonNode array(Element element, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        int length = Math.min(MOST_ITEMS, element.count("minItems").orElse(1));
        element.items()
                .ifPresent(items -> candidates(items, depth + 1)
                        .filter(value -> allows(items, value))
                        .findFirst()
                        .ifPresent(item -> {
                            for (int i = 0; i < length; i++) {
                                array.add(item);
                            }
                        }));
        return array;
    }

    static String text(Element element) {
        String plain = OF_FORMAT.getOrDefault(element.text("format").orElse(""), "sample-" + element.name());
        int least = Math.min(LONGEST, element.count("minLength").orElse(0));
        int most = element.count("maxLength").orElse(Integer.MAX_VALUE);
        return plain.length() < least
                ? "x".repeat(least)
                : plain.length() > most ? "x".repeat(Math.max(0, most)) : plain;
    }

    /** Returns a number that keeps the limits, one more than the least if possible. */
    static JsonNode number(Element element) {
        Optional<BigDecimal> least = decimal(element, "minimum");
        Optional<BigDecimal> greatest = decimal(element, "maximum");
        BigDecimal step = decimal(element, "multipleOf")
                .filter(multiple -> multiple.signum() > 0)
                .orElse(BigDecimal.ONE);
        BigDecimal plain = multiple(least.orElse(BigDecimal.ZERO).add(BigDecimal.ONE), step, RoundingMode.CEILING);
        Stream<BigDecimal> between = least.stream()
                .flatMap(low -> greatest.stream().map(high -> low.add(high).divide(BigDecimal.valueOf(2))));
        Stream<BigDecimal> below =
                greatest.map(high -> multiple(high.subtract(BigDecimal.ONE), step, RoundingMode.FLOOR)).stream();
        return Stream.of(Stream.of(plain), least.stream(), greatest.stream(), below, between)
                .flatMap(numbers -> numbers)
                .map(number -> number(element, number))
                .filter(element::allows)
                .findFirst()
                .orElseGet(() -> number(element, plain));
    }

    private static BigDecimal multiple(BigDecimal number, BigDecimal step, RoundingMode rounding) {
        return number.divide(step, 0, rounding).multiply(step);
    }

    static Optional<BigDecimal> decimal(Element element, String keyword) {
        return Optional.of(element.schema().path(keyword))
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue);
    }

    static JsonNode number(Element element, BigDecimal number) {
        return element.is("integer") ? BigIntegerNode.valueOf(number.toBigInteger()) : DecimalNode.valueOf(number);
    }
}
