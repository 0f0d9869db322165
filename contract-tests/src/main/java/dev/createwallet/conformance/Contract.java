package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.createwallet.conformance.internal.contract.ExampleIds;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Parameter;
import dev.createwallet.conformance.internal.contract.Reading;
import dev.createwallet.conformance.internal.derive.Overrides;
import dev.createwallet.conformance.internal.derive.Overrides.Replaced;
import dev.createwallet.conformance.internal.document.Document;
import dev.createwallet.conformance.result.LeftOut;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An OpenAPI 3.0 document that servers are tested against. */
public final class Contract {

    /** The same as the YAML, and read in a fifth of the time. */
    private static final String PACKAGED = "/META-INF/openapi/create-wallet.json";

    private static final String PACKAGED_YAML = "/META-INF/openapi/create-wallet.yaml";

    /** Holds the packaged contract, which is read on first use. */
    private static final class Packaged {

        private static final Contract CONTRACT = read();

        private Packaged() {}

        private static Contract read() {
            try (InputStream resource = Contract.class.getResourceAsStream(PACKAGED)) {
                return new Contract(Document.of(
                        new JsonMapper().readTree(Objects.requireNonNull(resource)), Contract::packagedYaml));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Reading reading;

    private Contract(Document document) {
        this.reading = Reading.of(document);
    }

    /** Returns the contract in the create-wallet-openapi artifact. */
    public static Contract packaged() {
        return Packaged.CONTRACT;
    }

    private static String packagedYaml() {
        try (InputStream resource = Contract.class.getResourceAsStream(PACKAGED_YAML)) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a contract.
     *
     * @param yaml the text of an OpenAPI 3.0 document, as YAML or JSON
     * @return the contract
     * @throws IllegalArgumentException if it is no such document; the message says why
     */
    public static Contract parse(String yaml) {
        return new Contract(Document.parse(yaml));
    }

    static Contract of(JsonNode document) {
        return new Contract(Document.of(document, () -> ""));
    }

    /** Returns title and version. */
    public String title() {
        return reading.document().title();
    }

    /**
     * Returns the values of path parameters in named examples. What they identify may have other values at a server.
     */
    public List<ParameterExample> parameterExamples() {
        Map<Replaced, ParameterExample> examples = new LinkedHashMap<>();
        ExampleIds ids = new ExampleIds();
        reading.operations().stream()
                .flatMap(operation -> operation.parameters(In.PATH))
                .forEach(parameter -> parameter
                        .examples()
                        .forEach(example -> examples.computeIfAbsent(
                                Replaced.of(parameter.name(), example),
                                replaced -> new ParameterExample(
                                        ids.of(parameter.name(), example.name()),
                                        parameter.name(),
                                        example.summary(),
                                        replaced.value()))));
        return List.copyOf(examples.values());
    }

    /**
     * Returns what a server knows in place of the examples' values.
     *
     * @throws IllegalArgumentException if the target names an example that the contract does not have
     */
    Overrides overrides(Target target) {
        Map<String, Replaced> known = parameterExamples().stream()
                .collect(Collectors.toMap(
                        ParameterExample::id, example -> new Replaced(example.parameter(), example.value())));
        return new Overrides(
                target.examples().entrySet().stream()
                        .collect(Collectors.toMap(
                                example -> Optional.ofNullable(known.get(example.getKey()))
                                        .orElseThrow(() -> new IllegalArgumentException(
                                                "The contract has no example " + example.getKey() + ": must be one of "
                                                        + String.join(", ", known.keySet()))),
                                Map.Entry::getValue)),
                target.values());
    }

    /** Returns the line of the YAML document where an element stands; 0 if that is unknown. */
    public int line(JsonPointer place) {
        return reading.document().line(place);
    }

    /** Returns the lines of the YAML document, without the values of examples; none if they are unknown. */
    public List<String> lines() {
        return reading.document().lines();
    }

    /** Returns the names of the parameters and fields that requests may have. */
    public List<String> fields() {
        return reading.operations().stream()
                .flatMap(Contract::fields)
                .distinct()
                .toList();
    }

    private static Stream<String> fields(Operation operation) {
        return Stream.concat(
                operation.parameters().stream().map(Parameter::name),
                operation.members().stream().map(member -> member.name()));
    }

    /** Returns the parts that cannot be read, each with the reason. */
    public List<LeftOut> leftOut() {
        return reading.leftOut();
    }

    Reading reading() {
        return reading;
    }
}
