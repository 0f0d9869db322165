package dev.createwallet.client.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.openapi.generate.JavaExamples;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code in Java that the reference page shows for each scenario of the contract. */
final class DocumentedCallsTest {

    @Test
    void compile(@TempDir Path folder) throws IOException {
        Contract contract = contract();
        JavaExamples examples = JavaExamples.of(contract).orElseThrow();
        List<String> calls = contract.operations().stream()
                .flatMap(operation ->
                        operation.scenarios().stream().flatMap(scenario -> examples.call(operation, scenario).stream()))
                .toList();
        String source = """
                import dev.createwallet.client.*;
                import java.math.BigDecimal;
                import java.net.URI;
                import java.time.*;
                import java.util.*;
                final class Documented {
                    private Documented() {}
                    @SuppressWarnings("deprecation")
                    static void call() {
                """
                + Stream.concat(Stream.of(examples.client()), calls.stream()).collect(Collectors.joining("\n"))
                + "\n}\n}\n";

        assertThat(calls).isNotEmpty();
        assertThat(Generation.ofTheBuild().compileCaller("Documented", source, folder))
                .as(source)
                .isEmpty();
    }

    private static Contract contract() throws IOException {
        try (InputStream document =
                DocumentedCallsTest.class.getResourceAsStream("/META-INF/openapi/create-wallet.json")) {
            return Contract.parse("create-wallet.json", new String(document.readAllBytes(), UTF_8));
        }
    }
}
