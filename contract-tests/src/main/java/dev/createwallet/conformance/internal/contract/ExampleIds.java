package dev.createwallet.conformance.internal.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names the values of a parameter's examples, as options and system properties do. */
public final class ExampleIds {

    private ExampleIds() {}

    /** Names the first value of a parameter: {@code customer-id}. */
    public static String first(String parameter) {
        return String.join("-", words(parameter));
    }

    /** Names a further value: {@code unknown-customer-id} for the example {@code unknown_customer}. */
    public static String further(String parameter, String example) {
        List<String> words = new ArrayList<>(words(example));
        words.removeAll(words(parameter));
        words.addAll(words(parameter));
        return String.join("-", words);
    }

    private static List<String> words(String name) {
        return List.of(name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z0-9]+"));
    }
}
