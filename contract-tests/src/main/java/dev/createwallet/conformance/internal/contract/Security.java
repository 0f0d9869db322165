package dev.createwallet.conformance.internal.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.conformance.internal.document.CannotTryException;
import dev.createwallet.conformance.internal.document.Document;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How an operation authenticates its caller: by all of these schemes.
 *
 * @param requirement where the operation demands it
 * @param schemes the schemes; at least one
 */
public record Security(JsonPointer requirement, List<Scheme> schemes) {

    /** How a key travels. */
    public enum Kind {
        BASIC,
        BEARER,
        TOKEN,
        HEADER,
        QUERY,
        COOKIE
    }

    /**
     * A security scheme.
     *
     * @param place where it stands
     * @param kind how the key travels
     * @param name the name of the header, query parameter or cookie
     * @param constraints every element that constrains it
     */
    public record Scheme(JsonPointer place, Kind kind, String name, Set<JsonPointer> constraints) {

        /** Returns the challenge that a 401 must carry, if the scheme is one of HTTP. */
        public Optional<String> challenge() {
            return kind == Kind.BASIC
                    ? Optional.of("Basic")
                    : kind == Kind.BEARER ? Optional.of("Bearer") : Optional.empty();
        }
    }

    /**
     * Reads the security of an operation: of its alternatives the first one that the kit has credentials for.
     *
     * @return empty if anybody may call
     * @throws CannotTryException if the kit has credentials for none of them
     */
    static Optional<Security> of(Document document, JsonPointer operation) {
        JsonPointer own = operation.appendProperty("security");
        JsonPointer place = document.at(own).isMissingNode() ? JsonPointer.compile("/security") : own;
        JsonNode alternatives = document.at(place);
        if (alternatives.isEmpty() || alternatives.valueStream().anyMatch(JsonNode::isEmpty)) {
            return Optional.empty();
        }
        List<CannotTryException> reasons = new ArrayList<>();
        for (JsonNode alternative : alternatives) {
            try {
                return Optional.of(new Security(
                        place,
                        alternative
                                .propertyStream()
                                .map(Map.Entry::getKey)
                                .map(name -> scheme(document, place, name))
                                .toList()));
            } catch (CannotTryException e) {
                reasons.add(e);
            }
        }
        throw reasons.get(0);
    }

    private static Scheme scheme(Document document, JsonPointer requirement, String name) {
        JsonPointer entry = JsonPointer.compile("/components/securitySchemes").appendProperty(name);
        if (document.at(entry).isMissingNode()) {
            throw new CannotTryException(requirement, "there is no security scheme '" + name + "'");
        }
        JsonPointer place = document.resolve(entry);
        JsonNode node = document.at(place);
        Kind kind = kind(node)
                .orElseThrow(() -> new CannotTryException(
                        place,
                        "the security scheme '" + name + "' is " + description(node)
                                + ", and the kit has credentials for Basic, bearer, OAuth and API keys only"));
        return new Scheme(
                place,
                kind,
                node.path("name").asText("Authorization"),
                Vocabulary.SECURITY_SCHEME.constraints(document, place));
    }

    private static Optional<Kind> kind(JsonNode scheme) {
        return Optional.ofNullable(Map.of(
                        "http basic",
                        Kind.BASIC,
                        "http bearer",
                        Kind.BEARER,
                        "oauth2",
                        Kind.TOKEN,
                        "openIdConnect",
                        Kind.TOKEN,
                        "apiKey header",
                        Kind.HEADER,
                        "apiKey query",
                        Kind.QUERY,
                        "apiKey cookie",
                        Kind.COOKIE)
                .get(description(scheme)));
    }

    private static String description(JsonNode scheme) {
        String type = scheme.path("type").asText("of no type");
        return switch (type) {
            case "http" -> type + " " + scheme.path("scheme").asText().toLowerCase(Locale.ROOT);
            case "apiKey" -> type + " " + scheme.path("in").asText();
            default -> type;
        };
    }

    /** Returns every element of the contract that demands it. */
    public Set<JsonPointer> elements() {
        Set<JsonPointer> elements = new LinkedHashSet<>(Set.of(requirement));
        schemes.forEach(scheme -> elements.addAll(scheme.constraints()));
        return elements;
    }
}
