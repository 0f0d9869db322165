package dev.createwallet.openapi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.createwallet.openapi.diff.Change;
import dev.createwallet.openapi.diff.ContractDiff;
import dev.createwallet.openapi.diff.ContractDiffTest;
import dev.createwallet.openapi.diff.Level;
import dev.createwallet.openapi.diff.Verdict;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Position;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.release.Base;
import dev.createwallet.openapi.release.ReleasedContracts;
import dev.createwallet.openapi.release.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReviewTest {

    private static final JavaImpact BROKEN_PROVIDERS = JavaImpact.on(
            "providers that implement the Java interface",
            List.of(JavaImpact.Break.toImplement("Api.add(a, b)", "what implements it")));
    private static final JavaImpact BROKEN_CALLERS = JavaImpact.on(
            "callers of the Java client",
            List.of(
                    JavaImpact.Break.of("Note.text() is gone", "what uses it", true, true),
                    JavaImpact.Break.of("Note.title() is gone", "what uses it", true, true)));
    private static final Base BASE = Base.of(Version.parse("1.4.2"), new ReleasedContracts(Path.of("released")));

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
                "Notes", Version.parse(version), Optional.of(BASE), changes, impacts, problems, "", Waivers.NONE);
    }

    private static Review waiving(Review review, String... ids) {
        return new Review(
                review.title(),
                review.version(),
                review.base(),
                review.changes(),
                review.impacts(),
                review.problems(),
                review.obstacle(),
                new Waivers(
                        Stream.of(ids)
                                .map(id -> new Waiver(
                                        id, "known", LocalDate.of(2027, 1, 31), new Position("waivers.yaml", 2, 5)))
                                .toList(),
                        LocalDate.of(2027, 1, 31)));
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

        assertThat(review.verdict()).isEqualTo("Breaks on the wire, needs 2.0.0");
        assertThat(review.versionVerdict())
                .isEqualTo("A change of this kind (breaking) asks for 2.0.0 or later; it has 1.5.0, "
                        + "which is too low.");
        assertThat(review.command())
                .isEqualTo("mvn -q -pl openapi/tooling compile exec:java@open-version -Dopen.version=2.0.0");
    }

    @Test
    void saysThatTheOpenVersionOfTheBaseIsNotReleased() {
        Base open = new Base("HEAD", Version.parse("2.0.0"), Optional.of(BASE.version()), BASE.file(), BASE.shown());
        Review review = new Review(
                "Notes",
                open.version(),
                Optional.of(open),
                List.of(change(Level.MAJOR, "a: 1", "a: 2")),
                List.of(),
                List.of(),
                "",
                Waivers.NONE);

        assertThat(review.versionVerdict())
                .endsWith("asks for 2.0.0 or later; it has 2.0.0, which is not released yet.");
        assertThat(review("2.0.0", Level.MAJOR).versionVerdict()).endsWith("it has 2.0.0.");
    }

    @Test
    void saysThatARenamedOperationBreaksGeneratedCodeOnly() {
        Change renamed =
                new Change(List.of("POST /notes"), "operationId", Verdict.NAMING, "a", "b", JsonPointer.empty(), 7);

        assertThat(review("1.5.0", List.of(renamed), List.of(), List.of()).verdict())
                .isEqualTo("Same on the wire, breaks generated code, needs 2.0.0");
        assertThat(review("1.5.0", List.of(renamed, change(Level.MINOR, "", "a")), List.of(BROKEN_PROVIDERS), List.of())
                        .verdict())
                .isEqualTo(
                        "Compatible on the wire, breaks generated code, asks something of providers that implement the "
                                + "Java interface, needs 2.0.0");
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
    void passesAnAdditionThatProvidersHaveToImplementAndSaysSo() {
        Review review = review("1.5.0", List.of(change(Level.MINOR, "", "a: 1")), List.of(BROKEN_PROVIDERS), List.of());

        assertThat(review.verdict())
                .isEqualTo("Compatible on the wire, asks something of providers that implement the Java interface");
        assertThat(review.passed()).isTrue();
    }

    /** Whatever the report calls breaking for someone decides the version. */
    @Test
    void asksForAMajorVersionIfGeneratedCodeBreaks() {
        Review review = review("1.5.0", List.of(change(Level.MINOR, "", "a: 1")), List.of(BROKEN_CALLERS), List.of());

        assertThat(review.verdict())
                .isEqualTo("Compatible on the wire, breaks callers of the Java client, needs 2.0.0");
        assertThat(review.outcome()).isEqualTo(Outcome.VERSION_TOO_LOW);
    }

    /** Nothing differs on the wire, nor for callers of the Java client. */
    @Test
    void asksForAMajorVersionIfInputsChangePlaces() {
        String released = ContractDiffTest.resource("released.yaml");
        String version = "        - $ref: '#/components/parameters/Version'\n";
        Contract before = Contract.parse("openapi.yaml", released);
        Contract after = Contract.parse(
                "openapi.yaml",
                released.replace(version, "")
                        .replace(
                                "      requestBody:\n        required",
                                version + "      requestBody:\n        required"));
        Review review = review(
                "1.4.3",
                ContractDiff.between(before, after),
                List.of(JavaImpact.on("callers by position", PositionalCallers.breaks(before, after))),
                List.of());

        assertThat(review.outcome()).isEqualTo(Outcome.VERSION_TOO_LOW);
        assertThat(review.verdict()).isEqualTo("Same on the wire, breaks callers by position, needs 2.0.0");
        assertThat(review.summary()).contains("compiles and runs, with the arguments mixed up");
    }

    @Test
    void failsIfNoCodeCanBeGeneratedAndSaysWhy() {
        Review review = review(
                "2.0.0",
                List.of(change(Level.MINOR, "", "a: 1")),
                List.of(new JavaImpact(
                        "callers",
                        false,
                        List.of(JavaImpact.Break.of("no code can be generated: cookies", "what uses it", true, true)),
                        "")),
                List.of());

        assertThat(review.outcome()).isEqualTo(Outcome.FINDINGS);
        assertThat(review.summary())
                .contains("no code can be generated: cookies")
                .contains("No code can be generated from this contract");
        assertThat(review.annotations()).contains("::error").contains("cookies");
    }

    @Test
    void acceptsAChangeThatIsWaived() {
        Change breaking = change(Level.MAJOR, "a: 1", "a: 2");
        Review review = review("1.4.3", List.of(breaking), List.of(), List.of());

        assertThat(review.outcome()).isEqualTo(Outcome.VERSION_TOO_LOW);
        assertThat(waiving(review, breaking.id()).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(waiving(review, breaking.id()).summary()).contains("(waived until 2027-01-31: known)");
    }

    @Test
    void acceptsABreakOfGeneratedCodeThatIsWaived() {
        Review review =
                review("1.4.3", List.of(change(Level.PATCH, "a: 1", "a: 2")), List.of(BROKEN_CALLERS), List.of());
        String[] ids = BROKEN_CALLERS.breaks().stream().map(BROKEN_CALLERS::id).toArray(String[]::new);

        assertThat(waiving(review, ids[0]).outcome()).isEqualTo(Outcome.VERSION_TOO_LOW);
        assertThat(waiving(review, ids).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void acceptsAFindingOfALinterThatIsWaivedAndNoneOfOurRules() {
        Finding ofLinter = new Finding(new Position("openapi.yaml", 3, 1), "spectral rule", "message");
        Finding ofOurs = new Finding(new Position("openapi.yaml", 3, 1), Finding.OURS, "message");
        Review findings = review("1.5.0", List.of(), List.of(), List.of(ofLinter, ofLinter));
        List<String> ids = List.copyOf(findings.problemsById().keySet());

        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        assertThat(waiving(findings, ids.get(0)).outcome()).isEqualTo(Outcome.FINDINGS);
        assertThat(waiving(findings, ids.get(0), ids.get(1)).outcome()).isEqualTo(Outcome.PASSED);
        Review broken = review("1.5.0", List.of(), List.of(), List.of(ofOurs));
        String id = broken.problemsById().keySet().iterator().next();
        assertThat(waiving(broken, id).outcome()).isEqualTo(Outcome.FINDINGS);
        assertThat(waiving(broken, id).unusedWaivers()).hasSize(1);
    }

    @Test
    void reportsAWaiverThatWaivesNothing() throws IOException {
        Review review = waiving(review("1.4.3"), "change-00000000");

        assertThat(review.passed()).isTrue();
        String unused = "waivers.yaml:2:5: the waiver of change-00000000 has no effect";
        assertThat(review.summary()).contains(unused);
        assertThat(new Report(review).markdown())
                .contains("\n### Waivers without effect\n\n- " + unused.replace("_", "\\_"));
        assertThat(new Report(review("1.4.3")).markdown()).doesNotContain("Waivers without effect");
        assertThat(review.annotations()).startsWith("::warning file=openapi/waivers.yaml,line=2,title=waiver::");
    }

    /** A pattern that was rewritten, for example. */
    @Test
    void warnsOfAChangeThatCannotBeJudged() {
        Change change = new Change(
                List.of("POST /notes"),
                "pattern changed",
                new Verdict(Level.MAJOR, Level.MAJOR, "patterns can't be compared", false),
                "a",
                "b",
                JsonPointer.empty(),
                7);
        Review review = review("1.4.3", List.of(change), List.of(), List.of());

        assertThat(review.verdict()).isEqualTo("May break on the wire, needs 2.0.0");
        assertThat(review.summary()).startsWith("warning: patterns can't be compared\n");
        assertThat(waiving(review, change.id()).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void isAmberIfACompatibleChangeWaitsForItsVersion() throws IOException {
        assertThat(new Report(review("1.4.3", Level.MINOR)).html())
                .contains("verdict warn", "Compatible on the wire, needs 1.5.0");
        assertThat(new Report(review("1.4.3", Level.MAJOR)).html()).contains("verdict stop");
    }

    @Test
    void writesAJsonReportThatItsSchemaAccepts(@TempDir Path folder) throws IOException {
        Change change = change(Level.MAJOR, "a: 1", "");
        Finding finding = new Finding(new Position("openapi.yaml", 3, 1), "spectral rule", "message");
        Review review = waiving(
                review("1.5.0", List.of(change), List.of(BROKEN_CALLERS), List.of(finding)),
                change.id(),
                "change-00000000");
        new Report(review).write(folder);

        String json = Files.readString(folder.resolve("review.json"));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(folder.resolve("review.schema.json")), InputFormat.JSON);
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("\"outcome\"", "\"result\""), InputFormat.JSON))
                .isNotEmpty();
        JsonNode report = new JsonMapper().readTree(json);
        assertThat(report.path("outcome").asText()).isEqualTo("findings");
        assertThat(report.at("/changes/0/file").asText()).isEqualTo("openapi/released/1.4.2.yaml");
        assertThat(report.at("/changes/0/waived/until").asText()).isEqualTo("2027-01-31");
        assertThat(report.at("/findings/0/line").asInt()).isEqualTo(3);
        assertThat(report.at("/unusedWaivers/0/id").asText()).isEqualTo("change-00000000");
    }

    @Test
    void annotatesFilesAndLinesForGitHub() {
        Review review = review(
                "1.4.3",
                List.of(change(Level.MAJOR, "a: 1", "a: 2"), change(Level.PATCH, "a: 1", "a: 3")),
                List.of(),
                List.of(new Finding(new Position("openapi.yaml", 3, 1), "spectral rule", "50%\nmessage")));

        assertThat(review.annotations().lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("::warning file=openapi/openapi.yaml,line=7,title=breaking::POST /notes"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("::error file=openapi/openapi.yaml,line=3,title=spectral rule::50%25%0Amessage"))
                .hasSize(2);
        assertThat(review("1.4.3", Level.MINOR).annotations())
                .contains("::error")
                .contains("asks for 1.5.0");
    }

    @Test
    void saysOneSentenceOnceForSeveralChanges() throws IOException {
        Review review = review(
                "1.5.0",
                List.of(change(Level.MINOR, "a: 1", "a: 2"), change(Level.MINOR, "b: 1", "b: 2")),
                List.of(BROKEN_CALLERS),
                List.of());

        assertThat(new Report(review).html())
                .containsOnlyOnce("Reason.")
                .containsOnlyOnce("What uses it does not compile");
        assertThat(new Report(review).markdown())
                .containsOnlyOnce("Reason.")
                .containsOnlyOnce("What uses it does not compile");
        assertThat(review.summary()).containsOnlyOnce("reason").containsOnlyOnce("what uses it does not compile");
    }

    @Test
    void hasAnOutlineAndAFilterIfThereAreManyChanges() throws IOException {
        List<Change> many = IntStream.range(0, 9)
                .mapToObj(i -> change(i < 5 ? Level.MINOR : Level.PATCH, "a: 0", "a: 1" + i))
                .toList();

        assertThat(new Report(review("1.5.0", many, List.of(), List.of())).html())
                .contains("<summary>Outline", "href=\"#" + many.get(8).id(), "id=\"show-wording\"")
                .contains("main:has(#show-wording:not(:checked)) .wording-item");
        assertThat(new Report(review("1.5.0", many.subList(0, 2), List.of(), List.of())).html())
                .doesNotContain("Outline");
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
        Review first = new Review(
                "Notes", Version.parse("1.0.0"), Optional.empty(), List.of(), List.of(), List.of(), "", Waivers.NONE);

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
                        "Compatible on the wire, asks something of providers",
                        "POST /notes, request body, text",
                        "maxLength: <mark>200</mark>",
                        "maxLength: <mark>300</mark>",
                        "Api.add(a, b) has to be implemented",
                        "does not compile");
        assertThat(report.markdown())
                .contains(
                        "**Compatible on the wire, asks something of providers",
                        "**addition**: Reason.",
                        "POST /notes, request body, text: what changed (openapi.yaml, line 7, change-",
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
                .contains("Open it: <code>mvn -q -pl openapi/tooling compile exec:java@open-version"
                        + " -Dopen.version&#x3D;1.5.0</code>");
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
    void summarizesForTheConsoleWithTheVerdictLast() {
        Change breaking = change(Level.MAJOR, "a: 1", "a: 2");
        Change addition = change(Level.MINOR, "a: 1", "a: 2");

        assertThat(Report.summary(review("1.4.3", List.of(breaking, addition), List.of(), List.of())))
                .isEqualTo("""
                    breaking: reason
                      POST /notes, request body, text: what changed [%s]
                    addition: reason
                      POST /notes, request body, text: what changed
                    Breaks on the wire, needs 2.0.0. A change of this kind (breaking) asks for 2.0.0 or later; \
                    it has 1.4.3, which is too low.
                    Open it: mvn -q -pl openapi/tooling compile exec:java@open-version -Dopen.version=2.0.0\
                    """.formatted(breaking.id()));
    }

    @Test
    void keepsTheIdOfAChangeThatOnlyMovedToAnotherLine() {
        Change change = change(Level.MINOR, "a: 1", "a: 2");

        assertThat(new Change(
                                change.places(),
                                change.what(),
                                change.verdict(),
                                change.before(),
                                change.after(),
                                change.pointer(),
                                99)
                        .id())
                .isEqualTo(change.id());
        assertThat(change(Level.MINOR, "a: 1", "a: 3").id()).isNotEqualTo(change.id());
    }
}
