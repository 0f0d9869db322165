package dev.createwallet.openapi.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Names of generated code that are made of text in the contract. */
public final class Words {

    private Words() {}

    /** The words of a text: what stands between characters that are neither letters nor digits. */
    public static List<String> of(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{Nd}]+", 0))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The constant that is named after a text, as {@code SERVER_OF_TESTS}; empty if the text has no word. */
    public static String constant(String text) {
        return String.join("_", of(text.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})", " ")))
                .toUpperCase(Locale.ROOT);
    }
}
