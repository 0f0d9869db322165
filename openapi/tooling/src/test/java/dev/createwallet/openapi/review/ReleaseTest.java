package dev.createwallet.openapi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.createwallet.openapi.diff.Change;
import dev.createwallet.openapi.diff.ContractDiffTest;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Position;
import dev.createwallet.openapi.release.Base;
import dev.createwallet.openapi.release.Release;
import dev.createwallet.openapi.release.ReleasedContracts;
import dev.createwallet.openapi.release.StepFailedException;
import dev.createwallet.openapi.release.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases the contract of the fixtures. */
final class ReleaseTest {

    private static final String README = """
            <artifactId>create-wallet-openapi</artifactId>
              <version>%1$s</version>
            mvn dependency:copy -Dartifact=dev.createwallet:create-wallet-contract-tests:%1$s:jar:standalone
            `implementation("dev.createwallet:create-wallet-client:%1$s")`. It brings Jackson.
            `dev.createwallet:create-wallet-server-interface:%1$s`.
            <artifactId>openapi-generator-maven-plugin</artifactId>
              <version>7.25.0</version>
            <artifactId>create-wallet-contract-tests</artifactId>
              <version>%1$s</version>
            """;

    @TempDir
    private Path copy;

    @BeforeEach
    void writeRepository() throws IOException {
        Files.createDirectory(copy.resolve("openapi"));
        write("openapi/openapi.yaml", ContractDiffTest.resource("released.yaml"));
        write("openapi/CHANGELOG.md", "# Changelog\n\n## Next\n\nKeeps notes.\n");
        write("README.md", README.formatted("0.9.0"));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(copy.resolve(file), text);
    }

    private String read(String file) throws IOException {
        return Files.readString(copy.resolve(file));
    }

    /** As it would be made of what stands there, but for whom it breaks in Java. */
    private Review review(String version, JavaImpact... impacts) throws IOException {
        return review(version, "", impacts);
    }

    private Review review(String version, String wanted, JavaImpact... impacts) throws IOException {
        ReleasedContracts releases = new ReleasedContracts(copy.resolve("openapi/released"));
        Optional<Base> base = Base.find(wanted, copy, releases, copy);
        List<Change> changes =
                base.isEmpty() ? List.of() : Review.changes(base.get().file(), copy.resolve("openapi/openapi.yaml"));
        return new Review(
                "Notes", Version.parse(version), base, changes, List.of(impacts), List.of(), "", Waivers.NONE);
    }

    private void release(Review review) throws IOException {
        review.requirePassed();
        new Release(copy, LocalDate.of(2027, 1, 31))
                .record(review.version(), review.base().map(Base::name), review.changelog());
    }

    private void isRejected(Review review, String message) {
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> release(review))
                .withMessageContaining(message);
        assertThat(copy.resolve("openapi/released/" + review.version() + ".yaml"))
                .doesNotExist();
    }

    @Test
    void recordsTheContractUnchanged() throws IOException {
        String contract = read("openapi/openapi.yaml");
        release(review("1.4.2"));

        assertThat(read("openapi/released/1.4.2.yaml")).isEqualTo(contract);
        assertThat(read("openapi/openapi.yaml")).isEqualTo(contract);
        assertThat(read("openapi/CHANGELOG.md")).endsWith("## 1.4.2 (2027-01-31)\n\nKeeps notes.\n\nFirst release.\n");
    }

    @Test
    void setsTheVersionInTheReadme() throws IOException {
        release(review("1.4.2"));

        assertThat(read("README.md")).isEqualTo(README.formatted("1.4.2"));
    }

    @Test
    void writesTheChangesIntoTheChangelog() throws IOException {
        release(review("1.4.2"));
        write(
                "openapi/openapi.yaml",
                read("openapi/openapi.yaml")
                        .replace("version: 1.4.2", "version: 1.5.0")
                        .replace(
                                "maxLength: 200\n          description: What to note.",
                                "maxLength: 300\n          description: To be noted."));
        write("openapi/CHANGELOG.md", read("openapi/CHANGELOG.md").replaceFirst("<!--.*-->", "Longer notes."));
        release(review("1.5.0"));

        assertThat(read("openapi/CHANGELOG.md")).isEqualTo("""
            # Changelog

            ## Next

            <!-- Say in a sentence or two, for people, what the next version brings. -->

            ## 1.5.0 (2027-01-31)

            Longer notes.

            - addition: POST /books/{book_id}/notes, request body, text: maxLength 200 → 300
            - wording: 1 description, name or note

            ## 1.4.2 (2027-01-31)

            Keeps notes.

            First release.
            """);
    }

    private void openWithoutRemark(String version) throws IOException {
        write(
                "openapi/openapi.yaml",
                read("openapi/openapi.yaml")
                        .replace("version: 1.4.2", "version: " + version)
                        .replace(
                                "        remark:\n"
                                        + "          type: string\n"
                                        + "          description: Whatever else there is to say.\n",
                                ""));
        write("openapi/CHANGELOG.md", read("openapi/CHANGELOG.md").replaceFirst("<!--.*-->", "No remarks."));
    }

    @Test
    void writesWhatBreaksInJavaIntoTheChangelog() throws IOException {
        release(review("1.4.2"));
        openWithoutRemark("2.0.0");

        release(review(
                "2.0.0",
                JavaImpact.on(
                        "callers of the Java client",
                        List.of(JavaImpact.Break.of("Note.remark() is gone", "what uses it", false, true)))));

        assertThat(read("openapi/CHANGELOG.md"))
                .contains("\n- callers of the Java client: Note.remark() is gone; what uses it does not compile\n");
    }

    @Test
    void rejectsAVersionThatIsTooLow() throws IOException {
        release(review("1.4.2"));
        openWithoutRemark("1.5.0");

        isRejected(review("1.5.0"), "asks for 2.0.0 or later; it has 1.5.0");
    }

    @Test
    void rejectsAContractWithFindings() throws IOException {
        Review review = review("1.4.2");

        isRejected(
                new Review(
                        "Notes",
                        review.version(),
                        review.base(),
                        List.of(),
                        List.of(),
                        List.of(new Finding(new Position("openapi.yaml", 3, 1), "spectral rule", "message")),
                        "",
                        Waivers.NONE),
                "message (spectral rule)");
    }

    @Test
    void rejectsAContractFromWhichNoCodeCanBeGenerated() throws IOException {
        isRejected(
                review("1.4.2", new JavaImpact("callers", false, List.of(), "")),
                "No code can be generated from this contract");
    }

    @Test
    void rejectsAChangelogWithoutASentence() throws IOException {
        release(review("1.4.2"));

        isRejected(review("1.4.3"), "Say under '## Next'");
    }

    @Test
    void rejectsAReadmeWithoutAPlaceForTheVersion() throws IOException {
        write("README.md", "");

        isRejected(review("1.4.2"), "README.md has no <version> of an artifact of the project");
        assertThat(read("openapi/CHANGELOG.md")).doesNotContain("1.4.2");
    }

    @Test
    void rejectsAReleasedVersion() throws IOException {
        release(review("1.4.2"));

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> release(review("1.4.2")))
                .withMessage("1.4.2 is released already. Open another version: mvn -q -pl openapi/tooling compile"
                        + " exec:java@open-version -Dopen.version=1.4.3");
    }

    /** A fix of an earlier line, which is no news for readers of the README. */
    @Test
    void releasesAFixOfAnEarlierLine() throws IOException {
        String first = read("openapi/openapi.yaml");
        release(review("1.4.2"));
        write("openapi/CHANGELOG.md", read("openapi/CHANGELOG.md").replaceFirst("<!--.*-->", "Another line."));
        write("openapi/openapi.yaml", first.replace("version: 1.4.2", "version: 2.0.0"));
        release(review("2.0.0"));
        write("openapi/CHANGELOG.md", read("openapi/CHANGELOG.md").replaceFirst("<!--.*-->", "Mended."));
        write(
                "openapi/openapi.yaml",
                first.replace("version: 1.4.2", "version: 1.4.3").replace("What to note.", "Text."));

        isRejected(review("1.4.3"), "it has 1.4.3, which is too low");
        release(review("1.4.3", "1.x"));

        assertThat(copy.resolve("openapi/released/1.4.3.yaml")).exists();
        assertThat(read("README.md")).isEqualTo(README.formatted("2.0.0"));
    }
}
