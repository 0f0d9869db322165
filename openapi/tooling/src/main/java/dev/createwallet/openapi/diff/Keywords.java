package dev.createwallet.openapi.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.openapi.model.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges changes of keywords. A keyword that is not listed counts as breaking. */
final class Keywords {

    /** Judges two values that differ; a missing node stands for an absent keyword. */
    @FunctionalInterface
    interface Judge {

        Verdict judge(Direction direction, JsonNode before, JsonNode after);
    }

    private static final Verdict NOT_UNDERSTOOD =
            new Verdict(Level.MAJOR, "nothing is known about this keyword, so it counts as breaking");

    private static final Judge WORDING = (direction, before, after) -> Verdict.WORDING;
    private static final Judge DEPRECATION = (direction, before, after) -> Verdict.offTheWire(
            Level.MINOR,
            after.asBoolean() ? "callers should know before it goes away" : "callers may count on it again");
    private static final Judge SECRECY = (direction, before, after) ->
            Verdict.offTheWire(Level.MINOR, "it decides what callers and providers may log and print");
    private static final Judge PROVENANCE = (direction, before, after) ->
            Verdict.offTheWire(Level.MINOR, "it decides whether a breach fails a provider or warns it");
    private static final Judge NAMING = (direction, before, after) -> Verdict.NAMING;
    private static final Judge SCENARIO = (direction, before, after) -> direction == Direction.REQUEST
            ? Verdict.offTheWire(Level.MINOR, "providers are tested with it")
            : Verdict.WORDING;
    private static final Judge CREDENTIALS =
            (direction, before, after) -> new Verdict(Level.MAJOR, "the credentials that callers send are rejected");
    private static final Judge PROMISE = (direction, before, after) -> before.isMissingNode()
            ? Direction.RESPONSE.tightened()
            : new Verdict(Level.MAJOR, "callers can no longer rely on what responses promised");
    private static final Judge DEFAULT = (direction, before, after) -> direction == Direction.RESPONSE
            ? Verdict.offTheWire(
                    Level.MINOR, "nothing that is sent differs; some generated clients read it in place of nothing")
            : before.isMissingNode()
                    ? new Verdict(
                            Level.MINOR, "callers now know what leaving it out means, and providers have to keep to it")
                    : new Verdict(Level.MAJOR, "for callers that leave it out it now means something else");
    private static final Judge NOTHING_DONE = (direction, before, after) -> before.asBoolean()
            ? new Verdict(Level.MAJOR, "callers can no longer rely on it that such a request had no effect")
            : new Verdict(
                    Level.MINOR, "callers know whether such a request had an effect, and providers have to keep to it");
    private static final Judge PRESENCE = constraint((before, after) -> after.asBoolean() ? -1 : 1);
    private static final Judge FORM =
            constraint((before, after) -> before.isMissingNode() ? -1 : after.isMissingNode() ? 1 : 0);

    /** The least length, 0, allows what the absence of one does. */
    private static final Judge LENGTH = (direction, before, after) -> before.asInt() == after.asInt()
            ? Verdict.WORDING
            : before.asInt() < after.asInt() ? direction.tightened() : direction.loosened();

    private static final Map<String, Judge> EVERYWHERE = Map.of(
            "title", WORDING,
            "summary", WORDING,
            "description", WORDING,
            "example", WORDING,
            "externalDocs", WORDING,
            "deprecated", DEPRECATION,
            "x-provenance", PROVENANCE,
            "x-provenance-covers", PROVENANCE,
            "x-provenance-note", WORDING);

    static final Keywords INFO =
            new Keywords(Map.of("contact", WORDING, "license", WORDING, "termsOfService", WORDING));
    /**
     * An address that differs in more than its last slash is another server's. The constant of a server is named after
     * its description.
     */
    static final Keywords SERVER = new Keywords(Map.of(
            "url",
            WORDING,
            "description",
            (direction, before, after) -> Words.constant(before.asText()).equals(Words.constant(after.asText()))
                    ? Verdict.WORDING
                    : Verdict.NAMING));

    static final Keywords SECURITY_SCHEME = new Keywords(Map.of(
            "type",
            CREDENTIALS,
            "scheme",
            CREDENTIALS,
            "name",
            CREDENTIALS,
            "in",
            CREDENTIALS,
            "bearerFormat",
            WORDING));
    static final Keywords PATH = new Keywords(Map.of());
    static final Keywords OPERATION = new Keywords(Map.of("operationId", NAMING, "tags", NAMING));
    /** Parameters, headers, request bodies, responses and media types. */
    static final Keywords MESSAGE_PART =
            new Keywords(Map.of("required", PRESENCE, "example", SCENARIO, "x-nothing-done", NOTHING_DONE));
    /** Of a named example that is there before and after. */
    static final Keywords EXAMPLE = new Keywords(Map.of(
            "value",
            (direction, before, after) ->
                    Verdict.offTheWire(Level.MINOR, "providers are tested with it, and callers get it from the stub")));

    static final Keywords SCHEMA = new Keywords(Map.ofEntries(
            Map.entry("type", constraint(Keywords::widthOfType)),
            Map.entry("enum", Keywords::judgeEnum),
            Map.entry("nullable", constraint((before, after) -> after.asBoolean() ? 1 : -1)),
            Map.entry("format", Keywords::judgeFormat),
            Map.entry("pattern", Keywords::judgePattern),
            Map.entry("multipleOf", constraint(Keywords::widthOfStep)),
            Map.entry("minLength", LENGTH),
            Map.entry("minItems", LENGTH),
            Map.entry("minProperties", LENGTH),
            Map.entry("minimum", bound(-1)),
            Map.entry("maxLength", bound(1)),
            Map.entry("maxItems", bound(1)),
            Map.entry("maxProperties", bound(1)),
            Map.entry("maximum", bound(1)),
            Map.entry("exclusiveMinimum", PRESENCE),
            Map.entry("exclusiveMaximum", PRESENCE),
            Map.entry("uniqueItems", PRESENCE),
            Map.entry("additionalProperties", constraint((before, after) -> widthOfRest(after) - widthOfRest(before))),
            Map.entry("default", DEFAULT),
            Map.entry("readOnly", oneWay(Direction.REQUEST)),
            Map.entry("writeOnly", oneWay(Direction.RESPONSE)),
            Map.entry("x-sensitive", SECRECY),
            Map.entry("x-echoes", PROMISE),
            Map.entry("x-unique", PROMISE)));

    private static final Map<String, String> WIDER_FORMATS = Map.of("int32", "int64", "float", "double");

    private final Map<String, Judge> judges;

    private Keywords(Map<String, Judge> own) {
        Map<String, Judge> all = new HashMap<>(EVERYWHERE);
        all.putAll(own);
        judges = Map.copyOf(all);
    }

    boolean understands(String keyword) {
        return judges.containsKey(keyword);
    }

    Verdict judge(String keyword, Direction direction, JsonNode before, JsonNode after) {
        return judges.getOrDefault(keyword, (way, old, current) -> NOT_UNDERSTOOD)
                .judge(direction, before, after);
    }

    /** Whether a value that differs allows more (positive), less (negative), or something else (zero) than before. */
    @FunctionalInterface
    private interface Width {

        int compare(JsonNode before, JsonNode after);
    }

    private static Judge constraint(Width width) {
        return (direction, before, after) -> {
            int wider = width.compare(before, after);
            return wider > 0 ? direction.loosened() : wider < 0 ? direction.tightened() : direction.replaced();
        };
    }

    /** A bound allows more the further it lies in the direction of the sign, and most if it is absent. */
    private static Judge bound(int sign) {
        return constraint((before, after) -> before.isMissingNode()
                ? -1
                : after.isMissingNode() ? 1 : sign * after.decimalValue().compareTo(before.decimalValue()));
    }

    /** Takes the part out of that direction; in the other one it says nothing. */
    private static Judge oneWay(Direction away) {
        return (direction, before, after) -> direction != away
                ? Verdict.WORDING
                : after.asBoolean()
                        ? new Verdict(
                                Level.MAJOR,
                                away == Direction.REQUEST
                                        ? "callers can no longer send it"
                                        : "callers no longer find it in responses")
                        : new Verdict(
                                Level.MINOR,
                                away == Direction.REQUEST
                                        ? "callers can now send it, and providers have to accept it"
                                        : "callers may now find it in responses");
    }

    private static int widthOfType(JsonNode before, JsonNode after) {
        String change = before.asText() + " " + after.asText();
        return change.equals("integer number") ? 1 : change.equals("number integer") ? -1 : 0;
    }

    private static Verdict judgeFormat(Direction direction, JsonNode before, JsonNode after) {
        String old = meaningOfFormat(before);
        String current = meaningOfFormat(after);
        return old.equals(current)
                ? Verdict.WORDING
                : current.isEmpty() || current.equals(WIDER_FORMATS.get(old))
                        ? direction.loosened()
                        : old.isEmpty() || old.equals(WIDER_FORMATS.get(current))
                                ? direction.tightened()
                                : direction.replaced();
    }

    /** A password is any text, just not to be seen. */
    private static String meaningOfFormat(JsonNode format) {
        return format.asText().equals("password") ? "" : format.asText();
    }

    private static int widthOfStep(JsonNode before, JsonNode after) {
        return before.isMissingNode()
                ? -1
                : after.isMissingNode() ? 1 : isMultiple(before, after) ? 1 : isMultiple(after, before) ? -1 : 0;
    }

    private static boolean isMultiple(JsonNode number, JsonNode step) {
        return number.decimalValue().remainder(step.decimalValue()).signum() == 0;
    }

    /** Whether one pattern accepts all that another does cannot be told in general. */
    private static Verdict judgePattern(Direction direction, JsonNode before, JsonNode after) {
        return before.isMissingNode() || after.isMissingNode()
                ? FORM.judge(direction, before, after)
                : Verdict.uncertain(
                        Level.MAJOR,
                        "it may accept " + (direction == Direction.REQUEST ? "less" : "more")
                                + ": patterns can't be compared. Waive it if it does not");
    }

    private static Verdict judgeEnum(Direction direction, JsonNode before, JsonNode after) {
        if (before.isMissingNode() || after.isMissingNode()) {
            return FORM.judge(direction, before, after);
        }
        Set<JsonNode> old = before.valueStream().collect(Collectors.toSet());
        Set<JsonNode> current = after.valueStream().collect(Collectors.toSet());
        if (old.equals(current)) {
            return Verdict.WORDING;
        }
        return current.containsAll(old)
                ? direction.loosened()
                : old.containsAll(current) ? direction.tightened() : direction.replaced();
    }

    /** What additional properties may be: none, those of a schema, or any. */
    private static int widthOfRest(JsonNode additionalProperties) {
        return additionalProperties.isObject() ? 1 : additionalProperties.asBoolean(true) ? 2 : 0;
    }
}
