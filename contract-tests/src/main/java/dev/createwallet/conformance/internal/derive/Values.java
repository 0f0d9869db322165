package dev.createwallet.conformance.internal.derive;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Parameter;
import dev.createwallet.conformance.internal.document.CannotTryException;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.document.Example;
import dev.createwallet.conformance.internal.document.Secrecy;
import dev.createwallet.conformance.result.Breach;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The values of an input that the kit tries. */
public final class Values {

    private static final int LONG = 500;
    private static final int LONGEST_TO_CHANGE = 16;
    private static final int MOST_ITEMS = 100;
    private static final int DEEPEST = 2;

    /** An input with more constraints than this is no input of one request. */
    private static final int MOST_BROKEN = 200;

    private static final int SHOWN = 50;

    private final Input input;
    private final Overrides overrides;
    private final Element element;
    private final String type;
    private final Map<String, JsonNode> mustAccept;

    public Values(Input input, Overrides overrides) {
        this.input = input;
        this.overrides = overrides;
        this.element = input.element();
        this.type = element.type();
        this.mustAccept = Collections.unmodifiableMap(readMustAccept());
    }

    /**
     * A value that its schema forbids.
     *
     * @param keyword the keyword that forbids it
     * @param variant tells the values apart that one keyword forbids; empty for the plainest
     * @param place where the keyword stands
     */
    public record Broken(String keyword, String variant, JsonPointer place, JsonNode value) {}

    /**
     * Returns the values that a server must accept, since the contract names them: examples and enumerations. By a
     * name.
     */
    public Map<String, JsonNode> mustAccept() {
        return mustAccept;
    }

    private Map<String, JsonNode> readMustAccept() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        element.schema()
                .path("enum")
                .valueStream()
                .filter(value -> !value.isNull())
                .forEach(value -> values.put(value.asText(), value));
        examples().forEach(value -> values.putIfAbsent("example", value));
        if (type.equals("boolean")) {
            values.put("true", BooleanNode.TRUE);
            values.put("false", BooleanNode.FALSE);
        }
        if (element.flag("nullable") && !input.isText()) {
            values.put("null", NullNode.getInstance());
        }
        return valid(values);
    }

    private Stream<JsonNode> examples() {
        Stream<JsonNode> ofContract = Stream.concat(
                Stream.of(element.schema().path("example")).filter(value -> !value.isMissingNode()),
                input.parameter().flatMap(Parameter::anyExample).stream());
        return Stream.concat(overrides.value(element).stream(), ofContract.map(this::typed));
    }

    /** The example of a parameter is often written as text whatever its type. */
    private JsonNode typed(JsonNode value) {
        return value.isTextual() && input.isText()
                ? element.document().schemas().typed(element, value.textValue())
                : value;
    }

    /**
     * Returns values that the schema allows. A server may still reject one for a reason that no schema states. By a
     * name.
     */
    public Map<String, JsonNode> mayAccept() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        if (!element.has("enum")) {
            switch (type) {
                case "string" -> strings().forEach((name, text) -> values.put(name, TextNode.valueOf(text)));
                case "integer", "number" -> numbers(values);
                case "array" -> arrays(values);
                case "boolean" -> {}
                default -> Samples.of(element).ifPresent(value -> values.put("plain", value));
            }
        }
        return valid(values);
    }

    private Map<String, String> strings() {
        Map<String, String> strings = new LinkedHashMap<>();
        strings.put("plain", Samples.text(element));
        length("minLength").ifPresent(length -> strings.put("shortest", "x".repeat(length)));
        length("maxLength").ifPresent(length -> strings.put("longest", "x".repeat(length)));
        nearly().forEach(strings::put);
        if (input.in() != In.HEADER) {
            strings.put("empty", "");
            strings.put("blanks", " between  blanks ");
            strings.put("reserved", "a+b c&d=e%20f;g/h?i#j\"k'l\\m<n>:@,[0]{1}|~");
            strings.put("unicode", "Zo\u00eb \u65e5\u672c \ud83d\ude00");
            strings.put("long", "long-".repeat(LONG / "long-".length()));
        }
        return strings;
    }

    private Optional<Integer> length(String keyword) {
        return element.count(keyword).filter(length -> length >= 0 && length <= Samples.LONGEST);
    }

    /** Returns texts that differ little from one that a pattern allows. The pattern may allow them, too. By a name. */
    private Map<String, String> nearly() {
        Map<String, String> texts = new LinkedHashMap<>();
        Optional<String> allowed = element.has("pattern")
                ? mustAccept.values().stream()
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                : Optional.empty();
        allowed.ifPresent(text -> {
            texts.put("preceded", "x" + text);
            texts.put("followed", text + "x");
            texts.put("cut-short", text.substring(0, text.length() - 1));
            for (int i = 0; i < Math.min(text.length(), LONGEST_TO_CHANGE); i++) {
                if (i == 0 || kind(text.charAt(i)) != kind(text.charAt(i - 1))) {
                    String before = text.substring(0, i);
                    texts.put(
                            "changed-" + (i + 1),
                            before + (Character.isLetter(text.charAt(i)) ? '0' : 'x') + text.substring(i + 1));
                    texts.put("doubled-" + (i + 1), before + text.charAt(i) + text.substring(i));
                }
            }
        });
        texts.values().removeIf(String::isEmpty);
        return texts;
    }

    /** Returns texts that differ little from one of an enumeration. By a name. */
    private Map<String, String> nearlyListed() {
        Map<String, String> texts = new LinkedHashMap<>();
        element.schema()
                .path("enum")
                .valueStream()
                .filter(value -> value.isTextual() && !value.textValue().isEmpty())
                .map(JsonNode::textValue)
                .findFirst()
                .ifPresent(text -> {
                    texts.put("cut-short", text.substring(0, text.length() - 1));
                    texts.put("other-case", Credentials.inOtherCase(text));
                });
        return texts;
    }

    /** A pattern most likely treats all characters of one kind alike. */
    private static int kind(char c) {
        return Character.isDigit(c) ? 1 : Character.isLetter(c) ? 2 : 3;
    }

    private void numbers(Map<String, JsonNode> values) {
        values.put("plain", Samples.number(element));
        Samples.decimal(element, "minimum").ifPresent(least -> values.put("least", number(least)));
        Samples.decimal(element, "maximum").ifPresent(greatest -> values.put("greatest", number(greatest)));
        if (type.equals("number")) {
            values.put("fraction", number(values.get("plain").decimalValue().subtract(new BigDecimal("0.5"))));
        }
    }

    private JsonNode number(BigDecimal number) {
        return Samples.number(element, number);
    }

    /** An empty array cannot travel as text. */
    private void arrays(Map<String, JsonNode> values) {
        if (!input.isText()) {
            values.put("empty", JsonNodeFactory.instance.arrayNode());
        }
        Samples.of(element).ifPresent(value -> values.put("plain", value));
        element.items()
                .flatMap(Samples::of)
                .ifPresent(item -> Stream.of("minItems", "maxItems")
                        .forEach(keyword -> element.count(keyword)
                                .filter(count -> count > 0 && count <= MOST_ITEMS)
                                .ifPresent(count -> values.put(
                                        keyword.equals("minItems") ? "fewest" : "most", array(item, count)))));
        values.values().removeIf(value -> input.isText() && value.isEmpty());
    }

    private static ArrayNode array(JsonNode item, int count) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, count).forEach(i -> array.add(item));
        return array;
    }

    /** Returns a value that the schema allows, one that must be accepted if there is one. */
    public Optional<JsonNode> sample() {
        return Stream.of(mustAccept.values().stream(), mayAccept().values().stream(), Samples.of(element).stream())
                .flatMap(values -> values)
                .filter(value -> !value.isNull() && !(input.isText() && value.isArray() && value.isEmpty()))
                .findFirst();
    }

    /** Returns a value that the schema allows. */
    JsonNode requiredSample() {
        return sample().orElseThrow(() -> new CannotTryException(
                element.place(), "the kit can make no valid value of the " + input + "; give it an example"));
    }

    /** Returns whether a server must accept the value. */
    public boolean mustAccept(JsonNode value) {
        return mustAccept.containsValue(value);
    }

    /**
     * Returns whether a value is secret. One that the kit made up is nobody's, and without it a command would not
     * repeat what was found. What comes from an example, or from the user, is secret.
     */
    public boolean secret(JsonNode value) {
        if (!input.sensitive()) {
            return false;
        }
        boolean ofExample = Stream.concat(
                        mustAccept.values().stream(), input.examples().stream().map(Example::value))
                .map(JsonNode::asText)
                .anyMatch(text -> !text.isEmpty() && value.asText().contains(text));
        boolean madeUp = mayAccept().containsValue(value)
                || mustReject().stream().anyMatch(broken -> broken.value().equals(value))
                || distinct().filter(value::equals).isPresent();
        return ofExample || overrides.knows(input) || !madeUp;
    }

    /** Returns a value to be shown, shortened; masked if it is secret. */
    public String shown(JsonNode value) {
        if (secret(value)) {
            return Secrecy.MASK;
        }
        JsonNode masked = element.document().secrecy().masked(value, name -> Secrecy.MASK);
        String text = masked.isTextual() ? '"' + masked.textValue() + '"' : masked.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\u2026";
    }

    /** Returns a text that no other clause sends, if the schema allows one. */
    public Optional<JsonNode> distinct() {
        String text = sample().map(JsonNode::asText).orElse("");
        return Stream.of(otherDigits(text), "distinct-" + element.name())
                .filter(value -> type.equals("string") && !value.equals(text))
                .map(value -> (JsonNode) TextNode.valueOf(value))
                .filter(element::allows)
                .findFirst();
    }

    /** Changes digits, to different ones: the same digit over and over might stand in a response by chance. */
    private static String otherDigits(String text) {
        return IntStream.range(0, text.length())
                .map(i -> Character.isDigit(text.charAt(i)) ? '0' + (text.charAt(i) + i) % 10 : text.charAt(i))
                .collect(StringBuilder::new, (all, c) -> all.append((char) c), StringBuilder::append)
                .toString();
    }

    private Map<String, JsonNode> valid(Map<String, JsonNode> values) {
        values.values().removeIf(value -> !element.allows(value));
        return values;
    }

    /** Returns values that the schema forbids. */
    public List<Broken> mustReject() {
        List<Broken> broken = mustReject(0);
        return broken.subList(0, Math.min(MOST_BROKEN, broken.size()));
    }

    private List<Broken> mustReject(int depth) {
        List<Broken> broken = new ArrayList<>();
        length("minLength")
                .filter(length -> length > 0)
                .ifPresent(length -> add(broken, "minLength", "", TextNode.valueOf("x".repeat(length - 1))));
        length("maxLength").ifPresent(length -> add(broken, "maxLength", "", TextNode.valueOf("x".repeat(length + 1))));
        Stream.of("enum", "pattern")
                .filter(element::has)
                .forEach(keyword -> forbidden(keyword).ifPresent(value -> add(broken, keyword, "", value)));
        nearly().forEach((name, text) -> add(broken, "pattern", name, TextNode.valueOf(text)));
        nearlyListed().forEach((name, text) -> add(broken, "enum", name, TextNode.valueOf(text)));
        if (type.equals("string")) {
            Stream.of("enum", "pattern")
                    .filter(element::has)
                    .limit(1)
                    .forEach(keyword -> add(broken, keyword, "empty", TextNode.valueOf("")));
        }
        bounds(broken);
        types(broken);
        items(broken, depth);
        if (!input.isText()) {
            nested(broken, depth);
        }
        broken.removeIf(value -> element.allows(value.value()) || !travels(value.value()));
        return broken;
    }

    /**
     * Returns whether a server can tell what an array holds. As text an empty array is no value; one whose items are
     * joined by commas has no empty item and none with a comma.
     */
    private boolean travels(JsonNode value) {
        return !value.isArray()
                || !input.isText()
                || (!value.isEmpty()
                        && (input.separate()
                                || Call.texts(value).stream().noneMatch(text -> text.isEmpty() || text.contains(","))));
    }

    private void add(List<Broken> broken, String keyword, String variant, JsonNode value) {
        broken.add(new Broken(keyword, variant, element.keyword(keyword), value));
    }

    private void bounds(List<Broken> broken) {
        BigDecimal step = type.equals("integer") ? BigDecimal.ONE : new BigDecimal("0.01");
        Optional<BigDecimal> least = Samples.decimal(element, "minimum");
        Optional<BigDecimal> greatest = Samples.decimal(element, "maximum");
        least.ifPresent(value -> add(broken, "minimum", "", number(value.subtract(step))));
        greatest.ifPresent(value -> add(broken, "maximum", "", number(value.add(step))));
        least.filter(value -> element.flag("exclusiveMinimum"))
                .ifPresent(value -> add(broken, "exclusiveMinimum", "", number(value)));
        greatest.filter(value -> element.flag("exclusiveMaximum"))
                .ifPresent(value -> add(broken, "exclusiveMaximum", "", number(value)));
        if (element.has("multipleOf")) {
            add(
                    broken,
                    "multipleOf",
                    "",
                    number(Samples.number(element).decimalValue().add(step)));
        }
    }

    /** As text every value is a string, so only the other types can be broken there. */
    private void types(List<Broken> broken) {
        boolean scalar = List.of("integer", "number", "boolean").contains(type);
        if (scalar || (!input.isText() && List.of("array", "object").contains(type))) {
            add(broken, "type", "", TextNode.valueOf("not-" + type));
        } else if (!input.isText() && type.equals("string")) {
            add(broken, "type", "", IntNode.valueOf(1));
        }
        if (type.equals("integer")) {
            add(broken, "type", "fraction", DecimalNode.valueOf(new BigDecimal("1.5")));
        }
        if (!input.isText() && !element.flag("nullable") && !type.isEmpty()) {
            add(broken, "type", "null", NullNode.getInstance());
        }
        if (element.has("format") && type.equals("string")) {
            add(
                    broken,
                    "format",
                    "",
                    TextNode.valueOf("not-a-" + element.text("format").orElse("")));
        }
    }

    private void items(List<Broken> broken, int depth) {
        Optional<Element> items = element.items();
        Optional<JsonNode> item = items.flatMap(Samples::of);
        if (item.isEmpty()) {
            return;
        }
        element.count("minItems")
                .filter(count -> count > 0 && count <= MOST_ITEMS)
                .ifPresent(count -> add(broken, "minItems", "", array(item.get(), count - 1)));
        element.count("maxItems")
                .filter(count -> count <= MOST_ITEMS)
                .ifPresent(count -> add(broken, "maxItems", "", array(item.get(), count + 1)));
        if (element.flag("uniqueItems")) {
            add(broken, "uniqueItems", "", array(item.get(), 2));
        }
        if (depth < (input.isText() ? 1 : DEEPEST)) {
            inner(items.get(), input.isText() ? In.QUERY : In.BODY)
                    .mustReject(depth + 1)
                    .forEach(inner -> broken.add(new Broken(
                            "items",
                            path(inner),
                            inner.place(),
                            array(
                                    inner.value(),
                                    Math.max(
                                            1,
                                            Math.min(
                                                    MOST_ITEMS,
                                                    element.count("minItems").orElse(1)))))));
        }
    }

    /** Breaks the properties of an object one after the other. */
    private void nested(List<Broken> broken, int depth) {
        if (depth >= DEEPEST || !(sample().orElse(NullNode.getInstance()) instanceof ObjectNode object)) {
            return;
        }
        element.members().stream().filter(member -> !member.flag("readOnly")).forEach(member -> {
            if (member.required() && object.has(member.name())) {
                ObjectNode without = object.deepCopy();
                without.remove(member.name());
                broken.add(new Broken(
                        "required",
                        member.name(),
                        element.requiredAt(member.name()).orElse(member.place()),
                        without));
            }
            inner(member, In.BODY).mustReject(depth + 1).forEach(inner -> {
                ObjectNode changed = object.deepCopy();
                changed.set(member.name(), inner.value());
                broken.add(new Broken("properties", member.name() + "/" + path(inner), inner.place(), changed));
            });
        });
    }

    private static String path(Broken inner) {
        return inner.variant().isEmpty() ? inner.keyword() : inner.keyword() + "/" + inner.variant();
    }

    private static Values inner(Element element, In in) {
        return new Values(new Input(in, element, element.place(), element.place(), Optional.empty()), Overrides.NONE);
    }

    /** Returns a value that breaks a keyword, and if possible no other: a server may have only that one wrong. */
    private Optional<JsonNode> forbidden(String keyword) {
        List<JsonNode> candidates = Stream.of(
                        "not-a-valid-value",
                        otherDigits(sample().map(JsonNode::asText).orElse("")),
                        "0",
                        "?")
                .map(text -> element.document().schemas().typed(element, text))
                .filter(value -> !element.allows(value))
                .toList();
        return candidates.stream()
                .filter(value -> element.breaches(value).stream()
                        .map(Breach::place)
                        .toList()
                        .equals(List.of(element.keyword(keyword))))
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }
}
