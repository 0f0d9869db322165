package dev.createwallet.client;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How toString() shows what must not get into a log. */
final class Masked {

    private static final Pattern CODE = Pattern.compile("(?!.*\\d{6})\\S*");

    private Masked() {}

    /** A secret or personal data: x-sensitive in the contract. */
    static String of(@Nullable Object value) {
        return value == null ? "null" : "***";
    }

    /** Any text from the server: shown if it is a code or an id. Prose may quote a secret, and digits may be a phone number. */
    static String unlessCode(@Nullable String text) {
        return text == null || CODE.matcher(text).matches() ? String.valueOf(text) : "***";
    }
}
