package dev.createwallet.client;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How toString() shows values that must not appear in a log. */
final class Masked {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");

    private Masked() {}

    /** A secret or personal data: x-sensitive in the contract. */
    static String of(@Nullable Object value) {
        return value == null ? "null" : "***";
    }

    /**
     * A text from the server: shown if it is a code, or a word that the contract lists. Any other text may quote what was sent:
     * an error that names the token or the phone number, say.
     */
    static String unlessCode(@Nullable String text, String... words) {
        return text == null || CODE.matcher(text).matches() || List.of(words).contains(text) ? String.valueOf(text) : "***";
    }
}
