package dev.createwallet.openapi.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens versions in a copy of this repository's contract and root POM. */
final class OpenVersionTest {

    private static final Path ROOT = Path.of("../..");

    @TempDir
    private Path copy;

    private Path pom;
    private Path contract;

    @BeforeEach
    void copyRepository() throws IOException {
        pom = Files.copy(ROOT.resolve("pom.xml"), copy.resolve("pom.xml"));
        Files.createDirectories(copy.resolve("openapi"));
        contract = Files.copy(ROOT.resolve("openapi/openapi.yaml"), copy.resolve("openapi/openapi.yaml"));
    }

    private static List<String> changed(Path before, Path after) throws IOException {
        List<String> lines = Files.readAllLines(before);
        return Files.readAllLines(after).stream()
                .filter(line -> !lines.contains(line))
                .map(String::strip)
                .toList();
    }

    @Test
    void changesOneLineInEachOfTheTwoFiles() throws IOException {
        new OpenVersion(copy).open(Version.parse("41.10.7"));

        assertThat(changed(ROOT.resolve("pom.xml"), pom)).containsExactly("<revision>41.10.7</revision>");
        assertThat(changed(ROOT.resolve("openapi/openapi.yaml"), contract)).containsExactly("version: 41.10.7");
    }

    @Test
    void setsBothEvenIfTheyDiffered() throws IOException {
        Files.writeString(
                contract, Files.readString(contract).replaceFirst("\n  version: [^\n]*", "\n  version: 41.10.7"));

        new OpenVersion(copy).open(Version.parse("41.11.0"));

        assertThat(Files.readString(pom)).contains("<revision>41.11.0</revision>");
        assertThat(Files.readString(contract)).contains("  version: 41.11.0\n");
    }

    @Test
    void writesNothingIfAFileHasNoPlaceForTheVersion() throws IOException {
        Files.writeString(contract, Files.readString(contract).replaceFirst("\n  version: [^\n]*", ""));

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> new OpenVersion(copy).open(Version.parse("41.10.7")))
                .withMessageContaining("openapi.yaml has no info.version");
        assertThat(Files.readString(pom)).doesNotContain("41.10.7");
    }
}
