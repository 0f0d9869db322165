package dev.createwallet.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The credentials that a call carries. */
enum Credentials {
    VALID,
    NONE,
    WRONG_KEY,
    NOT_BASE64,
    OTHER_SCHEME;

    /** The value of the {@code Authorization} header, if there is one to send. */
    Optional<String> header(String apiKey) {
        return switch (this) {
            case VALID -> Optional.of("Basic " + base64(apiKey + ":"));
            case NONE -> Optional.empty();
            case WRONG_KEY -> Optional.of("Basic " + base64("not-" + apiKey + ":"));
            case NOT_BASE64 -> Optional.of("Basic %%%");
            case OTHER_SCHEME -> Optional.of("Bearer " + base64(apiKey + ":"));
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
