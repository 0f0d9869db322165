package dev.createwallet.polyglot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.createwallet.server.stub.RecordedRequest;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reference page in a real browser, as a file and as the stub's page. Skipped where there is no Chromium; the
 * environment variable CHROMIUM names one that is not on the path.
 */
@ExtendWith(WalletStubExtension.class)
final class PagesTest {

    private static final Optional<Path> CHROMIUM = chromium();

    @TempDir
    private Path folder;

    @Test
    void fileIsAccessible() throws Exception {
        assertThat(browse("look", file())).containsExactly("done");
    }

    @Test
    void pageOfTheStubIsAccessible(WalletStub stub) throws Exception {
        assertThat(browse("look", stub.baseUri().toString())).containsExactly("done");
    }

    @Test
    void fileHasCommandsInPlaceOfControls() throws Exception {
        List<String> printed = browse("read", file());

        assertThat(printed).hasSize(7).contains("controls: 0", "first to be reached: Skip to the content", "done");
        assertThat(printed.subList(0, 3)).isEqualTo(printed.subList(3, 6));
        assertThat(printed).doesNotContain("commands: 0");
    }

    @Test
    void printsAllButTheControls(WalletStub stub) throws Exception {
        assertThat(browse("print", stub.baseUri().toString()))
                .containsExactly("controls: 0", "hidden fields: 0", "done");
    }

    @Test
    void triesOutOnTheStub(WalletStub stub) throws Exception {
        List<String> printed = browse("use", stub.baseUri().toString());

        List<RecordedRequest> sent = stub.requests().stream()
                .filter(request -> !request.operation().isEmpty())
                .toList();
        assertThat(printed)
                .startsWith("key: " + stub.apiKey(), "wrong key: 401")
                .endsWith("next response: 401", "recorded: " + sent.size(), "done")
                .filteredOn(line -> !line.matches("(key|wrong key|sent|next response|recorded|done)\\b.*"))
                .isEmpty();
        assertThat(stub.requests()).extracting(RecordedRequest::status).contains(200, 400);
        // What is empty is left out.
        assertThat(sent).extracting(RecordedRequest::status).contains(200, 400, 401);
        // What is empty is left out.
        assertThat(sent).allSatisfy(request -> assertThat(request.form()).doesNotContainValue(""));
    }

    private static List<String> browse(String what, String address) throws IOException, InterruptedException {
        assumeThat(CHROMIUM)
                .as("skipped: no chromium, chromium-browser or google-chrome on the path, and CHROMIUM is not set")
                .isPresent();
        Process process = new ProcessBuilder(
                        "node",
                        "target/javascript/src/typescript/pages.js",
                        CHROMIUM.orElseThrow().toString(),
                        what,
                        address)
                .redirectErrorStream(true)
                .start();
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return printed.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Optional<Path> chromium() {
        return Stream.concat(
                        Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of),
                        Stream.of("chromium", "chromium-browser", "google-chrome")
                                .flatMap(name -> Arrays.stream(
                                                System.getenv("PATH").split(File.pathSeparator))
                                        .map(folder -> Path.of(folder, name))))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The page of the artifact, as somebody has it who unpacked it. */
    private String file() throws IOException {
        for (String name : List.of("index.html", "reference.css", "reference.js")) {
            try (InputStream file = PagesTest.class.getResourceAsStream("/META-INF/openapi/reference/" + name)) {
                Files.write(
                        folder.resolve(name), Objects.requireNonNull(file, name).readAllBytes());
            }
        }
        return folder.resolve("index.html").toUri().toString();
    }
}
