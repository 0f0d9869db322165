package dev.createwallet.conformance.internal.contract;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.conformance.internal.document.Document;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keywords of each kind of OpenAPI object: annotations, constraints on requests or responses, and those that lead
 * to another object.
 */
@SuppressWarnings("ImmutableEnumChecker") // The sets are.
enum Vocabulary {
    OPERATION("tags summary description operationId externalDocs deprecated security servers callbacks", ""),
    PARAMETER(
            "name in description deprecated example examples style explode allowReserved allowEmptyValue content",
            "required"),
    BODY("description", "required"),
    MEDIA_TYPE("example encoding", ""),
    RESPONSE("description links", ""),
    HEADER("description deprecated example examples style explode allowReserved allowEmptyValue content", "required"),
    EXAMPLE("summary description value externalValue", ""),
    SECURITY_SCHEME("description bearerFormat flows openIdConnectUrl", "type scheme in name"),
    SCHEMA(
            "title description externalDocs deprecated example discriminator xml",
            "type format enum pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf required"
                    + " nullable writeOnly readOnly default minItems maxItems uniqueItems minProperties maxProperties"
                    + " x-echoes x-unique");

    private final Set<String> annotations;
    private final Set<String> constraints;

    Vocabulary(String annotations, String constraints) {
        this.annotations = Set.of(annotations.split(" "));
        this.constraints = Set.of(constraints.split(" "));
    }

    /** Returns the kinds of object that keywords lead to: one object, or with {@code /*} one for each entry. */
    Map<String, Vocabulary> objects() {
        return switch (this) {
            case OPERATION -> Map.of("parameters/*", PARAMETER, "requestBody", BODY, "responses/*", RESPONSE);
            case PARAMETER, HEADER -> Map.of("schema", SCHEMA);
            case BODY -> Map.of("content/*", MEDIA_TYPE);
            case MEDIA_TYPE -> Map.of("schema", SCHEMA, "examples/*", EXAMPLE);
            case RESPONSE -> Map.of("headers/*", HEADER, "content/*", MEDIA_TYPE);
            case SCHEMA ->
                Stream.of("properties/*", "items", "additionalProperties", "allOf/*", "oneOf/*", "anyOf/*", "not")
                        .collect(Collectors.toMap(keyword -> keyword, keyword -> SCHEMA));
            case EXAMPLE, SECURITY_SCHEME -> Map.of();
        };
    }

    boolean constrains(String keyword) {
        return constraints.contains(keyword);
    }

    /** Returns whether the keyword is an annotation. Extensions that the kit does not know are annotations, too. */
    boolean annotates(String keyword) {
        return annotations.contains(keyword) || keyword.startsWith("x-");
    }

    /** Returns whether an object of this kind is a constraint by being there. */
    boolean constrains() {
        return Set.of(OPERATION, MEDIA_TYPE, RESPONSE, EXAMPLE).contains(this);
    }

    /** Returns every element that constrains, at a place and below it, references followed. */
    Set<JsonPointer> constraints(Document document, JsonPointer place) {
        return new Survey(document).of(this, place).constraints();
    }
}
