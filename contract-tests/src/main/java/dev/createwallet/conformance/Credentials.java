package dev.createwallet.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** The credentials that a call carries. */
enum Credentials {
    VALID("the right key"),
    LOWER_CASE_SCHEME("the right key, with the scheme in lower case"),
    NONE("no credentials"),
    WRONG_KEY("a wrong key"),
    SHORTER_KEY("the right key without its last character"),
    EMPTY_KEY("an empty key"),
    NOT_BASE64("credentials that are not Base64"),
    OTHER_SCHEME("the key under another scheme");

    private final String words;

    Credentials(String words) {
        this.words = words;
    }

    /** As it stands in the id of a clause. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String words() {
        return words;
    }

    /** Whether they have to be accepted. */
    boolean good() {
        return this == VALID || this == LOWER_CASE_SCHEME;
    }

    /** Puts them into a request, as the security scheme has it. */
    Request in(Request request, Security security, String key) {
        String sent = switch (this) {
            case WRONG_KEY -> "not-" + key;
            case SHORTER_KEY -> shorter(key);
            case EMPTY_KEY -> "";
            default -> key;
        };
        return this == NONE ? request : switch (security.kind()) {
            case BASIC -> request.withHeader("Authorization", basic(sent));
            case BEARER -> request.withHeader("Authorization", bearer(sent));
            case HEADER -> request.withHeader(security.name(), sent);
            case QUERY -> request.withTarget(request.target() + (request.target().contains("?") ? "&" : "?")
                    + Call.encode(security.name()) + "=" + Call.encode(sent));
        };
    }

    static String shorter(String key) {
        return key.substring(0, Math.max(0, key.length() - 1));
    }

    private String basic(String key) {
        return switch (this) {
            case NOT_BASE64 -> "Basic %%%";
            case OTHER_SCHEME -> "Bearer " + base64(key + ":");
            case LOWER_CASE_SCHEME -> "basic " + base64(key + ":");
            default -> "Basic " + base64(key + ":");
        };
    }

    private String bearer(String key) {
        return switch (this) {
            case OTHER_SCHEME -> "Basic " + base64(key + ":");
            case LOWER_CASE_SCHEME -> "bearer " + key;
            default -> "Bearer " + key;
        };
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
