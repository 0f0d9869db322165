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
    LOWER_CASE_HEADER("the right key, with the name of the header in lower case"),
    NONE("no credentials"),
    WRONG_KEY("a wrong key"),
    SHORTER_KEY("the right key without its last character"),
    LONGER_KEY("the right key with a character after it"),
    OTHER_CASE_KEY("the right key with its letters in the other case"),
    EMPTY_KEY("an empty key"),
    NOT_BASE64("credentials that are not Base64"),
    OTHER_SCHEME("the key under another scheme"),
    /** No contract forbids it, so only the kit's judgement rejects it. */
    WITH_PASSWORD("the right key with a password");

    /** What follows the key if there is a password. */
    public static final String PASSWORD = ":password";

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
        return this == VALID || this == LOWER_CASE_SCHEME || this == LOWER_CASE_HEADER;
    }

    /** Returns the credentials other than the valid ones that a server can tell apart. */
    public static Set<Credentials> variants(Security security) {
        if (security.schemes().size() > 1) {
            return EnumSet.of(NONE, WRONG_KEY);
        }
        Set<Credentials> variants = EnumSet.of(NONE, WRONG_KEY, SHORTER_KEY, LONGER_KEY, OTHER_CASE_KEY);
        Security.Kind kind = security.schemes().get(0).kind();
        variants.addAll(
                switch (kind) {
                    case BASIC -> EnumSet.of(LOWER_CASE_SCHEME, LOWER_CASE_HEADER, EMPTY_KEY, NOT_BASE64, OTHER_SCHEME);
                    case BEARER -> EnumSet.of(LOWER_CASE_SCHEME, LOWER_CASE_HEADER, OTHER_SCHEME);
                    case TOKEN -> EnumSet.of(LOWER_CASE_HEADER);
                    case HEADER -> EnumSet.of(LOWER_CASE_HEADER, EMPTY_KEY);
                    case QUERY, COOKIE -> EnumSet.of(EMPTY_KEY);
                });
        return variants;
    }

    /** Returns the key as it is sent. */
    public String key(String key) {
        return switch (this) {
            case WRONG_KEY -> "not-" + key;
            case SHORTER_KEY -> key.substring(0, Math.max(0, key.length() - 1));
            case LONGER_KEY -> key + "x";
            case OTHER_CASE_KEY -> inOtherCase(key);
            case EMPTY_KEY -> "";
            default -> key;
        };
    }

    /** Returns a text with its letters in the other case. */
    public static String inOtherCase(String text) {
        return text.codePoints()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Puts the credentials into a request. */
    Request in(Request request, Security security, String key) {
        String sent = key(key);
        Request result = request;
        for (Security.Scheme scheme : this == NONE ? List.<Security.Scheme>of() : security.schemes()) {
            result = in(result, scheme, sent);
        }
        return result;
    }

    private Request in(Request request, Security.Scheme scheme, String key) {
        return switch (scheme.kind()) {
            case BASIC -> request.withHeader(header("Authorization"), basic(key));
            case BEARER, TOKEN -> request.withHeader(header("Authorization"), bearer(key));
            case HEADER -> request.withHeader(header(scheme.name()), key);
            case COOKIE -> request.withHeader("Cookie", scheme.name() + "=" + key);
            case QUERY ->
                request.withTarget(request.target() + (request.target().contains("?") ? "&" : "?")
                        + Forms.encode(scheme.name()) + "=" + Forms.encode(key));
        };
    }

    private String header(String name) {
        return this == LOWER_CASE_HEADER ? name.toLowerCase(Locale.ROOT) : name;
    }

    private String basic(String key) {
        return switch (this) {
            case NOT_BASE64 -> "Basic %%%";
            case OTHER_SCHEME -> "Bearer " + base64(key + ":");
            case LOWER_CASE_SCHEME -> "basic " + base64(key + ":");
            case WITH_PASSWORD -> "Basic " + base64(key + PASSWORD);
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
