package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.server.stub.internal.contract.Scenario;
import dev.createwallet.server.stub.internal.sandbox.Preferences;
import java.io.BufferedReader;
import java.io.IOException;
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
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
    @Tag("exhaustive")
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
    void servesOnTheFreePortThatItPrintsUntilItIsTerminated() throws Exception {
        Process process = start("--port", "0", "--api-key", "it's a key");
        try {
            String banner = readUpTo(process, "Ctrl-C");
            assertThat(banner)
                    .contains("API key: it's a key")
                    .contains(CreateWallet.IS_BASIC ? "-u 'it'\\''s a key:'" : "Bearer it'\\''s a key'");
            CommandLineTest.assertCurlWorks(banner);
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

    @Test
    @Tag("exhaustive")
    void printsACurlThatTrustsTheCertificateThatItWrites(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("stub.pem");
        Process process = start("--port=0", "--tls", "--certificate", file.toString());
        try {
            String banner = readUpTo(process, "Ctrl-C");
            assertThat(banner).contains("Certificate: " + file, "https://localhost:");
            assertThat(Trust.read(Files.readAllBytes(file)).getType()).isEqualTo("X.509");
            CommandLineTest.assertCurlWorks(banner);
        } finally {
            process.destroy();
        }
    }

    @Test
    void loadsTheClassesOfARequestBeforeItSaysThatItListens() throws Exception {
        Process process = start(List.of("-Xlog:class+load"), "--port", "0");
        try {
            assertThat(readUpTo(process, "The Create Wallet stub listens"))
                    .contains(" " + Preferences.class.getName() + " ");
        } finally {
            process.destroy();
        }
    }

    @Test
    void endsWhenItsStandardInputIsClosed() throws Exception {
        Process process = start("--port", "0", "--stop-with-stdin");
        try {
            readUpTo(process, "Ctrl-C");
            process.getOutputStream().close();

            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroy();
        }
    }

    @Test
    void endsWithStatus2OnWrongOption() throws Exception {
        Process process = start("--prot", "1");

        assertThat(process.errorReader().lines()).singleElement().asString().contains("--prot", "--help");
        assertThat(process.waitFor()).isEqualTo(2);
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
        return start(List.of(), arguments);
    }

    private static Process start(List<String> options, String... arguments) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
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
        throw new AssertionError(
                "The process ended: " + text + process.errorReader().lines().toList());
    }
}
