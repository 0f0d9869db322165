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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        new OpenVersion(copy).open(Version.parse("41.10.7"), true);

        assertThat(changed(ROOT.resolve("pom.xml"), pom)).containsExactly("<revision>41.10.7</revision>");
        assertThat(changed(ROOT.resolve("openapi/openapi.yaml"), contract)).containsExactly("version: 41.10.7");
    }

    @Test
    void setsBothEvenIfTheyDiffered() throws IOException {
        Files.writeString(
                contract, Files.readString(contract).replaceFirst("\n  version: [^\n]*", "\n  version: 41.10.7"));

        new OpenVersion(copy).open(Version.parse("41.11.0"), true);

        assertThat(Files.readString(pom)).contains("<revision>41.11.0</revision>");
        assertThat(Files.readString(contract)).contains("  version: 41.11.0\n");
    }

    @Test
    void writesNothingIfAFileHasNoPlaceForTheVersion() throws IOException {
        Files.writeString(contract, Files.readString(contract).replaceFirst("\n  version: [^\n]*", ""));

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> new OpenVersion(copy).open(Version.parse("41.10.7"), true))
                .withMessageContaining("openapi.yaml has no info.version");
        assertThat(Files.readString(pom)).doesNotContain("41.10.7");
    }

    private void released(String... versions) throws IOException {
        Path released = Files.createDirectory(copy.resolve("openapi/released"));
        for (String version : versions) {
            Files.createFile(released.resolve(version + ".yaml"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1.1.1", "1.2.0", "2.0.1", "2.1.0", "3.0.0"})
    void opensWhatFollowsTheLastReleaseOfItsMajorVersion(String version) throws IOException {
        released("1.0.0", "1.1.0", "2.0.0");

        new OpenVersion(copy).open(Version.parse(version), false);

        assertThat(Files.readString(pom)).contains("<revision>" + version + "</revision>");
    }

    @ParameterizedTest
    @CsvSource({"1.0.5", "1.1.0", "0.9.0"})
    void opensNoVersionBeforeTheLastReleaseOfItsMajorVersion(String version) throws IOException {
        released("1.0.0", "1.1.0");

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> new OpenVersion(copy).open(Version.parse(version), true))
                .withMessageStartingWith("1.1.0 was released, so " + version + " cannot be opened any more: ");
    }

    @ParameterizedTest
    @CsvSource({"1.1.2,1.1.1 or 1.2.0", "1.3.0,1.1.1 or 1.2.0", "2.0.1,2.0.0", "3.0.0,2.0.0"})
    void skipsVersionsOnlyIfThatIsMeant(String version, String follows) throws IOException {
        released("1.1.0");

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> new OpenVersion(copy).open(Version.parse(version), false))
                .withMessageStartingWith(version + " skips versions: " + follows + " follows 1.1.0")
                .withMessageEndingWith("-Dopen.skipping=true");

        new OpenVersion(copy).open(Version.parse(version), true);

        assertThat(Files.readString(pom)).contains("<revision>" + version + "</revision>");
    }
}
