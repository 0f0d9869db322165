package dev.createwallet.conformance.cli;

import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.ParameterExample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Derives an option for each named example of a parameter, to set the value that the server knows in its place.
 *
 * <p>The option for the first example of a parameter bears the name of the parameter ({@code --customer-id}). Options for
 * further examples start with the words that their names add to it: the example {@code unknown_customer} of
 * {@code customer_id} has the option {@code --unknown-customer-id}.
 */
final class ExampleOptions {

    private ExampleOptions() {}

    /** Returns each option with its example. */
    static Map<String, ParameterExample> of(Contract contract) {
        Map<String, ParameterExample> examples = new LinkedHashMap<>();
        contract.parameterExamples().forEach(example -> {
            String plain = "--" + String.join("-", words(example.parameter()));
            examples.putIfAbsent(examples.containsKey(plain) ? qualified(example) : plain, example);
        });
        return examples;
    }

    private static String qualified(ParameterExample example) {
        List<String> words = new ArrayList<>(words(example.name()));
        words.removeAll(words(example.parameter()));
        words.addAll(words(example.parameter()));
        return "--" + String.join("-", words);
    }

    private static List<String> words(String name) {
        return List.of(name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    }
}
