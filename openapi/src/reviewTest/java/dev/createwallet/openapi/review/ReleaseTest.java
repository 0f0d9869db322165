package dev.createwallet.openapi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases from a copy of this repository's POMs, with the contract of the fixtures. */
final class ReleaseTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Version VERSION = Version.parse("1.4.2");

    @TempDir
    private Path copy;

    private List<Path> poms;

    @BeforeEach
    void copyRepository() throws IOException {
        try (Stream<Path> files = Files.find(ROOT, 3, (file, attributes) -> file.endsWith("pom.xml"))) {
            poms = files.filter(file -> !file.toString().contains("target")).map(ROOT::relativize).toList();
        }
        for (Path pom : poms) {
            Files.createDirectories(copy.resolve(pom).getParent());
            Files.writeString(copy.resolve(pom), Files.readString(ROOT.resolve(pom))
                    .replaceFirst("(?s)(<artifactId>create-wallet-contract</artifactId>.*?<version>)[^<]*", "$1" + VERSION));
        }
        write("openapi/openapi.yaml", ContractDiffTest.resource("released.yaml"));
        write("openapi/CHANGELOG.md", "# Changelog\n\n## Next\n\nKeeps notes.\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(copy.resolve(file), text);
    }

    private String read(String file) throws IOException {
        return Files.readString(copy.resolve(file));
    }

    private Version release(Version version) throws IOException {
        return new Release(copy, LocalDate.of(2027, 1, 31)).release(version);
    }

    @Test
    void theContractIsRecordedAsItIs() throws IOException {
        String contract = read("openapi/openapi.yaml");
        release(VERSION);

        assertThat(read("openapi/released/1.4.2.yaml")).isEqualTo(contract);
        assertThat(read("openapi/CHANGELOG.md")).endsWith("## 1.4.2 (2027-01-31)\n\nKeeps notes.\n\nFirst release.\n");
    }

    @Test
    void theNextVersionIsOpenEverywhere() throws IOException {
        assertThat(release(VERSION)).hasToString("1.4.3");

        assertThat(read("openapi/openapi.yaml")).contains("\n  version: 1.4.3\n").doesNotContain("1.4.2");
        assertThat(poms).hasSizeGreaterThan(5).allSatisfy(pom ->
                assertThat(read(pom.toString())).contains("<version>1.4.3</version>").doesNotContain("<version>1.4.2</version>"));
    }

    @Test
    void theChangelogTellsWhatChangedUnderTheSentenceForPeople() throws IOException {
        release(VERSION);
        write("openapi/openapi.yaml", read("openapi/openapi.yaml").replace("version: 1.4.3", "version: 1.5.0")
                .replace("maxLength: 200\n          description: What to note.", "maxLength: 300\n          description: What to note."));
        write("openapi/CHANGELOG.md", read("openapi/CHANGELOG.md").replaceFirst("<!--.*-->", "Longer notes."));
        release(Version.parse("1.5.0"));

        assertThat(read("openapi/CHANGELOG.md")).isEqualTo("""
                # Changelog

                ## Next

                <!-- Say in a sentence or two, for people, what the next version brings. -->

                ## 1.5.0 (2027-01-31)

                Longer notes.

                - addition: POST /books/{book_id}/notes, request body, text: maxLength 200 → 300

                ## 1.4.2 (2027-01-31)

                Keeps notes.

                First release.
                """);
    }

    @Test
    void withoutASentenceForPeopleNothingIsReleased() throws IOException {
        release(VERSION);

        assertThatExceptionOfType(ReviewFailedException.class).isThrownBy(() -> release(Version.parse("1.4.3")))
                .withMessageContaining("Say under '## Next'");
        assertThat(copy.resolve("openapi/released/1.4.3.yaml")).doesNotExist();
    }

    @Test
    void aVersionIsReleasedOnce() throws IOException {
        release(VERSION);

        assertThatExceptionOfType(ReviewFailedException.class).isThrownBy(() -> release(VERSION))
                .withMessageStartingWith("1.4.2 is released already");
    }
}
