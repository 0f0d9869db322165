package dev.createwallet.openapi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.createwallet.openapi.release.Base;
import dev.createwallet.openapi.release.ReleasedContracts;
import dev.createwallet.openapi.release.StepFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews changes of this repository's contract, with all that a review takes. */
final class ReviewRunTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /** Nothing to say; the linters themselves are tested by LintTest. */
    private static final Lint SILENT = new Lint((script, arguments) -> "{}");

    private static String contract;

    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws IOException {
        contract = Files.readString(ROOT.resolve("openapi/openapi.yaml"))
                .replaceFirst("(?m)^  version: .*$", "  version: 4.2.0");
    }

    private Review review(String version, String changed) throws IOException {
        Path releases = Files.createDirectories(folder.resolve("released"));
        Files.writeString(releases.resolve("4.2.0.yaml"), contract);
        Files.writeString(releases.resolve("4.1.0.yaml"), "an older one");
        Path file = Files.writeString(
                folder.resolve("openapi.yaml"), changed.replace("version: 4.2.0", "version: " + version));
        return Review.of(
                file,
                Base.find("", folder, new ReleasedContracts(releases), folder),
                version,
                SILENT,
                Waivers.NONE,
                ROOT,
                folder.resolve("work"));
    }

    @Test
    void asksForAMajorVersionIfAnOperationIsRemoved() throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        ObjectNode elsewhere = (ObjectNode) yaml.readTree(contract);
        elsewhere.withObject("info").put("version", "4.3.0");
        ObjectNode paths = elsewhere.withObject("paths");
        String path = paths.fieldNames().next();
        paths.set("/elsewhere" + path, paths.remove(path));
        ((ObjectNode) paths.path("/elsewhere" + path).findParent("operationId")).put("operationId", "another");
        Review review = review("4.3.0", yaml.writeValueAsString(elsewhere));

        assertThat(review.base().orElseThrow().name()).isEqualTo("4.2.0");
        assertThat(review.problems()).isEmpty();
        assertThat(review.impacts())
                .allSatisfy(impact -> assertThat(impact.breaks())
                        .anySatisfy(broken -> assertThat(broken.breaking()).isTrue()));
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(review::requirePassed)
                .withMessageContaining("Breaks on the wire")
                .withMessageContaining(": operation removed")
                .withMessageContaining("-Dopen.version=5.0.0");
    }

    @Test
    void passesAnUnchangedContract() throws IOException {
        Review review = review("4.2.0", contract);

        review.requirePassed();
        assertThat(review.verdict()).isEqualTo("Says the same as 4.2.0");
        assertThat(review.impacts()).isEmpty();
    }

    @Test
    void doesNotCompareAContractThatBreaksOurRules() throws IOException {
        Review review = review("5.0.0", contract.replace("x-sensitive: true", "x-sensitive: false"));

        assertThat(review.isReadable()).isFalse();
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(review::requirePassed)
                .withMessageContaining("Not compared");
    }

    @Test
    void rejectsAVersionWithASuffix() {
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> review("4.3.0-SNAPSHOT", contract))
                .withMessageContaining("'4.3.0-SNAPSHOT' is not a version");
    }
}
