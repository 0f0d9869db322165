package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How an operation tells who is calling.
 *
 * @param requirement where the operation is said to need it
 * @param scheme where the security scheme stands
 * @param kind how the key travels
 * @param name of the header or query parameter, {@code Authorization} for the schemes of HTTP
 */
record Security(JsonPointer requirement, JsonPointer scheme, Kind kind, String name) {

    enum Kind { BASIC, BEARER, HEADER, QUERY }

    /** None if anybody may call. */
    static Optional<Security> of(Contract contract, JsonPointer operation) {
        JsonPointer own = operation.appendProperty("security");
        JsonPointer place = contract.at(own).isMissingNode() ? JsonPointer.compile("/security") : own;
        JsonNode requirements = contract.at(place);
        if (requirements.isEmpty()) {
            return Optional.empty();
        }
        if (requirements.size() != 1 || requirements.get(0).size() != 1) {
            throw new UnsupportedContractException(place, "security other than one scheme");
        }
        String name = requirements.get(0).fieldNames().next();
        JsonPointer scheme = contract.resolve(JsonPointer.compile("/components/securitySchemes").appendProperty(name));
        JsonNode node = contract.at(scheme);
        Kind kind = kind(node).orElseThrow(() ->
                new UnsupportedContractException(scheme, "security other than HTTP Basic, bearer or an API key"));
        return Optional.of(new Security(place, scheme, kind, node.path("name").asText("Authorization")));
    }

    private static Optional<Kind> kind(JsonNode scheme) {
        String key = scheme.path("type").asText() + " " + scheme.path("scheme").asText().toLowerCase(Locale.ROOT)
                + scheme.path("in").asText();
        return Optional.ofNullable(Map.of("http basic", Kind.BASIC, "http bearer", Kind.BEARER,
                "apiKey header", Kind.HEADER, "apiKey query", Kind.QUERY).get(key));
    }

    /** The credentials that can be told apart under the scheme, but for the valid ones. */
    Set<Credentials> variants() {
        return switch (kind) {
            case BASIC -> EnumSet.complementOf(EnumSet.of(Credentials.VALID));
            case BEARER -> EnumSet.of(Credentials.LOWER_CASE_SCHEME, Credentials.NONE, Credentials.WRONG_KEY,
                    Credentials.SHORTER_KEY, Credentials.OTHER_SCHEME);
            case HEADER, QUERY -> EnumSet.of(Credentials.NONE, Credentials.WRONG_KEY, Credentials.SHORTER_KEY, Credentials.EMPTY_KEY);
        };
    }

    /** The challenge that an answer to bad credentials has to carry, if the scheme is one of HTTP's. */
    Optional<String> challenge() {
        return kind == Kind.BASIC ? Optional.of("Basic") : kind == Kind.BEARER ? Optional.of("Bearer") : Optional.empty();
    }

    /** Whether what a consumer sent has the form of the credentials. */
    boolean matches(Request request) {
        List<String> values = request.headers().all(name);
        return switch (kind) {
            case BASIC -> values.size() == 1 && decoded(values.get(0)).matches("(?s)[^:]+:.*");
            case BEARER -> values.size() == 1 && values.get(0).matches("(?i)bearer [A-Za-z0-9._~+/-]+=*");
            case HEADER -> values.size() == 1 && !values.get(0).isEmpty();
            case QUERY -> Bodies.pairs(request.target().replaceFirst("^[^?]*\\??", ""))
                    .filter(pair -> pair.startsWith(Call.encode(name) + "=")).count() == 1;
        };
    }

    /** User name and password, with a colon between; empty if that is not what a header holds. */
    private static String decoded(String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, "Basic ".length())) {
            return "";
        }
        try {
            return new String(Base64.getDecoder().decode(header.substring("Basic ".length())),
                    StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The elements of the contract that say so. */
    Stream<JsonPointer> elements(Contract contract) {
        return Stream.concat(Stream.of(requirement),
                Vocabulary.SECURITY_SCHEME.constraints(contract, scheme).stream());
    }
}
