package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.Scenario;
import dev.createwallet.server.stub.internal.response.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar, as a process of its own. */
@Timeout(60)
class StandaloneJarIT {

    private static final Path JAR = Path.of(System.getProperty("standalone.jar"));
    private static final long TEN_MEGABYTES = 10_000_000;

    /** The page and the generated code grow with the contract. */
    @Test
    void isNoLargerThanTenMegabytesWithoutWhatTheContractMakes() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            long made = jar.stream()
                    .filter(entry -> Stream.of(
                                    "META-INF/openapi/",
                                    "dev/createwallet/server/api/",
                                    "dev/createwallet/server/model/")
                            .anyMatch(entry.getName()::startsWith))
                    .mapToLong(ZipEntry::getCompressedSize)
                    .sum();
            assertThat(made).isPositive();
            assertThat(Files.size(JAR) - made).isLessThanOrEqualTo(TEN_MEGABYTES);
        }
    }

    @Test
    void hasTheLicencesAndNoticesOfItsParts() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(text(jar, "META-INF/LICENSE.md")).contains("Eclipse Public License");
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(text(jar, "META-INF/LICENSE.txt")).contains("QOS.ch").contains("Permission is hereby granted");
            assertThat(text(jar, "META-INF/NOTICE.md")).contains("Jersey").contains("Jakarta RESTful Web Services");
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void respondsToRequestInFlightBeforeItEnds() throws Exception {
        Process process = start("--port=0", "--allow-faults");
        try {
            String banner = readUpTo(process, "Ctrl-C");
            Matcher port = Pattern.compile("http://localhost:(\\d+)").matcher(banner);
            assertThat(port.find()).isTrue();
            byte[] request = RawHttp.raw(
                            RawHttp.PATH,
                            "Prefer: delay=1000\r\nContent-Length: 9\r\nExpect: 100-continue\r\n",
                            "gateway=a")
                    .replace(
                            CreateWallet.authorization(TestRuntime.API_KEY),
                            CreateWallet.authorization(WalletStub.DEFAULT_API_KEY))
                    .getBytes(StandardCharsets.US_ASCII);
            try (Socket socket = new Socket("localhost", Integer.parseInt(port.group(1)))) {
                socket.getOutputStream().write(request, 0, request.length - 9);
                String go = "HTTP/1.1 100 Continue\r\n\r\n";
                assertThat(socket.getInputStream().readNBytes(go.length()))
                        .asString(StandardCharsets.US_ASCII)
                        .isEqualTo(go);
                socket.getOutputStream().write(request, request.length - 9, 9);

                process.toHandle().destroy();

                assertThat(RawResponse.read(socket.getInputStream()).status()).isEqualTo(200);
            }
        } finally {
            process.toHandle().destroy();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theCertificateIsWrittenWhereItIsWanted(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("stub.pem");
        Process process = start("--port=0", "--tls", "--certificate", file.toString());
        try {
            assertThat(readUpTo(process, "Ctrl-C")).contains("Certificate: " + file);
            assertThat(Trust.read(Files.readAllBytes(file)).getType()).isEqualTo("X.509");
        } finally {
            process.destroy();
        }
    }

    @Test
    void reportsUnknownHostWithoutStackTrace() throws Exception {
        Process process = start("--port", "0", "--host", "no such host");

        assertThat(errors(process)).singleElement().asString().contains("No such host: no such host");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void printsTheVersion() throws Exception {
        Process process = start("--version");

        assertThat(process.inputReader().lines())
                .containsExactly(Digest.packaged().version());
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void servesOnTheFreePortThatItPrintsUntilItIsTerminated() throws Exception {
        Process process = start("--port", "0", "--api-key", "it's a key");
        try {
            String banner = readUpTo(process, "Ctrl-C");
            assertThat(banner)
                    .contains("API key: it's a key")
                    .contains(CreateWallet.IS_BASIC ? "-u 'it'\\''s a key:'" : "Bearer it'\\''s a key'");
            Matcher base = Pattern.compile("http://localhost:\\d+").matcher(banner);
            assertThat(base.find()).isTrue();

            for (Scenario scenario : List.of(CreateWallet.CREATED, CreateWallet.UNKNOWN_CUSTOMER)) {
                String path = base.group() + CreateWallet.OPERATION.target(scenario);
                assertThat(status(path, "gateway=MOBIKWIK", "it's a key")).isEqualTo(scenario.status());
                assertThat(status(path, "gateway=&command=x", "it's a key")).isEqualTo(400);
                assertThat(status(path, "gateway=MOBIKWIK", "it's another")).isEqualTo(401);
            }
        } finally {
            // Unlike the process, its handle leaves the streams open.
            process.toHandle().destroy();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.errorReader().lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port 0", "--port 0 --tls", "--port 0 --host 127.0.0.1 --allow-faults"})
    void printsACurlThatWorks(String options) throws Exception {
        int curlIsMissing =
                new ProcessBuilder("sh", "-c", "command -v curl").start().waitFor();
        assumeThat(curlIsMissing).as("there is a curl").isZero();
        Process process = start(options.split(" "));
        try {
            String banner = readUpTo(process, "Ctrl-C");
            String curl = banner.substring(banner.indexOf("curl "), banner.indexOf("Ctrl-C"));
            assertThat(curl).contains(options.contains("--tls") ? "https://" : "http://");

            Process shell = new ProcessBuilder("sh", "-c", curl)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();

            JsonNode wallet = Json.MAPPER.readTree(shell.getInputStream().readAllBytes());
            assertThat(wallet.path("id").textValue()).startsWith("wlt_");
        } finally {
            process.destroy();
        }
    }

    @Test
    void theCertificateThatItPrintsIsThatOfHttpsBesideHttp() throws Exception {
        Process process = start("--port", "0", "--tls-port", "0");
        try {
            String banner = readUpTo(process, "Ctrl-C");
            Matcher both = Pattern.compile("(http://localhost:\\d+) and (https://localhost:\\d+)")
                    .matcher(banner);
            assertThat(both.find()).as(banner).isTrue();
            assertThat(banner).contains(both.group(1) + RawHttp.PATH);
            Matcher certificate = Pattern.compile("Certificate: (.+)").matcher(banner);
            assertThat(certificate.find()).isTrue();

            HttpClient client = Trust.client(Trust.read(Files.readAllBytes(Path.of(certificate.group(1)))));
            for (String base : List.of(both.group(1), both.group(2))) {
                HttpRequest health =
                        HttpRequest.newBuilder(URI.create(base + "/health")).build();
                assertThat(client.send(health, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(200);
            }
        } finally {
            process.destroy();
        }
    }

    @Test
    void reportsUnreadableKeyStoreWithoutStackTrace() throws Exception {
        ProcessBuilder command = new ProcessBuilder(command("--port", "0", "--key-store", "missing.p12"));
        command.environment().put("STUB_KEY_STORE_PASSWORD", "secret");

        Process process = command.start();

        assertThat(errors(process))
                .singleElement()
                .asString()
                .contains("missing.p12")
                .doesNotContain("secret");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void reportsTakenPortWithoutStackTrace() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            String port = String.valueOf(taken.getLocalPort());

            Process process = start("--port", port);

            assertThat(errors(process))
                    .singleElement()
                    .asString()
                    .contains(port)
                    .contains("--port");
            assertThat(process.waitFor()).isEqualTo(1);
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
                "--certificate c.pem"
            })
    void reportsWrongOptionInOneLine(String options) throws Exception {
        Process process = start(options.split(" "));

        assertThat(errors(process)).singleElement().asString().contains("--help");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--port 0 --help"})
    void listsEachOptionInTheHelp(String options) throws Exception {
        Process process = start(options.split(" "));

        assertThat(process.inputReader().lines().collect(Collectors.joining("\n")))
                .contains(
                        "--port=",
                        "--host=",
                        "--tls ",
                        "--tls-port=",
                        "--key-store=",
                        "--allow-faults ",
                        "--api-key=",
                        "--certificate=",
                        "--version",
                        "--help");
        assertThat(process.waitFor()).isZero();
    }

    private static int status(String uri, String form, String apiKey) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", CreateWallet.authorization(apiKey))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static Process start(String... arguments) throws IOException {
        return new ProcessBuilder(command(arguments)).start();
    }

    private static List<String> command(String... arguments) {
        String java = ProcessHandle.current().info().command().orElseThrow();
        List<String> command =
                new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> errors(Process process) {
        return process.errorReader().lines().toList();
    }

    private static String readUpTo(Process process, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            text.append(line).append('\n');
            if (line.startsWith(end)) {
                return text.toString();
            }
        }
        throw new AssertionError("The process ended: " + text + errors(process));
    }
}
