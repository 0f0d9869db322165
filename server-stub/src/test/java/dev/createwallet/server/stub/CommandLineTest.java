package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.Scenario;
import dev.createwallet.server.stub.internal.response.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, without a process of its own; {@link StandaloneJarIT} has those. */
class CommandLineTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private @Nullable WalletStub stub;

    private int start(Map<String, String> environment, String... arguments) {
        Main.Outcome outcome = Main.start(
                arguments,
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        stub = outcome.stub();
        return outcome.status();
    }

    private int start(String... arguments) {
        return start(Map.of(), arguments);
    }

    private List<String> errors() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String banner() {
        assertThat(errors()).isEmpty();
        return out.toString(StandardCharsets.UTF_8);
    }

    @AfterEach
    void stop() {
        if (stub != null) {
            stub.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prot 1",
                "--port",
                "--port x",
                "--port 65536",
                "--port -1",
                "--tls-port 65536",
                "--api-key a:b",
                "--key-store k.p12",
                "8080",
                "--host=",
                "--prot --help",
                "--tls=yes",
                "--host --tls",
                "--certificate c.pem",
                "--seed 1",
                "--allow-faults --seed x"
            })
    void reportsWrongOptionInOneLine(String options) {
        assertThat(start(options.split(" "))).isEqualTo(2);
        assertThat(errors()).singleElement().asString().contains("--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--port 0 --help"})
    void listsEachOptionInTheHelp(String options) {
        assertThat(start(options.split(" "))).isZero();
        assertThat(banner())
                .contains(
                        "--port=",
                        "--host=",
                        "--tls ",
                        "--tls-port=",
                        "--key-store=",
                        "--allow-faults ",
                        "--allow-origin=",
                        "--log ",
                        "--seed=",
                        "--stop-with-stdin ",
                        "fault=stall",
                        "--api-key=",
                        "--certificate=",
                        "--version",
                        "--help");
    }

    @Test
    void takesSeveralApiKeysAndASeed() {
        assertThat(start("--port", "0", "--api-key", "one", "--api-key", "two", "--allow-faults", "--seed", "7"))
                .isZero();
        assertThat(banner()).contains("API key: one\n", "API key: two\n");
        assertThat(stub.sandbox("two").requests()).isEmpty();
    }

    @Test
    void neitherRecordsNorLogsTheWarmUp() throws IOException {
        assertThat(start("--port", "0", "--log")).isZero();
        assertThat(banner()).startsWith("The Create Wallet stub listens");
        assertThat(stub.requests()).isEmpty();
        int lines = banner().split("\n").length;

        String request =
                SampleRequest.of(Digest.packaged(), stub.apiKey()).orElseThrow().text();
        int status = RawHttp.exchange(stub.baseUri().getPort(), request).status();

        assertThat(stub.requests())
                .singleElement()
                .extracting(RecordedRequest::status)
                .isEqualTo(status);
        assertThat(banner().split("\n")).hasSize(lines + 1);
    }

    @Test
    void warmsUpWithARequestThatFitsTheContract() throws IOException {
        Digest contract = Digest.packaged();
        Scenario first = contract.operations().stream()
                .flatMap(operation -> operation.scenarios().stream())
                .findFirst()
                .orElseThrow();
        assertThat(start("--port", "0")).isZero();
        String request = SampleRequest.of(contract, stub.apiKey()).orElseThrow().text();
        assertThat(RawHttp.exchange(stub.baseUri().getPort(), request).status()).isEqualTo(first.status());
    }

    @Test
    void printsTheVersion() {
        assertThat(start("--version")).isZero();
        assertThat(banner().lines()).containsExactly(Digest.packaged().version());
    }

    @Test
    void reportsUnknownHostWithoutStackTrace() {
        assertThat(start("--port", "0", "--host", "no such host")).isEqualTo(1);
        assertThat(errors()).singleElement().asString().contains("No such host: no such host");
    }

    @Test
    void reportsUnreadableKeyStoreWithoutStackTrace() {
        assertThat(start(Map.of("STUB_KEY_STORE_PASSWORD", "secret"), "--port", "0", "--key-store", "missing.p12"))
                .isEqualTo(1);
        assertThat(errors()).singleElement().asString().contains("missing.p12").doesNotContain("secret");
    }

    @Test
    void reportsTakenPortWithoutStackTrace() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(start("--port", port)).isEqualTo(1);
            assertThat(errors()).singleElement().asString().contains(port).contains("--port");
        }
    }

    @Test
    void reportsUnwritableCertificateBeforeItSaysThatItListens(@TempDir Path folder) {
        String file = folder.resolve("missing/stub.pem").toString();

        assertThat(start("--port", "0", "--tls", "--certificate", file)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(errors()).singleElement().asString().contains("cannot write " + file);
    }

    @Test
    void printsACurlThatWorks() throws Exception {
        start("--port", "0", "--host", "127.0.0.1", "--allow-faults");
        assertCurlWorks(banner());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void printsAnAddressThatCanBeCalledIfItListensOnAll(String host) throws Exception {
        assertThat(start("--port", "0", "--host", host)).isZero();
        assertThat(banner()).contains("http://localhost:");
        assertCurlWorks(banner());
    }

    static void assertCurlWorks(String banner) throws Exception {
        int curlIsMissing =
                new ProcessBuilder("sh", "-c", "command -v curl").start().waitFor();
        assumeThat(curlIsMissing).as("there is a curl").isZero();
        Process shell = new ProcessBuilder(
                        "sh", "-c", banner.substring(banner.indexOf("curl "), banner.indexOf("Ctrl-C")))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        JsonNode wallet = Json.MAPPER.readTree(shell.getInputStream().readAllBytes());
        assertThat(wallet.path("id").asText()).as(banner).startsWith("wlt_");
    }

    @Test
    @Tag("exhaustive")
    void printsTheCertificateOfHttpsBesideHttp() throws Exception {
        start("--port", "0", "--tls-port", "0");
        Matcher both = Pattern.compile("(http://localhost:\\d+) and (https://localhost:\\d+)")
                .matcher(banner());
        assertThat(both.find()).as(banner()).isTrue();
        assertThat(banner()).contains(both.group(1) + RawHttp.PATH);
        Matcher certificate = Pattern.compile("Certificate: (.+)").matcher(banner());
        assertThat(certificate.find()).isTrue();

        HttpClient client = Trust.client(Trust.read(Files.readAllBytes(Path.of(certificate.group(1)))));
        for (String base : List.of(both.group(1), both.group(2))) {
            HttpRequest health =
                    HttpRequest.newBuilder(URI.create(base + "/health")).build();
            assertThat(client.send(health, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }
}
