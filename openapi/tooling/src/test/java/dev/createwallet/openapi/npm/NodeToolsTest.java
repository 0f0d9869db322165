package dev.createwallet.openapi.npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.createwallet.openapi.release.StepFailedException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs a package without dependencies, so nothing is asked of any registry. */
final class NodeToolsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writePackage() throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node"))),
                "Node is not on the PATH");
        Files.copy(Path.of("../.npmrc"), folder.resolve(".npmrc"));
        needing(">=1");
    }

    private void needing(String node) throws IOException {
        String engines = "\"name\": \"tools\", \"version\": \"1.0.0\", \"engines\": {\"node\": \"%s\"}".formatted(node);
        Files.writeString(folder.resolve("package.json"), "{" + engines + "}");
        Files.writeString(
                folder.resolve("package-lock.json"),
                "{\"name\": \"tools\", \"lockfileVersion\": 3, \"packages\": {\"\": {" + engines + "}}}");
    }

    @Test
    @Tag("exhaustive")
    void installsAgainOnlyIfTheLockfileChanged() throws IOException {
        Path installed = folder.resolve("node_modules/.installed");
        NodeTools.installed(folder);
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(installed, longAgo);

        NodeTools.installed(folder);
        assertThat(Files.getLastModifiedTime(installed)).isEqualTo(longAgo);
        needing(">=2");
        NodeTools.installed(folder);
        assertThat(Files.getLastModifiedTime(installed)).isNotEqualTo(longAgo);
    }

    @Test
    void saysWhichNodeIsNeededIfThisOneIsTooOld() throws IOException {
        needing(">=999");

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> NodeTools.installed(folder))
                .withMessageContaining(" need Node >=999");
    }

    @Test
    void saysWhichToolFailed() {
        NodeTools tools = new NodeTools(folder);

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> tools.tool("absent.js"))
                .withMessageStartingWith("`node node_modules/absent.js` failed.\n")
                .withMessageContaining("Cannot find module");
    }
}
