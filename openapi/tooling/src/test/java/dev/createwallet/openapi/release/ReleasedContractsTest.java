package dev.createwallet.openapi.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReleasedContractsTest {

    @TempDir
    private Path folder;

    private void release(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), "");
        }
    }

    @Test
    void comparesVersionsByNumber() throws IOException {
        release("1.2.0.yaml", "1.10.0.yaml", "1.9.11.yaml", "README.md");

        assertThat(new ReleasedContracts(folder).last()).contains(Version.parse("1.10.0"));
    }

    @Test
    void isEmptyBeforeTheFirstRelease() throws IOException {
        assertThat(new ReleasedContracts(folder).last()).isEmpty();
        assertThat(new ReleasedContracts(folder.resolve("absent")).last()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "1.2", "1.2.3-SNAPSHOT"})
    void rejectsAFileThatIsNotNamedAfterAVersion(String name) throws IOException {
        release("1.2.0.yaml", name + ".yaml");

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(new ReleasedContracts(folder)::last)
                .withMessage("only released contracts belong in openapi/released/: '" + name
                        + "' is not a version of a contract, such as 1.2.3");
    }
}
