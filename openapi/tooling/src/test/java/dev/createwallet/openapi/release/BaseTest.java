package dev.createwallet.openapi.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaseTest {

    @TempDir
    private Path repository;

    @BeforeEach
    void writeRepository() throws IOException {
        Files.createDirectories(repository.resolve("openapi/released"));
        for (String released : new String[] {"1.0.0", "1.10.0", "1.9.0", "2.0.0"}) {
            write("openapi/released/" + released + ".yaml", released);
        }
    }

    private void write(String file, String version) throws IOException {
        Files.writeString(repository.resolve(file), "openapi: 3.0.3\ninfo:\n  version: " + version + "\n");
    }

    private Base find(String wanted) throws IOException {
        return Base.find(
                        wanted,
                        repository,
                        new ReleasedContracts(repository.resolve("openapi/released")),
                        repository.resolve("work"))
                .orElseThrow();
    }

    @Test
    void isTheLastRelease() throws IOException {
        assertThat(find("").name()).isEqualTo("2.0.0");
    }

    @Test
    void isTheReleaseOrTheHighestOfTheLineThatIsNamed() throws IOException {
        assertThat(find("1.9.0").shown()).isEqualTo("released/1.9.0.yaml");
        assertThat(find("1.x").version()).isEqualTo(Version.parse("1.10.0"));
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> find("3.x"))
                .withMessage("no version 3.x was released");
    }

    /** Its version was perhaps never released, so the next one follows from the release before it. */
    @Test
    void isTheFileThatIsNamed() throws IOException {
        write("draft.yaml", "1.11.0");

        assertThat(find("draft.yaml").name()).isEqualTo("draft.yaml (1.11.0)");
        assertThat(find("draft.yaml").released()).contains(Version.parse("1.10.0"));
    }

    @Test
    void isTheRevisionThatIsNamed() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "git"))),
                "Git is not on the PATH");
        write("openapi/openapi.yaml", "2.1.0");
        git("init", "-q", "-b", "main");
        git("add", ".");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "x");
        write("openapi/openapi.yaml", "2.2.0");

        assertThat(find("main").version()).isEqualTo(Version.parse("2.1.0"));
        assertThat(find("HEAD").shown()).isEqualTo("HEAD");
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> find("elsewhere"))
                .withMessageStartingWith(
                        "no release, file or git revision with openapi/openapi.yaml is named 'elsewhere'");
        assertThatExceptionOfType(StepFailedException.class).isThrownBy(() -> find("--help"));
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        Process git = new ProcessBuilder(
                        Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .directory(repository.toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor()).isZero();
    }
}
