package dev.createwallet.conformance.cli;

import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.ParameterExample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An option for each example that the contract has of a parameter, to say what stands for it at the server.
 *
 * <p>The first example of a parameter is set by the parameter's name ({@code --customer-id}), a further one by what its
 * name adds to that ({@code unknown_customer} of {@code customer_id} is {@code --unknown-customer-id}).
 */
final class ExampleOptions {

    private final Map<String, ParameterExample> examples;

    private ExampleOptions(Map<String, ParameterExample> examples) {
        this.examples = examples;
    }

    static ExampleOptions of(Contract contract) {
        Map<String, ParameterExample> examples = new LinkedHashMap<>();
        contract.parameterExamples().forEach(example -> {
            var plain = "--" + String.join("-", words(example.parameter()));
            examples.putIfAbsent(examples.containsKey(plain) ? qualified(example) : plain, example);
        });
        return new ExampleOptions(examples);
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

    /** The name of the example that an option sets; empty if it sets none. */
    Optional<String> example(String option) {
        return Optional.ofNullable(examples.get(option)).map(ParameterExample::name);
    }

    /** Each option, with what it sets. */
    Map<String, ParameterExample> all() {
        return examples;
    }
}
