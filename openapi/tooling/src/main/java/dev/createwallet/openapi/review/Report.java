package dev.createwallet.openapi.review;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import dev.createwallet.openapi.diff.Change;
import dev.createwallet.openapi.diff.Level;
import dev.createwallet.openapi.release.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A review as a page to read, and as Markdown to paste. */
final class Report {

    /** The folder of the reference page, seen from the report. */
    static final String REFERENCE = "reference";

    /** Words and what is between them. */
    private static final Pattern WORDS = Pattern.compile("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");

    private final Review review;

    Report(Review review) {
        this.review = review;
    }

    /** Writes {@code index.html} and {@code review.md}. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("index.html"), html());
        Files.writeString(folder.resolve("review.md"), markdown());
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

    /** The review in lines for a console. */
    static String summary(Review review) {
        Stream<String> verdict = Stream.of(
                review.verdict() + ". " + review.versionVerdict(),
                review.obstacle(),
                review.command().isEmpty() ? "" : "Open it: " + review.command());
        Stream<String> changes = review.changes().stream()
                .map(change -> "  " + change + " (" + change.verdict().reason() + ")");
        Stream<String> impacts = review.impacts().stream()
                .flatMap(impact -> Stream.concat(
                                Stream.of(impact.obstacle()),
                                impact.breaks().stream().map(each -> each.what() + " (" + each.consequence() + ")"))
                        .filter(line -> !line.isEmpty())
                        .map(line -> "  " + impact.audience() + ": " + line));
        Stream<String> problems =
                review.problems().stream().map(problem -> "  " + problem + " (" + problem.source() + ")");
        return Stream.of(verdict, changes, impacts, problems)
                .flatMap(lines -> lines)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private Map<String, Object> model() {
        return Map.ofEntries(
                Map.entry("title", review.title()),
                Map.entry("version", review.version()),
                Map.entry("released", review.released().map(Version::toString).orElse("none")),
                Map.entry("asked", review.asked().map(Version::toString).orElse("any")),
                Map.entry("verdict", review.verdict()),
                Map.entry("versionVerdict", review.versionVerdict()),
                Map.entry("command", review.command()),
                Map.entry("passed", review.passed()),
                Map.entry("tone", tone()),
                Map.entry("obstacle", review.obstacle()),
                Map.entry("reference", review.isReadable() ? REFERENCE + "/index.html" : ""),
                Map.entry(
                        "counts",
                        Arrays.stream(Level.values())
                                .map(level -> Map.of(
                                        "word",
                                        level.word(),
                                        "number",
                                        review.changes().stream()
                                                .filter(change -> change.level() == level)
                                                .count()))
                                .toList()),
                Map.entry(
                        "compared",
                        review.released().isPresent() && review.obstacle().isEmpty()),
                Map.entry(
                        "changes",
                        IntStream.range(0, review.changes().size())
                                .mapToObj(i -> model(i + 1, review.changes().get(i)))
                                .toList()),
                Map.entry(
                        "impacts", review.impacts().stream().map(Report::model).toList()),
                Map.entry("problems", review.problems()));
    }

    private String tone() {
        return !review.passed()
                ? "stop"
                : review.impacts().stream().anyMatch(impact -> !impact.isFine())
                                || review.level().filter(Level.MAJOR::equals).isPresent()
                        ? "warn"
                        : "go";
    }

    private Map<String, Object> model(int number, Change change) {
        List<AbstractDelta<String>> words = differing(
                WORDS.splitAsStream(change.before()).toList(),
                WORDS.splitAsStream(change.after()).toList());
        List<AbstractDelta<String>> lines = differing(
                change.before().lines().toList(), change.after().lines().toList());
        return Map.ofEntries(
                Map.entry("number", number),
                Map.entry("word", change.level().word()),
                Map.entry("places", change.places().size() == 1 ? List.of() : change.places()),
                Map.entry("heading", change.heading()),
                Map.entry("reason", sentence(change.verdict().reason())),
                Map.entry(
                        "source",
                        change.removed()
                                ? "released/"
                                        + review.released()
                                                .map(Version::toString)
                                                .orElse("") + ".yaml"
                                : "openapi.yaml"),
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

    private static Map<String, Object> model(JavaImpact impact) {
        return Map.of(
                "audience", sentence(impact.audience()).replaceFirst("[.]$", ""),
                "breaks",
                        impact.breaks().stream()
                                .map(each -> Map.of("what", each.what(), "effect", sentence(each.consequence())))
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
