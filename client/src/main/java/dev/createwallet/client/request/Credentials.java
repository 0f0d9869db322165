package dev.createwallet.client.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** The caller's credentials, as the contract's security scheme sends them. */
public final class Credentials {

    private enum Part {
        HEADER,
        QUERY,
        NONE
    }

    private final Part part;
    private final String name;
    private final String value;

    private Credentials(Part part, String name, String value) {
        this.part = part;
        this.name = name;
        this.value = value;
    }

    /** The contract has no security scheme. */
    public static Credentials none() {
        return new Credentials(Part.NONE, "", "");
    }

    /** HTTP Basic, with the key as user name and an empty password. */
    public static Credentials basic(String apiKey) {
        Objects.requireNonNull(apiKey, "apiKey");
        // A colon would end the user name (RFC 7617, section 2).
        if (apiKey.isEmpty() || apiKey.indexOf(':') >= 0 || apiKey.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "Invalid API key: it must not be empty, nor contain a colon or a control character");
        }
        return header("Authorization", "Basic " + Base64.getEncoder().encodeToString((apiKey + ":").getBytes(UTF_8)));
    }

    /** A bearer token (RFC 6750). */
    public static Credentials bearer(String token) {
        return header("Authorization", "Bearer " + require("token", token));
    }

    /** An API key in a header. */
    public static Credentials header(String name, String apiKey) {
        return new Credentials(Part.HEADER, name, require("API key", apiKey));
    }

    /** An API key in the query. */
    public static Credentials query(String name, String apiKey) {
        return new Credentials(Part.QUERY, name, require("API key", apiKey));
    }

    private static String require(String what, String secret) {
        if (Objects.requireNonNull(secret, what).isEmpty()) {
            throw new IllegalArgumentException("Invalid " + what + ": it must not be empty");
        }
        return RequestEncoder.requireHeader(what, secret);
    }

    void addTo(Map<String, String> headers, StringBuilder query) {
        switch (part) {
            case HEADER -> headers.put(name, value);
            case QUERY ->
                query.append(query.length() == 0 ? "" : "&")
                        .append(UrlEncoding.segment(name))
                        .append('=')
                        .append(UrlEncoding.segment(value));
            case NONE -> {}
        }
    }

    /** The secret is not shown. */
    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
