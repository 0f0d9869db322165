package dev.createwallet.conformance.internal.clause;

import dev.createwallet.conformance.internal.contract.Security;
import dev.createwallet.conformance.internal.message.Forms;
import dev.createwallet.conformance.internal.message.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The credentials of a call. */
public enum Credentials {
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

    /** Returns the word in the id of a clause. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String words() {
        return words;
    }

    /** Returns whether a server must accept them. */
    public boolean good() {
        return this == VALID || this == LOWER_CASE_SCHEME;
    }

    /** Returns the credentials other than the valid ones that a server can tell apart. */
    public static Set<Credentials> variants(Security security) {
        if (security.schemes().size() > 1) {
            return EnumSet.of(NONE, WRONG_KEY);
        }
        return switch (security.schemes().get(0).kind()) {
            case BASIC -> EnumSet.complementOf(EnumSet.of(VALID));
            case BEARER -> EnumSet.of(LOWER_CASE_SCHEME, NONE, WRONG_KEY, SHORTER_KEY, OTHER_SCHEME);
            case TOKEN -> EnumSet.of(NONE, WRONG_KEY, SHORTER_KEY);
            case HEADER, QUERY, COOKIE -> EnumSet.of(NONE, WRONG_KEY, SHORTER_KEY, EMPTY_KEY);
        };
    }

    /** Puts the credentials into a request. */
    Request in(Request request, Security security, String key) {
        String sent = switch (this) {
            case WRONG_KEY -> "not-" + key;
            case SHORTER_KEY -> shorter(key);
            case EMPTY_KEY -> "";
            default -> key;
        };
        Request result = request;
        for (Security.Scheme scheme : this == NONE ? List.<Security.Scheme>of() : security.schemes()) {
            result = in(result, scheme, sent);
        }
        return result;
    }

    private Request in(Request request, Security.Scheme scheme, String key) {
        return switch (scheme.kind()) {
            case BASIC -> request.withHeader("Authorization", basic(key));
            case BEARER, TOKEN -> request.withHeader("Authorization", bearer(key));
            case HEADER -> request.withHeader(scheme.name(), key);
            case COOKIE -> request.withHeader("Cookie", scheme.name() + "=" + key);
            case QUERY ->
                request.withTarget(request.target() + (request.target().contains("?") ? "&" : "?")
                        + Forms.encode(scheme.name()) + "=" + Forms.encode(key));
        };
    }

    public static String shorter(String key) {
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

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
