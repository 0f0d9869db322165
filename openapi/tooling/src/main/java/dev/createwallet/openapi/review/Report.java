package dev.createwallet.openapi.review;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import dev.createwallet.openapi.diff.Change;
import dev.createwallet.openapi.diff.Level;
import dev.createwallet.openapi.diff.Verdict;
import dev.createwallet.openapi.release.Base;
import dev.createwallet.openapi.release.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A review as a page to read, and as Markdown to paste. */
final class Report {

    /** The folder of the reference page, seen from the report. */
    static final String REFERENCE = "reference";

    /** Words and what is between them. */
    private static final Pattern WORDS = Pattern.compile("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");

    /** As many changes as a page shows without an outline. */
    private static final int FEW = 4;

    private final Review review;

    Report(Review review) {
        this.review = review;
    }

    /** Writes {@code index.html}, {@code review.md}, and {@code review.json} with its schema. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("index.html"), html());
        Files.writeString(folder.resolve("review.md"), markdown());
        Files.writeString(folder.resolve("review.json"), JsonReport.of(review));
        Files.writeString(folder.resolve(JsonReport.SCHEMA), resource(JsonReport.SCHEMA));
    }

    String html() throws IOException {
        return compiler()
                .withEscaper(Escapers.HTML)
                .compile(resource("review.html"))
                .execute(model());
    }

    String markdown() throws IOException {
        return compiler()
                .withEscaper(text -> text.replaceAll("([\\\\`*_<>\\[\\]|#])", "\\\\$1"))
                .compile(resource("review.md"))
                .execute(model());
    }

    private static Mustache.Compiler compiler() {
        return Mustache.compiler().emptyStringIsFalse(true);
    }

    /** The review in lines for a console, the verdict last. A sentence that is true of several comes once. */
    static String summary(Review review) {
        Stream<String> changes = groups(review).entrySet().stream()
                .flatMap(group -> Stream.concat(
                        Stream.of(group.getKey().word() + ": " + group.getKey().reason()),
                        group.getValue().stream()
                                .map(change -> "  " + change.place() + ": " + change.what()
                                        + waived(review, change.id())
                                        // Only what breaks has to be waived.
                                        + (change.level() == Level.MAJOR ? " [" + change.id() + "]" : ""))));
        Stream<String> impacts = review.impacts().stream()
                .flatMap(impact -> Stream.concat(
                        Stream.of(impact.obstacle())
                                .filter(obstacle -> !obstacle.isEmpty())
                                .map(obstacle -> impact.audience() + ": " + obstacle),
                        byConsequence(impact).entrySet().stream()
                                .flatMap(group -> Stream.concat(
                                        Stream.of(impact.audience() + ": " + group.getKey()),
                                        group.getValue().stream()
                                                .map(each -> "  " + each.what() + waived(review, impact.id(each)) + " ["
                                                        + impact.id(each) + "]")))));
        Stream<String> problems = review.problemsById().entrySet().stream()
                .map(problem -> problem.getValue() + " (" + problem.getValue().source() + ")"
                        + waived(review, problem.getKey()) + " [" + problem.getKey() + "]");
        Stream<String> unused = review.unusedWaivers().stream().map(Waivers.Unused::toString);
        Stream<String> verdict = Stream.of(
                review.obstacle(),
                review.verdict() + ". " + review.versionVerdict(),
                review.command().isEmpty() ? "" : "Open it: " + review.command());
        return Stream.of(changes, impacts, problems, unused, verdict)
                .flatMap(lines -> lines)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String waived(Review review, String id) {
        return review.waivers()
                .of(id)
                .map(waiver -> " (waived until " + waiver.until() + ": " + waiver.reason() + ")")
                .orElse("");
    }

    /** The changes by what they mean, in their order. */
    private static Map<Verdict, List<Change>> groups(Review review) {
        return review.changes().stream()
                .collect(Collectors.groupingBy(Change::verdict, LinkedHashMap::new, Collectors.toList()));
    }

    private static Map<String, List<JavaImpact.Break>> byConsequence(JavaImpact impact) {
        return impact.breaks().stream()
                .collect(Collectors.groupingBy(JavaImpact.Break::consequence, LinkedHashMap::new, Collectors.toList()));
    }

    private Map<String, Object> model() {
        List<String> words =
                groups(review).keySet().stream().map(Verdict::word).distinct().toList();
        return Map.ofEntries(
                Map.entry("title", review.title()),
                Map.entry("version", review.version()),
                Map.entry("base", review.base().map(Base::name).orElse("nothing")),
                Map.entry("asked", review.asked().map(Version::toString).orElse("any")),
                Map.entry("verdict", review.verdict()),
                Map.entry("versionVerdict", review.versionVerdict()),
                Map.entry("command", review.command()),
                Map.entry("outcome", outcome()),
                Map.entry("tone", tone()),
                Map.entry("obstacle", review.obstacle()),
                Map.entry("reference", review.isReadable() ? REFERENCE + "/index.html" : ""),
                Map.entry(
                        "counts",
                        Stream.of(Arrays.stream(Level.values()).map(Level::word), words.stream())
                                .flatMap(all -> all)
                                .distinct()
                                .map(word -> Map.of(
                                        "word",
                                        word,
                                        "number",
                                        review.changes().stream()
                                                .filter(change ->
                                                        change.verdict().word().equals(word))
                                                .count()))
                                .toList()),
                Map.entry("compared", review.obstacle().isEmpty()),
                Map.entry("words", words),
                Map.entry("many", review.changes().size() > FEW),
                Map.entry(
                        "groups",
                        groups(review).entrySet().stream()
                                .map(group -> Map.of(
                                        "word", group.getKey().word(),
                                        "reason", sentence(group.getKey().reason()),
                                        "changes",
                                                group.getValue().stream()
                                                        .map(this::model)
                                                        .toList()))
                                .toList()),
                Map.entry("impacts", review.impacts().stream().map(this::model).toList()),
                Map.entry(
                        "problems",
                        review.problemsById().entrySet().stream()
                                .map(problem -> Map.of(
                                        "finding", problem.getValue(),
                                        "id", problem.getKey(),
                                        "waived", waived(review, problem.getKey())))
                                .toList()),
                Map.entry(
                        "unused",
                        review.unusedWaivers().stream()
                                .map(Waivers.Unused::toString)
                                .toList()));
    }

    private String outcome() {
        return switch (review.outcome()) {
            case PASSED -> "The review passed.";
            case FINDINGS -> "The review failed.";
            case VERSION_TOO_LOW -> "It waits for its version.";
        };
    }

    private String tone() {
        boolean breaking = review.level().filter(Level.MAJOR::equals).isPresent();
        return switch (review.outcome()) {
            case FINDINGS -> "stop";
            case VERSION_TOO_LOW -> breaking ? "stop" : "warn";
            case PASSED -> breaking || review.impacts().stream().anyMatch(impact -> !impact.isFine()) ? "warn" : "go";
        };
    }

    private Map<String, Object> model(Change change) {
        List<AbstractDelta<String>> words = differing(
                WORDS.splitAsStream(change.before()).toList(),
                WORDS.splitAsStream(change.after()).toList());
        List<AbstractDelta<String>> lines = differing(
                change.before().lines().toList(), change.after().lines().toList());
        return Map.ofEntries(
                Map.entry("id", change.id()),
                Map.entry("word", change.verdict().word()),
                Map.entry("waived", waived(review, change.id())),
                Map.entry("places", change.places().size() == 1 ? List.of() : change.places()),
                Map.entry("heading", change.heading()),
                Map.entry("source", source(review, change)),
                Map.entry("line", change.line()),
                Map.entry("before", marked(change.before(), words, AbstractDelta::getSource)),
                Map.entry("after", marked(change.after(), words, AbstractDelta::getTarget)),
                Map.entry("added", change.before().isEmpty()),
                Map.entry("removed", change.removed()),
                Map.entry(
                        "hunks",
                        lines.stream()
                                .map(hunk -> Map.of(
                                        "removedLines",
                                        hunk.getSource().getLines(),
                                        "addedLines",
                                        hunk.getTarget().getLines()))
                                .toList()));
    }

    /** The file in which a change stands, seen from {@code openapi/}. */
    static String source(Review review, Change change) {
        return change.removed() ? review.base().map(Base::shown).orElse("") : "openapi.yaml";
    }

    private Map<String, Object> model(JavaImpact impact) {
        return Map.of(
                "audience", sentence(impact.audience()).replaceFirst("[.]$", ""),
                "groups",
                        byConsequence(impact).entrySet().stream()
                                .map(group -> Map.of(
                                        "effect",
                                        sentence(group.getKey()),
                                        "breaks",
                                        group.getValue().stream()
                                                .map(each -> Map.of(
                                                        "what", each.what(),
                                                        "id", impact.id(each),
                                                        "waived", waived(review, impact.id(each))))
                                                .toList()))
                                .toList(),
                "obstacle", impact.obstacle().isEmpty() ? "" : sentence(impact.obstacle()),
                "fine", impact.isFine());
    }

    private static List<AbstractDelta<String>> differing(List<String> before, List<String> after) {
        return DiffUtils.diff(before, after).getDeltas();
    }

    private static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
    }

    /** Text in pieces, each with whether it differs from the other side. */
    private static List<Map<String, Object>> marked(
            String text, List<AbstractDelta<String>> deltas, Function<AbstractDelta<String>, Chunk<String>> side) {
        List<String> words = WORDS.splitAsStream(text).toList();
        List<Map<String, Object>> pieces = new ArrayList<>();
        int end = 0;
        for (AbstractDelta<String> delta : deltas) {
            Chunk<String> chunk = side.apply(delta);
            pieces.add(Map.of("marked", false, "text", String.join("", words.subList(end, chunk.getPosition()))));
            pieces.add(Map.of("marked", chunk.size() > 0, "text", String.join("", chunk.getLines())));
            end = chunk.getPosition() + chunk.size();
        }
        pieces.add(Map.of("marked", false, "text", String.join("", words.subList(end, words.size()))));
        return pieces;
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = Objects.requireNonNull(Report.class.getResourceAsStream(name))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
