package dev.createwallet.conformance.internal.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names the values of the parameters' examples, as options and system properties do. Each name is given once. */
public final class ExampleIds {

    private final Set<String> given = new HashSet<>();

    /**
     * Names the first value of a parameter {@code customer-id}, and a further one, of the example
     * {@code unknown_customer}, {@code unknown-customer-id}. Where operations have examples of one name with other
     * values, a number follows.
     */
    public String of(String parameter, String example) {
        String first = String.join("-", words(parameter));
        String id = given.contains(first) ? further(parameter, example) : first;
        for (int number = 2; !given.add(id); number++) {
            id = further(parameter, example) + "-" + number;
        }
        return id;
    }

    private static String further(String parameter, String example) {
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
