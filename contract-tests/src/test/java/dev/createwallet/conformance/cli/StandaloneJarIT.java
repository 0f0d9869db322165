package dev.createwallet.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.conformance.PackagedContract;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, as a process of its own. */
@ExtendWith(WalletStubExtension.class)
@Timeout(60)
final class StandaloneJarIT {

    private static final Path JAR = Path.of(System.getProperty("standalone.jar"));
    private static final Path ROOT = Path.of("..");
    private static final long SIX_MEGABYTES = 6_000_000;
    private static final String KEY = "key_of_the_provider";

    @Test
    void soundServerConforms(WalletStub stub, @TempDir Path folder) throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                jar("--base-uri", stub.baseUri().toString(), "--strict", "--report", folder.toString()));
        command.environment().put(Options.API_KEY_VARIABLE, stub.apiKey());

        Ran ran = run(command);

        assertThat(ran.conforms().lines()).hasSize(3).last().asString().startsWith("Conforms: ");
        assertThat(folder.resolve("index.html")).isNotEmptyFile();
        assertThat(folder.resolve("junit.xml")).isNotEmptyFile();
        assertThat(folder.resolve("report.json")).isNotEmptyFile();
    }

    @Test
    void reportsMissingServerWithoutStackTrace() throws Exception {
        run(new ProcessBuilder(jar("--base-uri", "http://127.0.0.1:1", "--api-key", KEY)))
                .couldNotRun("http://127.0.0.1:1");
    }

    @Test
    @Tag("exhaustive")
    void readmesCommandAcceptsSoundServerInPython() throws Exception {
        withPython(source(), server -> readmesCommand(server).conforms());
    }

    @Test
    @Tag("exhaustive")
    void readmesCommandFindsFaultOfServerInPython() throws Exception {
        String faulty = source().replace("linked=False", "linked='no'");
        assertThat(faulty).isNotEqualTo(source());

        withPython(faulty, server -> {
            Ran ran = readmesCommand(server);

            assertThat(ran.status()).as(ran.err()).isEqualTo(1);
            assertThat(ran.lines("FAIL "))
                    .singleElement()
                    .asString()
                    .contains("/properties/linked/type")
                    .doesNotContain(KEY);
        });
    }

    private static Ran readmesCommand(String server) throws Exception {
        List<String> commands = Files.readString(ROOT.resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("java -jar contract-tests/"))
                .toList();
        assertThat(commands).singleElement().asString().contains(" http://localhost:8080 ", " KEY");
        ProcessBuilder command = new ProcessBuilder(
                        "sh",
                        "-c",
                        commands.get(0).replace("http://localhost:8080", server).replace(" KEY", " " + KEY))
                .directory(ROOT.toFile());
        command.environment()
                .compute("PATH", (name, path) -> Path.of(System.getProperty("java.home"), "bin") + ":" + path);
        return run(command);
    }

    @FunctionalInterface
    private interface Check {
        void on(String server) throws Exception;
    }

    private static String source() throws IOException {
        try (InputStream source = StandaloneJarIT.class.getResourceAsStream("provider.py")) {
            return new String(source.readAllBytes(), UTF_8);
        }
    }

    private static boolean hasGrown() {
        JsonNode paths = PackagedContract.tree().path("paths");
        JsonNode form = PackagedContract.tree().at("/components/schemas/CreateWalletForm/properties");
        return paths.size() > 1 || paths.findValue("responses").size() > 3 || form.size() > 5;
    }

    private static void withPython(String source, Check check) throws Exception {
        boolean there =
                new ProcessBuilder("sh", "-c", "command -v python3").start().waitFor() == 0;
        if (!there) {
            System.out.println("SKIPPED: the provider in another language, since there is no python3 here.");
        }
        assumeThat(there).as("there is a python3").isTrue();
        assumeThat(hasGrown())
                .as("the contract asks for more than the server in Python does")
                .isFalse();
        Process process = new ProcessBuilder("python3", "-c", source, "0", KEY)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader()) {
            check.on("http://127.0.0.1:" + out.readLine());
        } finally {
            process.destroy();
        }
    }

    @Test
    void jarIsSmallAndHasItsLicenses() throws IOException {
        assertThat(Files.size(JAR)).isLessThanOrEqualTo(SIX_MEGABYTES);
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .doesNotHaveDuplicates()
                    .contains("META-INF/LICENSE", "META-INF/LICENSE.txt", "META-INF/NOTICE")
                    .noneMatch(name -> name.startsWith("org/junit/") || name.endsWith("module-info.class"));
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(text(jar, "META-INF/LICENSE.txt")).contains("QOS.ch");
        }
    }

    private static String text(JarFile jar, String entry) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), UTF_8);
    }

    private static List<String> jar(String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(
                        Stream.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR.toString()),
                        Stream.of(arguments))
                .toList();
    }

    private static Ran run(ProcessBuilder command) throws IOException, InterruptedException {
        Path err = Files.createTempFile("conformance", ".err");
        try {
            Process process = command.redirectError(err.toFile()).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Ran(process.waitFor(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }
}
