package dev.createwallet.openapi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.createwallet.openapi.check.ContractBrokenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs commands on this repository's contract. */
final class MainTest {

    private static final Path CONTRACT = Path.of("../openapi.yaml");

    @TempDir
    private Path folder;

    private Path packaged;
    private String version;

    @BeforeEach
    void readVersion() throws IOException {
        packaged = folder.resolve("META-INF/openapi/contract.yaml");
        version =
                new YAMLMapper().readTree(CONTRACT.toFile()).at("/info/version").asText();
    }

    private void check(Path contract) throws Exception {
        Main.main(new String[] {"check", contract.toString(), "--project-version=" + version, "--package=" + packaged});
    }

    @Test
    void packagesTheFileItselfAndTheSameAsJson() throws Exception {
        check(CONTRACT);

        assertThat(packaged).hasSameBinaryContentAs(CONTRACT);
        assertThat(new ObjectMapper()
                        .readTree(packaged.resolveSibling("contract.json").toFile()))
                .isEqualTo(new YAMLMapper().readTree(CONTRACT.toFile()));
    }

    @Test
    void packagesNoBrokenContract() throws IOException {
        Path broken = Files.writeString(
                folder.resolve("broken.yaml"), Files.readString(CONTRACT).replace("paths:", "path:"));

        assertThatExceptionOfType(ContractBrokenException.class)
                .isThrownBy(() -> check(broken))
                .withMessageContaining("broken.yaml:");
        assertThat(packaged).doesNotExist();
    }

    @Test
    void writesAnUnchangedContractOnlyOnce() throws Exception {
        check(CONTRACT);
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(packaged, longAgo);

        check(CONTRACT);

        assertThat(Files.getLastModifiedTime(packaged)).isEqualTo(longAgo);
    }

    @Test
    void namesTheOptionThatIsUnknown() {
        assertThatExceptionOfType(CommandLine.ParameterException.class)
                .isThrownBy(() -> Main.main(
                        new String[] {"check", "openapi.yaml", "--project-version=1.0.0", "--package=x", "--packge=x"}))
                .withMessageContaining("--packge");
    }
}
