package dev.createwallet.openapi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens versions in a copy of this repository's contract and POMs. */
final class OpenVersionTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path copy;

    private List<Path> files;

    /** Those that are built, and those of projects that have nothing to do with this version. */
    @BeforeEach
    void copyRepository() throws IOException {
        try (Stream<Path> found = Files.find(ROOT, 5, (file, attributes) -> file.endsWith("pom.xml") || file.endsWith("openapi.yaml"))) {
            files = found.map(ROOT::relativize).filter(file -> Stream.of("target", "node_modules").noneMatch(name ->
                    Stream.of(file.toString().split("[/\\\\]")).anyMatch(name::equals))).toList();
        }
        for (Path file : files) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(ROOT.resolve(file), copy.resolve(file));
        }
    }

    private static List<String> differing(Path one, Path other) throws IOException {
        List<String> lines = Files.readAllLines(one);
        return Files.readAllLines(other).stream().filter(line -> !lines.contains(line)).map(String::strip).toList();
    }

    @Test
    void theContractAndThePomsGetItAndNothingElseChanges() throws IOException {
        new OpenVersion(copy).open(Version.parse("41.10.7"));

        assertThat(files).hasSizeGreaterThan(8).allSatisfy(file -> assertThat(differing(ROOT.resolve(file), copy.resolve(file)))
                .isEqualTo(file.toString().contains("projects") ? List.of()
                        : List.of(file.endsWith("openapi.yaml") ? "version: 41.10.7" : "<version>41.10.7</version>")));
    }

    @Test
    void whereTheVersionsDifferBothGetIt() throws IOException {
        new OpenVersion(copy).open(Version.parse("41.10.7"));
        Path contract = copy.resolve("openapi/openapi.yaml");
        Files.writeString(contract, Files.readString(contract).replace("41.10.7", "41.11.0"));
        new OpenVersion(copy).open(Version.parse("41.11.0"));

        assertThat(Files.readString(copy.resolve("client/pom.xml"))).contains("<version>41.11.0</version>");
        assertThat(Files.readString(contract)).contains("  version: 41.11.0\n");
    }

    @Test
    void nothingIsWrittenIfAFileHasNoPlaceForIt() throws IOException {
        Path contract = copy.resolve("openapi/openapi.yaml");
        Files.writeString(contract, Files.readString(contract).replaceFirst("\n  version: [^\n]*", ""));

        assertThatExceptionOfType(ReviewFailedException.class).isThrownBy(() -> new OpenVersion(copy).open(Version.parse("41.10.7")))
                .withMessageContaining("openapi.yaml has no info.version");
        assertThat(Files.readString(copy.resolve("pom.xml"))).doesNotContain("41.10.7");
    }
}
