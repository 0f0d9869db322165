package dev.createwallet.polyglot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.internal.check.RequestCheck;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Reading;
import dev.createwallet.conformance.internal.document.Document;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A client that a stock generator made creates a wallet on the stub, and reports rejections by its own type of error.
 */
final class StockClientsTest {

    @RegisterExtension
    static final WalletStubExtension STUBS = new WalletStubExtension(WalletStub.Builder::allowFaults);

    private static final Contract CONTRACT = Contract.packaged();
    private static final Operation OPERATION = operation("createWallet");

    /**
     * Calls the endpoint with a generated client, and prints what came of it.
     *
     * @param command runs it; base URI, API key and customer are to be added
     * @param available tells with its exit status whether the command can be run here; nothing if it always can
     */
    record Program(String generator, List<String> command, List<String> available) {

        Program(String generator, List<String> command) {
            this(generator, command, List.of());
        }

        static Stream<Program> all() {
            return Stream.of(
                    new Program("typescript-fetch", List.of("node", "target/javascript/src/typescript/fetch.js")),
                    new Program("typescript-axios", List.of("node", "target/javascript/src/typescript/axios.js")),
                    new Program("openapi-fetch", List.of("node", "target/javascript/src/typescript/openapi-fetch.js")),
                    new Program("hey-api", List.of("node", "target/javascript/src/typescript/hey-api.js")),
                    new Program("java", java("CreateWallet")),
                    new Program("kotlin", java("CreateWalletKt")),
                    // These run where the machine has the language and the libraries of the client.
                    new Program(
                            "go",
                            List.of("sh", "-c", "cd src/go && exec go run . \"$@\"", "go"),
                            List.of("go", "version")),
                    new Program(
                            "php",
                            List.of("php", "src/php/create_wallet.php"),
                            List.of("php", "-r", "require 'GuzzleHttp/autoload.php';")),
                    new Program(
                            "python",
                            List.of("python3", "src/python/create_wallet.py"),
                            List.of("python3", "-c", "import dateutil, pydantic, typing_extensions, urllib3")),
                    new Program(
                            "ruby",
                            List.of("ruby", "-Itarget/ruby/lib", "src/ruby/create_wallet.rb"),
                            List.of("ruby", "-e", "require 'typhoeus'")));
        }

        private static List<String> java(String mainClass) {
            return List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    mainClass);
        }

        static Program of(String generator) {
            return all().filter(program -> program.generator().equals(generator))
                    .findFirst()
                    .orElseThrow();
        }

        void assumeAvailable() throws InterruptedException {
            int status = 0;
            if (!available.isEmpty()) {
                try {
                    status = new ProcessBuilder(available)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor();
                } catch (IOException e) {
                    status = 127;
                }
            }
            assumeThat(status)
                    .as(generator + " is skipped: `" + String.join(" ", available) + "` fails here")
                    .isZero();
        }

        String run(URI baseUri, String apiKey, String customer, String... mode)
                throws IOException, InterruptedException {
            assumeAvailable();
            List<String> call = new ArrayList<>(command);
            call.addAll(List.of(baseUri.toString(), apiKey, customer));
            call.addAll(List.of(mode));
            ProcessBuilder builder = new ProcessBuilder(call).redirectErrorStream(true);
            builder.environment().put("PYTHONPATH", "target/python");
            Process process = builder.start();
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
    void sendsARequestAsTheContractHasIt(Program program, WalletStub stub) throws Exception {
        try (Recorder recorder = new Recorder(stub.baseUri())) {
            assertThat(program.run(recorder.baseUri(), stub.apiKey(), existingCustomer()))
                    .isEqualTo("created MOBIKWIK");

            assertThat(recorder.requests()).singleElement().satisfies(request -> {
                assertThat(RequestCheck.check(OPERATION, request)).isEmpty();
                assertThat(fields(request))
                        .containsExactlyInAnyOrder(
                                "gateway=MOBIKWIK", "command=authenticate", "gateway_reference_id=M\u00e9 &=+/%\u20ac");
            });
            assertThat(recorder.sent("Version")).containsExactly("2023-06-30");
            assertThat(recorder.sent("Authorization")).containsExactly(basic(stub.apiKey() + ":"));
            assertThat(stub.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.status()).isEqualTo(200));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.createwallet.polyglot.StockClientsTest$Program#all")
    void sendsACustomerOfAnyCharactersAsOneSegment(Program program, WalletStub stub) throws Exception {
        try (Recorder recorder = new Recorder(stub.baseUri())) {
            assertThat(program.run(recorder.baseUri(), stub.apiKey(), "cst/a b?%c"))
                    .isEqualTo("created MOBIKWIK");

            assertThat(recorder.requests())
                    .singleElement()
                    .satisfies(request ->
                            assertThat(RequestCheck.check(OPERATION, request)).isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.createwallet.polyglot.StockClientsTest$Program#all")
    void acceptsAPropertyThatTheContractDoesNotHave(Program program, WalletStub stub) throws Exception {
        stub.nextResponses("fault=additional-property");

        assertThat(program.run(stub.baseUri(), stub.apiKey(), existingCustomer()))
                .isEqualTo("created MOBIKWIK");
    }

    /** What the README says to watch. */
    @Test
    void fetchClientSendsAPasswordWhenItHasNone(WalletStub stub) throws Exception {
        try (Recorder recorder = new Recorder(stub.baseUri())) {
            Program.of("typescript-fetch").run(recorder.baseUri(), stub.apiKey(), existingCustomer(), "as-it-comes");

            assertThat(recorder.sent("Authorization")).containsExactly(basic(stub.apiKey() + ":undefined"));
        }
    }

    @Test
    void kotlinClientSendsNoCredentialsWithAnEmptyPassword(WalletStub stub) throws Exception {
        try (Recorder recorder = new Recorder(stub.baseUri())) {
            assertThat(Program.of("kotlin").run(recorder.baseUri(), stub.apiKey(), existingCustomer(), "as-it-comes"))
                    .isEqualTo("rejected 401");

            assertThat(recorder.requests()).hasSize(1);
            assertThat(recorder.sent("Authorization")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.createwallet.polyglot.StockClientsTest$Program#all")
    void reportsTheRejectionOfACustomer(Program program, WalletStub stub) throws Exception {
        assertThat(program.run(stub.baseUri(), stub.apiKey(), customer("unknown-customer-id"::equals)))
                .isEqualTo("rejected 400");
    }

    @ParameterizedTest
    @MethodSource("dev.createwallet.polyglot.StockClientsTest$Program#all")
    void reportsTheRejectionOfAKey(Program program, WalletStub stub) throws Exception {
        assertThat(program.run(stub.baseUri(), "wrong", existingCustomer())).isEqualTo("rejected 401");
    }

    private static Operation operation(String id) {
        try (InputStream contract =
                StockClientsTest.class.getResourceAsStream("/META-INF/openapi/create-wallet.yaml")) {
            String yaml = new String(Objects.requireNonNull(contract).readAllBytes(), StandardCharsets.UTF_8);
            return Reading.of(Document.parse(yaml)).operations().stream()
                    .filter(operation -> operation.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String existingCustomer() {
        return customer(name -> !name.equals("unknown-customer-id"));
    }

    private static String customer(Predicate<String> name) {
        return CONTRACT.parameterExamples().stream()
                .filter(example -> example.parameter().equals("customer_id") && name.test(example.id()))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> fields(Request request) {
        return Stream.of(new String(request.body(), StandardCharsets.UTF_8).split("&"))
                .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .toList();
    }
}
