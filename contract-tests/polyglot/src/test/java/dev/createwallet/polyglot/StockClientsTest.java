package dev.createwallet.polyglot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.Operation;
import dev.createwallet.conformance.Request;
import dev.createwallet.conformance.RequestCheck;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that a stock generator made creates a wallet on the stub, and tells refusals by its own type of error. */
@ExtendWith(WalletStubExtension.class)
final class StockClientsTest {

    private static final Contract CONTRACT = Contract.packaged();
    private static final Operation OPERATION = CONTRACT.operations().get(0);

    /**
     * Calls the endpoint with a generated client, and prints what came of it.
     *
     * @param command runs it; base URI, API key and customer are to be added
     */
    record Program(String generator, List<String> command) {

        static Stream<Program> all() {
            return Stream.of(
                    new Program("typescript-fetch", List.of("node", "target/javascript/src/typescript/fetch.js")),
                    new Program("typescript-axios", List.of("node", "target/javascript/src/typescript/axios.js")),
                    new Program("kotlin", List.of(
                            ProcessHandle.current().info().command().orElse("java"), "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            "CreateWalletKt")));
        }

        String run(URI baseUri, String apiKey, String customer) throws IOException, InterruptedException {
            List<String> call = new ArrayList<>(command);
            call.addAll(List.of(baseUri.toString(), apiKey, customer));
            Process process = new ProcessBuilder(call).redirectErrorStream(true).start();
            try {
                String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                return printed.strip();
            } finally {
                process.destroyForcibly();
            }
        }

        @Override
        public String toString() {
            return generator;
        }
    }

    @ParameterizedTest
    @MethodSource("dev.createwallet.polyglot.StockClientsTest$Program#all")
    void createsAWalletWithARequestAsTheContractHasIt(Program program, WalletStub stub) throws Exception {
        try (Recorder recorder = new Recorder(stub.baseUri())) {
            assertThat(program.run(recorder.baseUri(), stub.apiKey(), example("existing_customer"))).isEqualTo("created MOBIKWIK");

            assertThat(recorder.requests()).singleElement().satisfies(request -> {
                assertThat(RequestCheck.check(OPERATION, request)).isEmpty();
                assertThat(fields(request)).containsExactlyInAnyOrder("gateway=MOBIKWIK", "command=authenticate");
            });
            assertThat(stub.requests()).singleElement().satisfies(request -> assertThat(request.status()).isEqualTo(200));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.createwallet.polyglot.StockClientsTest$Program#all")
    void tellsTheRefusalOfACustomer(Program program, WalletStub stub) throws Exception {
        assertThat(program.run(stub.baseUri(), stub.apiKey(), example("unknown_customer"))).isEqualTo("refused 400");
    }

    @ParameterizedTest
    @MethodSource("dev.createwallet.polyglot.StockClientsTest$Program#all")
    void tellsTheRefusalOfAKey(Program program, WalletStub stub) throws Exception {
        assertThat(program.run(stub.baseUri(), "wrong", example("existing_customer"))).isEqualTo("refused 401");
    }

    private static String example(String name) {
        return CONTRACT.parameterExamples().stream().filter(example -> example.name().equals(name))
                .findFirst().orElseThrow().value();
    }

    private static String[] fields(Request request) {
        return new String(request.body(), StandardCharsets.UTF_8).split("&");
    }
}
