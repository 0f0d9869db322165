package dev.createwallet.openapi.review;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A review as a page to read, and as Markdown to paste. */
final class Report {

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
        return compiler().withEscaper(Escapers.HTML).compile(resource("review.html")).execute(model());
    }

    String markdown() throws IOException {
        return compiler().withEscaper(text -> text.replaceAll("([\\\\`*_<>\\[\\]|#])", "\\\\$1"))
                .compile(resource("review.md")).execute(model());
    }

    private static Mustache.Compiler compiler() {
        return Mustache.compiler().emptyStringIsFalse(true);
    }

    /** The review in lines for a console. */
    static String summary(Review review) {
        Stream<String> changes = review.changes().stream().map(change -> "  " + change + " (" + change.verdict().reason() + ")");
        Stream<String> breaks = review.impacts().stream()
                .flatMap(impact -> impact.breaks().stream().map(each -> "  " + impact.audience() + ": " + each.what() + " (" + each.effect() + ")"));
        Stream<String> problems = review.problems().stream()
                .map(problem -> "  openapi.yaml:" + problem.line() + ": " + problem.message() + " (" + problem.tool() + " " + problem.rule() + ")");
        return Stream.of(Stream.of(review.verdict() + ". " + review.versionVerdict()), changes, breaks, problems)
                .flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }

    private Map<String, Object> model() {
        return Map.ofEntries(
                Map.entry("title", review.title()),
                Map.entry("version", review.version()),
                Map.entry("released", review.released().map(Version::toString).orElse("none")),
                Map.entry("asked", review.asked().map(Version::toString).orElse("any")),
                Map.entry("verdict", review.verdict()),
                Map.entry("versionVerdict", review.versionVerdict()),
                Map.entry("passed", review.passed()),
                Map.entry("tone", !review.passed() ? "stop" : review.breaksJava() || review.level().filter(Level.MAJOR::equals).isPresent() ? "warn" : "go"),
                Map.entry("obstacle", review.obstacle()),
                Map.entry("counts", Arrays.stream(Level.values()).map(level -> Map.of("word", level.word(), "number",
                        review.changes().stream().filter(change -> change.level() == level).count())).toList()),
                Map.entry("compared", review.released().isPresent() && review.obstacle().isEmpty()),
                Map.entry("changes", review.changes().stream().map(this::model).toList()),
                Map.entry("anyChange", !review.changes().isEmpty()),
                Map.entry("impacts", review.impacts().stream().map(Report::model).toList()),
                Map.entry("anyImpact", !review.impacts().isEmpty()),
                Map.entry("problems", review.problems()),
                Map.entry("anyProblem", !review.problems().isEmpty()));
    }

    private Map<String, Object> model(Change change) {
        int head = commonHead(change.before(), change.after());
        int tail = commonTail(change.before().substring(head), change.after().substring(head));
        return Map.of(
                "word", change.level().word(),
                "places", change.places(),
                "what", change.what(),
                "reason", sentence(change.verdict().reason()),
                "source", change.removed() ? "released/" + review.released().map(Version::toString).orElse("") + ".yaml" : "openapi.yaml",
                "line", change.line(),
                "before", parts(change.before(), head, tail),
                "after", parts(change.after(), head, tail),
                "removedLines", change.before().lines().toList(),
                "addedLines", change.after().lines().toList());
    }

    private static Map<String, Object> model(JavaImpact impact) {
        return Map.of(
                "audience", sentence(impact.audience()).replaceFirst("[.]$", ""),
                "breaks", impact.breaks().stream().map(each -> Map.of("what", each.what(), "effect", each.effect())).toList(),
                "fine", impact.breaks().isEmpty());
    }

    private static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
    }

    /** Text, and which part of it differs from the other side. */
    private static Map<String, String> parts(String text, int head, int tail) {
        return Map.of("head", text.substring(0, head), "mark", text.substring(head, text.length() - tail),
                "tail", text.substring(text.length() - tail));
    }

    /** How much of the two is the same from the start, in whole words. */
    private static int commonHead(String one, String other) {
        int end = 0;
        for (int i = 0; i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i); i++) {
            if (Character.isWhitespace(one.charAt(i))) {
                end = i + 1;
            }
        }
        return end;
    }

    private static int commonTail(String one, String other) {
        return commonHead(new StringBuilder(one).reverse().toString(), new StringBuilder(other).reverse().toString());
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = Objects.requireNonNull(Report.class.getResourceAsStream(name))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
