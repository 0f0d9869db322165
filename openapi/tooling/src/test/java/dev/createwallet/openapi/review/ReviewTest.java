package dev.createwallet.openapi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.openapi.diff.Change;
import dev.createwallet.openapi.diff.Level;
import dev.createwallet.openapi.diff.Verdict;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Position;
import dev.createwallet.openapi.release.Version;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReviewTest {

    private static final JavaImpact BROKEN_PROVIDERS = JavaImpact.on(
            "providers that implement the Java interface",
            List.of(JavaImpact.Break.of("Api.add(a, b) has to be implemented", "what implements it", false, true)));

    static Change change(Level level, String before, String after) {
        return new Change(
                List.of("POST /notes, request body, text"),
                "what changed",
                new Verdict(level, "reason"),
                before,
                after,
                JsonPointer.empty(),
                7);
    }

    static Review review(String version, List<Change> changes, List<JavaImpact> impacts, List<Finding> problems) {
        return new Review(
                "Notes", Version.parse(version), Optional.of(Version.parse("1.4.2")), changes, impacts, problems, "");
    }

    private static Review review(String version, Level... levels) {
        return review(
                version,
                List.of(levels).stream()
                        .map(level -> change(level, "a: 1", "a: 2"))
                        .toList(),
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "MAJOR, 2.0.0, true", "MAJOR, 3.1.0, true", "MAJOR, 1.9.9, false", "MAJOR, 1.4.2, false",
        "MINOR, 1.5.0, true", "MINOR, 2.0.0, true", "MINOR, 1.4.3, false", "MINOR, 1.4.2, false",
        "PATCH, 1.4.3, true", "PATCH, 1.5.0, true", "PATCH, 1.4.2, false", "PATCH, 1.3.9, false"
    })
    void passesIfTheVersionIsRaisedByTheLevelOfTheChange(Level level, String version, boolean passed) {
        assertThat(review(version, level).passed()).isEqualTo(passed);
    }

    @Test
    void asksForTheVersionOfTheGravestChange() {
        Review review = review("1.5.0", Level.PATCH, Level.MAJOR, Level.MINOR);

        assertThat(review.verdict()).isEqualTo("Breaks on the wire");
        assertThat(review.versionVerdict())
                .isEqualTo("A change of this kind (breaking) asks for 2.0.0 or later; it has 1.5.0, "
                        + "which is too low.");
        assertThat(review.command())
                .isEqualTo("mvn -q -pl openapi/tooling compile exec:java@open-version -Dopen.version=2.0.0");
    }

    @Test
    void saysThatARenamedOperationBreaksGeneratedCodeOnly() {
        Change renamed =
                new Change(List.of("POST /notes"), "operationId", Verdict.NAMING, "a", "b", JsonPointer.empty(), 7);

        assertThat(review("1.5.0", List.of(renamed), List.of(), List.of()).verdict())
                .isEqualTo("Same on the wire, breaks generated code");
        assertThat(review("1.5.0", List.of(renamed, change(Level.MINOR, "", "a")), List.of(BROKEN_PROVIDERS), List.of())
                        .verdict())
                .isEqualTo(
                        "Compatible on the wire, breaks generated code and providers that implement the Java interface");
        assertThat(review("1.5.0", List.of(renamed), List.of(), List.of()).passed())
                .isFalse();
    }

    @Test
    void acceptsTheSameVersionWithoutAChangeButNoLowerOne() {
        assertThat(review("1.4.2").passed()).isTrue();
        assertThat(review("1.4.3").passed()).isTrue();
        assertThat(review("1.4.1").passed()).isFalse();
        assertThat(review("1.4.3").verdict()).isEqualTo("Says the same as 1.4.2");
    }

    @Test
    void passesAChangeThatBreaksJavaCodeAndSaysSo() {
        Review review = review("1.5.0", List.of(change(Level.MINOR, "", "a: 1")), List.of(BROKEN_PROVIDERS), List.of());

        assertThat(review.verdict())
                .isEqualTo("Compatible on the wire, breaks providers that implement the Java interface");
        assertThat(review.passed()).isTrue();
    }

    @Test
    void failsIfALinterFindsSomething() {
        assertThat(review(
                                "1.5.0",
                                List.of(),
                                List.of(),
                                List.of(new Finding(new Position("openapi.yaml", 3, 1), "spectral rule", "message")))
                        .passed())
                .isFalse();
    }

    @Test
    void passesIfJavaCodeCouldNotBeComparedAndSaysSo() throws IOException {
        Review review = review(
                "2.0.0",
                List.of(change(Level.MAJOR, "a: 1", "")),
                List.of(new JavaImpact("callers", true, List.of(), "could not be compared: x")),
                List.of());

        assertThat(review.passed()).isTrue();
        assertThat(new Report(review).html())
                .contains("Could not be compared: x")
                .doesNotContain("Not affected");
        assertThat(new Report(review).markdown())
                .contains("- Could not be compared: x")
                .doesNotContain("not affected");
        assertThat(Report.summary(review)).contains("callers: could not be compared: x");
    }

    @Test
    void passesTheFirstRelease() {
        Review first =
                new Review("Notes", Version.parse("1.0.0"), Optional.empty(), List.of(), List.of(), List.of(), "");

        assertThat(first.passed()).isTrue();
        assertThat(first.verdict()).isEqualTo("First release, nothing to compare with");
    }

    @Test
    void reportsChangePlaceBothSidesAndImpact() throws IOException {
        Report report = new Report(review(
                "1.5.0",
                List.of(change(Level.MINOR, "maxLength: 200", "maxLength: 300")),
                List.of(BROKEN_PROVIDERS),
                List.of()));

        assertThat(report.html())
                .contains(
                        "Compatible on the wire, breaks providers",
                        "POST /notes, request body, text",
                        "maxLength: <mark>200</mark>",
                        "maxLength: <mark>300</mark>",
                        "Api.add(a, b) has to be implemented",
                        "does not compile");
        assertThat(report.markdown())
                .contains(
                        "**Compatible on the wire, breaks providers",
                        "**addition**: POST /notes, request body, text: what changed. Reason.",
                        "| 1.4.2 | 1.5.0 | 1.5.0 | 0 | 1 | 0 |",
                        "- maxLength: 200\n+ maxLength: 300\n",
                        "Api.add(a, b) has to be implemented");
    }

    @Test
    void showsOnlyTheLinesThatDifferInMarkdown() throws IOException {
        String before = "text:\n  type: string\n  minLength: 1\n  example: x";

        assertThat(new Report(review(
                                "1.5.0",
                                List.of(change(Level.MINOR, before, before.replace("1", "0"))),
                                List.of(),
                                List.of()))
                        .markdown())
                .contains("```diff\n-   minLength: 1\n+   minLength: 0\n```");
    }

    @Test
    void marksOnlyTheLineThatWasRemoved() throws IOException {
        assertThat(new Report(review(
                                "2.0.0",
                                List.of(change(Level.MAJOR, "a: 1\nb: 2\nc: 3", "a: 1\nb: 2")),
                                List.of(),
                                List.of()))
                        .html())
                .contains("<pre>a: 1\nb: 2<mark>\nc: 3</mark></pre>");
    }

    @Test
    void saysThatASideIsEmpty() throws IOException {
        assertThat(new Report(review("1.5.0", List.of(change(Level.MINOR, "", "a: 1")), List.of(), List.of())).html())
                .containsOnlyOnce("nothing</p>");
    }

    @Test
    void givesTheCommandThatRaisesTheVersion() throws IOException {
        Report report = new Report(review("1.4.3", Level.MINOR));

        assertThat(report.html())
                .contains(
                        "Open it: <code>mvn -q -pl openapi/tooling compile exec:java@open-version -Dopen.version&#x3D;1.5.0</code>");
        assertThat(report.markdown())
                .contains("Open it: `mvn -q -pl openapi/tooling compile exec:java@open-version -Dopen.version=1.5.0`");
    }

    @Test
    void escapesTextOfTheContract() throws IOException {
        Report report = new Report(review(
                "1.5.0",
                List.of(change(Level.PATCH, "", "a: <script>alert(1)</script>\n```")),
                List.of(),
                List.of(new Finding(new Position("openapi.yaml", 1, 1), "contract", "<img src=x> | `b` *c*"))));

        assertThat(report.html()).contains("&lt;script&gt;", "&lt;img").doesNotContain("<script", "<img");
        assertThat(report.markdown()).contains("\\<img src=x\\> \\| \\`b\\` \\*c\\*", "\n+ ```\n");
    }

    @Test
    void loadsNothingFromThePage() throws IOException {
        assertThat(new Report(review("1.4.3")).html())
                .contains("default-src 'none'")
                .doesNotContain("http://", "https://", "<script");
    }

    @Test
    void summarizesForTheConsole() {
        assertThat(Report.summary(review("1.4.3", Level.MINOR))).isEqualTo("""
                Compatible on the wire. A change of this kind (addition) asks for 1.5.0 or later; it has 1.4.3, \
                which is too low.
                Open it: mvn -q -pl openapi/tooling compile exec:java@open-version -Dopen.version=1.5.0
                  addition: POST /notes, request body, text: what changed (reason)""");
    }
}
