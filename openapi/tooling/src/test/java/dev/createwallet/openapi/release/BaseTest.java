package dev.createwallet.openapi.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Git.assumeInstalled();
        write("openapi/openapi.yaml", "2.1.0");
        Git.run(repository, "init", "-q", "-b", "main");
        Git.commit(repository);
        write("openapi/openapi.yaml", "2.2.0");

        assertThat(find("main").version()).isEqualTo(Version.parse("2.1.0"));
        assertThat(find("HEAD").shown()).isEqualTo("HEAD");
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> find("elsewhere"))
                .withMessageStartingWith(
                        "no release, file or git revision with openapi/openapi.yaml is named 'elsewhere'");
        assertThatExceptionOfType(StepFailedException.class).isThrownBy(() -> find("--help"));
    }
}
