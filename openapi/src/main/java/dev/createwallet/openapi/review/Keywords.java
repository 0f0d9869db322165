package dev.createwallet.openapi.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What it means that the value of a keyword differs. A keyword that is not listed is not understood, so it breaks. */
final class Keywords {

    /** Judges two values that differ; a missing node stands for an absent keyword. */
    @FunctionalInterface
    interface Judge {

        Verdict judge(Direction direction, JsonNode before, JsonNode after);
    }

    private static final Verdict NOT_UNDERSTOOD =
            new Verdict(Level.MAJOR, "nothing is known of this keyword, so it is taken to break");

    private static final Judge WORDING = (direction, before, after) -> Verdict.WORDING;
    private static final Judge DEPRECATION = (direction, before, after) ->
            new Verdict(Level.MINOR, "callers should know before it goes away");
    private static final Judge SECRECY = (direction, before, after) ->
            new Verdict(Level.MINOR, "it decides what may be logged and printed");
    private static final Judge PROVENANCE = (direction, before, after) ->
            new Verdict(Level.MINOR, "it decides whether a breach fails a provider or warns it");
    private static final Judge NAMING = (direction, before, after) ->
            new Verdict(Level.MAJOR, "generated code is named after it");
    private static final Judge PROMISE = (direction, before, after) -> before.isMissingNode()
            ? new Verdict(Level.MINOR, "answers promise more than before")
            : new Verdict(Level.MAJOR, "answers no longer keep what was promised");
    private static final Judge DEFAULT = (direction, before, after) -> before.isMissingNode()
            ? new Verdict(Level.MINOR, "it now says what leaving it out means")
            : new Verdict(Level.MAJOR, "leaving it out now means something else");
    private static final Judge PRESENCE = constraint((before, after) -> after.asBoolean() ? -1 : 1);
    private static final Judge FORM = constraint((before, after) ->
            before.isMissingNode() ? -1 : after.isMissingNode() ? 1 : 0);

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

    static final Keywords INFO = new Keywords(Map.of("contact", WORDING, "license", WORDING));
    static final Keywords SERVER = new Keywords(Map.of());
    static final Keywords SECURITY_SCHEME = new Keywords(Map.of());
    static final Keywords PATH = new Keywords(Map.of());
    static final Keywords OPERATION = new Keywords(Map.of("operationId", NAMING, "tags", NAMING));
    /** Parameters, headers, request bodies, responses and media types. The name is not judged: it is what they are found by. */
    static final Keywords MESSAGE_PART =
            new Keywords(Map.of("required", PRESENCE, "name", WORDING, "examples", WORDING));
    static final Keywords SCHEMA = new Keywords(Map.ofEntries(
            Map.entry("type", constraint(Keywords::widthOfType)),
            Map.entry("enum", Keywords::judgeEnum),
            Map.entry("nullable", constraint((before, after) -> after.asBoolean() ? 1 : -1)),
            Map.entry("format", FORM),
            Map.entry("pattern", FORM),
            Map.entry("multipleOf", FORM),
            Map.entry("minLength", bound(-1)),
            Map.entry("minItems", bound(-1)),
            Map.entry("minProperties", bound(-1)),
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

    private final Map<String, Judge> judges;

    private Keywords(Map<String, Judge> own) {
        Map<String, Judge> all = new HashMap<>(EVERYWHERE);
        all.putAll(own);
        judges = Map.copyOf(all);
    }

    Verdict judge(String keyword, Direction direction, JsonNode before, JsonNode after) {
        return judges.getOrDefault(keyword, (way, old, current) -> NOT_UNDERSTOOD).judge(direction, before, after);
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
        return constraint((before, after) -> before.isMissingNode() ? -1
                : after.isMissingNode() ? 1 : sign * after.decimalValue().compareTo(before.decimalValue()));
    }

    /** Takes the part out of that direction; in the other one it says nothing. */
    private static Judge oneWay(Direction away) {
        return (direction, before, after) -> direction != away ? Verdict.WORDING
                : after.asBoolean()
                        ? new Verdict(Level.MAJOR, away == Direction.REQUEST ? "it can no longer be sent" : "answers no longer carry it")
                        : new Verdict(Level.MINOR, away == Direction.REQUEST ? "it can now be sent" : "answers now carry it");
    }

    private static int widthOfType(JsonNode before, JsonNode after) {
        String change = before.asText() + " " + after.asText();
        return change.equals("integer number") ? 1 : change.equals("number integer") ? -1 : 0;
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
        return current.containsAll(old) ? direction.loosened()
                : old.containsAll(current) ? direction.tightened() : direction.replaced();
    }

    /** Whatever may stand beside the listed properties: nothing, what has a schema, or anything. */
    private static int widthOfRest(JsonNode additionalProperties) {
        return additionalProperties.isObject() ? 1 : additionalProperties.asBoolean(true) ? 2 : 0;
    }
}
