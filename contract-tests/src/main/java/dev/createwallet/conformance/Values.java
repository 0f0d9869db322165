package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values of an input that its schema allows, and values that break it, one constraint each. */
final class Values {

    private static final int LONG = 500;
    private static final int LONGEST_TO_CHANGE = 16;

    /** Longer values are more than a test should send. */
    private static final int LONGEST = 100_000;
    private static final Map<String, String> OF_FORMAT = Map.of("date", "2024-02-29", "date-time", "2024-02-29T12:34:56Z",
            "uuid", "0d9a7a3e-6f3c-4b58-9c58-0f6a2b1c7d11");

    private final Contract contract;
    private final Input input;
    private final Known known;
    private final Map<String, JsonNode> promised;
    private final Element element;
    private final Schema<?> schema;
    private final String type;

    Values(Contract contract, Input input, Known known) {
        this.contract = contract;
        this.input = input;
        this.known = known;
        this.element = input.element();
        this.schema = element.schema();
        this.type = String.valueOf(schema.getType());
        if (Stream.of(schema.getMinLength(), schema.getMaxLength()).anyMatch(length -> length != null && length > LONGEST)) {
            throw new UnsupportedContractException(element.place(), "a length of more than " + LONGEST);
        }
        if (!List.of("string", "integer", "number", "boolean").contains(type) && (input.isText() || !type.equals("array"))) {
            throw new UnsupportedContractException(element.place(), "a " + input + " of type " + type);
        }
        this.promised = Collections.unmodifiableMap(readPromised());
    }

    /** Values that a server must accept, since the contract names them: examples and enumerations. By a name. */
    Map<String, JsonNode> promised() {
        return promised;
    }

    private Map<String, JsonNode> readPromised() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        contract.at(element.keyword("enum")).valueStream().filter(value -> !value.isNull())
                .forEach(value -> values.put(value.asText(), value));
        examples().forEach(value -> values.putIfAbsent("example", value));
        if (type.equals("boolean")) {
            values.put("true", BooleanNode.TRUE);
            values.put("false", BooleanNode.FALSE);
        }
        if (Boolean.TRUE.equals(schema.getNullable()) && !input.isText()) {
            values.put("null", NullNode.getInstance());
        }
        return valid(values);
    }

    private Stream<JsonNode> examples() {
        Stream<JsonNode> ofContract = Stream.of(contract.at(element.keyword("example")), contract.at(input.place()).path("example"))
                .filter(value -> !value.isMissingNode());
        return Stream.concat(known.value(contract, element).stream(), ofContract);
    }

    /** Values that the schema allows. A server may refuse one all the same, for a reason that no schema has. By a name. */
    Map<String, JsonNode> open() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        boolean listed = contract.at(element.place()).has("enum");
        if (type.equals("string") && !listed) {
            strings().forEach((name, text) -> values.put(name, TextNode.valueOf(text)));
        } else if ((type.equals("integer") || type.equals("number")) && !listed) {
            numbers().forEach((name, number) -> values.put(name, number(number)));
        } else if (type.equals("array")) {
            values.put("empty", JsonNodeFactory.instance.arrayNode());
        }
        return valid(values);
    }

    private Map<String, String> strings() {
        Map<String, String> strings = new LinkedHashMap<>();
        strings.put("plain", OF_FORMAT.getOrDefault(String.valueOf(schema.getFormat()), "sample-" + element.name()));
        Optional.ofNullable(schema.getMinLength()).ifPresent(length -> strings.put("shortest", "x".repeat(length)));
        Optional.ofNullable(schema.getMaxLength()).ifPresent(length -> strings.put("longest", "x".repeat(length)));
        nearly().forEach(strings::put);
        if (!input.in().equals("header")) {
            strings.put("empty", "");
            strings.put("blanks", " between  blanks ");
            strings.put("reserved", "a+b c&d=e%20f;g/h?i#j\"k'l\\m<n>:@,[0]{1}|~");
            strings.put("unicode", "Zo\u00eb \u65e5\u672c \ud83d\ude00");
            strings.put("long", "long-".repeat(LONG / "long-".length()));
        }
        return strings;
    }

    /** Texts that differ little from one that a pattern allows, where there is a pattern; it may allow them, too. By a name. */
    private Map<String, String> nearly() {
        Map<String, String> texts = new LinkedHashMap<>();
        Optional<String> allowed = has("pattern") ? promised().values().stream().filter(JsonNode::isTextual)
                .map(JsonNode::textValue).filter(text -> !text.isEmpty()).findFirst() : Optional.empty();
        allowed.ifPresent(text -> {
            texts.put("preceded", "x" + text);
            texts.put("followed", text + "x");
            texts.put("cut-short", text.substring(0, text.length() - 1));
            for (int i = 0; i < Math.min(text.length(), LONGEST_TO_CHANGE); i++) {
                if (i == 0 || kind(text.charAt(i)) != kind(text.charAt(i - 1))) {
                    String before = text.substring(0, i);
                    texts.put("changed-" + (i + 1), before + (Character.isLetter(text.charAt(i)) ? '0' : 'x') + text.substring(i + 1));
                    texts.put("doubled-" + (i + 1), before + text.charAt(i) + text.substring(i));
                }
            }
        });
        texts.values().removeIf(String::isEmpty);
        return texts;
    }

    /** Characters that a pattern most likely treats alike. */
    private static int kind(char c) {
        return Character.isDigit(c) ? 1 : Character.isLetter(c) ? 2 : 3;
    }

    private Map<String, BigDecimal> numbers() {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        numbers.put("plain", Optional.ofNullable(schema.getMinimum()).orElse(BigDecimal.ZERO).add(BigDecimal.ONE));
        Optional.ofNullable(schema.getMinimum()).ifPresent(least -> numbers.put("least", least));
        Optional.ofNullable(schema.getMaximum()).ifPresent(greatest -> numbers.put("greatest", greatest));
        if (type.equals("number")) {
            numbers.put("fraction", numbers.get("plain").subtract(new BigDecimal("0.5")));
        }
        return numbers;
    }

    private JsonNode number(BigDecimal number) {
        return type.equals("integer") ? BigIntegerNode.valueOf(number.toBigInteger()) : DecimalNode.valueOf(number);
    }

    /** A value that the schema allows, promised if the contract names one. */
    JsonNode sample() {
        return Stream.concat(promised().values().stream(), open().values().stream())
                .filter(value -> !value.isNull()).findFirst()
                .orElseThrow(() -> new UnsupportedContractException(element.place(), "a " + input
                        + " of which it can make no valid value; give it an example"));
    }

    boolean isPromised(JsonNode value) {
        return promised().containsValue(value);
    }

    /** A text that no other clause sends, if the schema allows one. */
    Optional<JsonNode> distinct() {
        String text = sample().asText();
        return Stream.of(otherDigits(text), "distinct-" + element.name()).filter(value -> type.equals("string") && !value.equals(text))
                .map(value -> (JsonNode) TextNode.valueOf(value)).filter(this::isValid).findFirst();
    }

    /** Not the same digit over and over, which might stand in an answer by chance. */
    private static String otherDigits(String text) {
        return IntStream.range(0, text.length())
                .map(i -> Character.isDigit(text.charAt(i)) ? '0' + (text.charAt(i) + i) % 10 : text.charAt(i))
                .collect(StringBuilder::new, (all, c) -> all.append((char) c), StringBuilder::append).toString();
    }

    private Map<String, JsonNode> valid(Map<String, JsonNode> values) {
        values.values().removeIf(value -> !isValid(value));
        return values;
    }

    private boolean isValid(JsonNode value) {
        return breaches(value).isEmpty();
    }

    private List<Breach> breaches(JsonNode value) {
        return contract.validate(element.place(), element.name(), value);
    }

    /** Values that the schema forbids, by the keyword that does, and what tells those of one keyword apart. */
    Map<String, JsonNode> broken() {
        Map<String, JsonNode> broken = new LinkedHashMap<>();
        Optional.ofNullable(schema.getMinLength()).filter(length -> length > 0)
                .ifPresent(length -> broken.put("minLength", TextNode.valueOf("x".repeat(length - 1))));
        Optional.ofNullable(schema.getMaxLength())
                .ifPresent(length -> broken.put("maxLength", TextNode.valueOf("x".repeat(length + 1))));
        Stream.of("enum", "pattern").filter(this::has).forEach(keyword -> broken.put(keyword, forbidden(keyword)));
        nearly().forEach((name, text) -> broken.put("pattern/" + name, TextNode.valueOf(text)));
        bounds(broken);
        types(broken);
        requireBroken(broken);
        return broken;
    }

    private void bounds(Map<String, JsonNode> broken) {
        BigDecimal step = type.equals("integer") ? BigDecimal.ONE : new BigDecimal("0.01");
        Optional.ofNullable(schema.getMinimum()).ifPresent(least -> broken.put("minimum", number(least.subtract(step))));
        Optional.ofNullable(schema.getMaximum()).ifPresent(greatest -> broken.put("maximum", number(greatest.add(step))));
        if (Boolean.TRUE.equals(schema.getExclusiveMinimum())) {
            broken.put("exclusiveMinimum", number(schema.getMinimum()));
        }
        if (Boolean.TRUE.equals(schema.getExclusiveMaximum())) {
            broken.put("exclusiveMaximum", number(schema.getMaximum()));
        }
    }

    /** In text every value is a string, so only the other types can be broken there. */
    private void types(Map<String, JsonNode> broken) {
        if (!type.equals("string")) {
            broken.put("type", TextNode.valueOf("not-" + type));
        } else if (!input.isText()) {
            broken.put("type", IntNode.valueOf(1));
        }
        if (type.equals("integer")) {
            broken.put("type/fraction", DecimalNode.valueOf(new BigDecimal("1.5")));
        }
        if (!input.isText() && !Boolean.TRUE.equals(schema.getNullable())) {
            broken.put("type/null", NullNode.getInstance());
        }
        if (has("format") && type.equals("string")) {
            broken.put("format", TextNode.valueOf("not-a-" + schema.getFormat()));
        }
    }

    private void requireBroken(Map<String, JsonNode> broken) {
        broken.entrySet().removeIf(entry -> entry.getKey().contains("/") && isValid(entry.getValue()));
        broken.entrySet().stream().filter(entry -> isValid(entry.getValue())).findFirst().ifPresent(entry -> {
            throw new UnsupportedContractException(element.keyword(entry.getKey()), "a constraint that it knows no breach of");
        });
    }

    private boolean has(String keyword) {
        return contract.at(element.place()).has(keyword);
    }

    /** A value that breaks a keyword, and no other if that can be: a server may have only that one wrong. */
    private JsonNode forbidden(String keyword) {
        List<JsonNode> candidates = Stream.of("not-a-valid-value", otherDigits(sample().asText()), "0", "?")
                .map(TextNode::valueOf).map(JsonNode.class::cast).filter(value -> !isValid(value)).toList();
        return candidates.stream().filter(value -> breaches(value).stream().map(Breach::place).toList()
                        .equals(List.of(element.keyword(keyword)))).findFirst()
                .or(() -> candidates.stream().findFirst()).orElseThrow(() -> new UnsupportedContractException(
                        element.place(), "a constraint that it knows no breach of"));
    }

    JsonPointer keyword(String broken) {
        return element.keyword(broken.replaceFirst("/.*", ""));
    }
}
