package dev.createwallet.client;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows values in toString() without what must not appear in a log. */
final class Masked {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");

    /** These hold no text from the server, or mask it themselves. */
    private static final List<Class<?>> HARMLESS =
            List.of(Number.class, Boolean.class, LocalDate.class, OffsetDateTime.class, JsonObject.class);

    private Masked() {}

    /** A secret or personal data: x-sensitive in the contract. */
    static String of(@Nullable Object value) {
        return value == null ? "null" : "***";
    }

    /**
     * A value with text from the server: shown if it is a code, or a word that the contract lists. Any other text may
     * quote what was sent: an error that names the token or the phone number, say.
     */
    static String unlessCode(@Nullable Object value, String... words) {
        List<String> known = List.of(words);
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry ->
                            text(String.valueOf(entry.getKey()), List.of()) + "=" + unlessCode(entry.getValue(), words))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> unlessCode(each, words)).collect(Collectors.joining(", ", "[", "]"));
        }
        return value == null || HARMLESS.stream().anyMatch(type -> type.isInstance(value))
                ? String.valueOf(value)
                : text(value.toString(), known);
    }

    /** A text in capitals is a code of a program, and nothing that a person wrote. */
    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    private static String text(String text, List<String> words) {
        return isCode(text) || words.contains(text) ? text : "***";
    }
}
