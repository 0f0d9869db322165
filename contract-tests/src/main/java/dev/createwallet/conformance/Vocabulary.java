package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the kit understands of an OpenAPI document: for each kind of object the keywords that say something, those that
 * constrain what is sent or answered, and those that lead to another object. Any other keyword is an error.
 */
enum Vocabulary {
    OPERATION("tags summary description operationId externalDocs deprecated security", ""),
    PARAMETER("name in description deprecated example examples", "required"),
    BODY("description", "required"),
    MEDIA_TYPE("example", ""),
    RESPONSE("description", ""),
    HEADER("description deprecated example examples", "required"),
    EXAMPLE("summary description value", ""),
    SECURITY_SCHEME("description bearerFormat", "type scheme in name"),
    SCHEMA("title description externalDocs deprecated example",
            "type format enum pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum required nullable"
                    + " writeOnly readOnly default additionalProperties minItems maxItems uniqueItems x-echoes x-unique");

    private static final Set<String> MARKS =
            Set.of("x-provenance", "x-provenance-note", "x-provenance-covers", "x-sensitive");
    private static final Set<String> FORMATS = Set.of("date", "date-time", "uuid", "int32", "int64", "float", "double");

    private final Set<String> annotations;
    private final Set<String> constraints;

    Vocabulary(String annotations, String constraints) {
        this.annotations = Set.of(annotations.split(" "));
        this.constraints = Set.of(constraints.split(" "));
    }

    /** What a keyword leads to: one object, or with {@code /*} one for each of its entries. */
    private Map<String, Vocabulary> objects() {
        return switch (this) {
            case OPERATION -> Map.of("parameters/*", PARAMETER, "requestBody", BODY, "responses/*", RESPONSE);
            case PARAMETER, HEADER -> Map.of("schema", SCHEMA);
            case BODY -> Map.of("content/*", MEDIA_TYPE);
            case MEDIA_TYPE -> Map.of("schema", SCHEMA, "examples/*", EXAMPLE);
            case RESPONSE -> Map.of("headers/*", HEADER, "content/*", MEDIA_TYPE);
            case SCHEMA -> Map.of("properties/*", SCHEMA, "items", SCHEMA);
            case EXAMPLE, SECURITY_SCHEME -> Map.of();
        };
    }

    /** Objects whose being there is a constraint by itself. */
    private boolean constrains() {
        return Set.of(OPERATION, MEDIA_TYPE, RESPONSE, EXAMPLE).contains(this);
    }

    /**
     * Every element that constrains, at a place and below it, references followed.
     *
     * @throws UnsupportedContractException if there is a keyword that the kit does not understand
     */
    Set<JsonPointer> constraints(Contract contract, JsonPointer place) {
        Set<JsonPointer> found = new LinkedHashSet<>();
        collect(contract, place, found, new HashSet<>());
        return found;
    }

    private void collect(Contract contract, JsonPointer reference, Set<JsonPointer> found, Set<JsonPointer> seen) {
        JsonPointer place = contract.resolve(reference);
        if (!seen.add(place)) {
            return;
        }
        if (constrains()) {
            found.add(place);
        }
        Map<String, Vocabulary> objects = objects();
        contract.at(place).propertyStream().forEach(entry -> {
            String keyword = entry.getKey();
            JsonPointer here = place.appendProperty(keyword);
            if (constraints.contains(keyword)) {
                requireUnderstood(here, entry.getValue());
                constraining(here, entry.getValue()).forEach(found::add);
            } else if (objects.containsKey(keyword)) {
                objects.get(keyword).collect(contract, here, found, seen);
            } else if (objects.containsKey(keyword + "/*")) {
                entries(here, entry.getValue()).forEach(each -> objects.get(keyword + "/*").collect(contract, each, found, seen));
            } else if (!annotations.contains(keyword) && !MARKS.contains(keyword)) {
                throw new UnsupportedContractException(here, "the keyword '" + keyword + "'");
            }
        });
    }

    private static void requireUnderstood(JsonPointer place, JsonNode value) {
        String keyword = place.last().getMatchingProperty();
        if (keyword.equals("format") && !FORMATS.contains(value.asText())) {
            throw new UnsupportedContractException(place, "the format '" + value.asText() + "'");
        }
        if (keyword.equals("additionalProperties") && value.isObject()) {
            throw new UnsupportedContractException(place, "a schema of additional properties");
        }
    }

    /** Each entry of {@code required} is an element; what is false or allows anything constrains nothing. */
    private static Stream<JsonPointer> constraining(JsonPointer place, JsonNode value) {
        String keyword = place.last().getMatchingProperty();
        if (keyword.equals("required") && value.isArray()) {
            return entries(place, value);
        }
        boolean free = keyword.equals("additionalProperties") ? value.asBoolean() : value.isBoolean() && !value.booleanValue();
        return free && !keyword.equals("default") ? Stream.empty() : Stream.of(place);
    }

    private static Stream<JsonPointer> entries(JsonPointer place, JsonNode value) {
        return value.isArray()
                ? IntStream.range(0, value.size()).mapToObj(place::appendIndex)
                : value.propertyStream().map(Map.Entry::getKey).map(place::appendProperty);
    }
}
