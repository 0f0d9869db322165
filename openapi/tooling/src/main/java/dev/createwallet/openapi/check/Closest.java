package dev.createwallet.openapi.check;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what was meant by a word that is misspelt by a letter or two. */
final class Closest {

    private static final int MOST = 2;

    private Closest() {}

    static Optional<String> to(String word, Stream<String> known) {
        String misspelt = word.toLowerCase(Locale.ROOT);
        return known.filter(
                        one -> distance(one.toLowerCase(Locale.ROOT), misspelt) <= Math.min(MOST, word.length() / 3))
                .min(Comparator.comparingInt(one -> distance(one.toLowerCase(Locale.ROOT), misspelt)));
    }

    /** How many letters to insert, remove or replace. */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                row[j] = Math.min(
                        Math.min(above, row[j - 1]) + 1, diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
