package dev.createwallet.openapi.review;

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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A review as a page to read, and as Markdown to paste. */
final class Report {

    /** The contract as a page, seen from the report. */
    static final String REFERENCE = "reference/index.html";

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
        Stream<String> verdict = Stream.of(review.verdict() + ". " + review.versionVerdict(), review.obstacle(),
                review.command().isEmpty() ? "" : "Raise it: " + review.command());
        Stream<String> changes = review.changes().stream().map(change -> "  " + change + " (" + change.verdict().reason() + ")");
        Stream<String> impacts = review.impacts().stream().flatMap(impact -> Stream.concat(Stream.of(impact.obstacle()),
                        impact.breaks().stream().map(each -> each.what() + " (" + each.consequence() + ")"))
                .filter(line -> !line.isEmpty()).map(line -> "  " + impact.audience() + ": " + line));
        Stream<String> problems = review.problems().stream()
                .map(problem -> "  " + problem + " (" + problem.source() + ")");
        return Stream.of(verdict, changes, impacts, problems).flatMap(lines -> lines).filter(line -> !line.isEmpty())
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
                Map.entry("reference", review.isReadable() ? REFERENCE : ""),
                Map.entry("counts", Arrays.stream(Level.values()).map(level -> Map.of("word", level.word(), "number",
                        review.changes().stream().filter(change -> change.level() == level).count())).toList()),
                Map.entry("compared", review.released().isPresent() && review.obstacle().isEmpty()),
                Map.entry("changes", IntStream.range(0, review.changes().size()).mapToObj(i -> model(i + 1, review.changes().get(i))).toList()),
                Map.entry("impacts", review.impacts().stream().map(Report::model).toList()),
                Map.entry("problems", review.problems()));
    }

    private String tone() {
        return !review.passed() ? "stop"
                : review.impacts().stream().anyMatch(impact -> !impact.isFine()) || review.level().filter(Level.MAJOR::equals).isPresent() ? "warn"
                : "go";
    }

    private Map<String, Object> model(int number, Change change) {
        int head = commonHead(change.before(), change.after());
        int tail = commonTail(change.before().substring(head), change.after().substring(head));
        List<String> old = change.before().lines().toList();
        List<String> current = change.after().lines().toList();
        int sameAbove = commonLines(old, current);
        int sameBelow = commonLines(reversed(old.subList(sameAbove, old.size())), reversed(current.subList(sameAbove, current.size())));
        return Map.ofEntries(
                Map.entry("number", number),
                Map.entry("word", change.level().word()),
                Map.entry("places", change.places().size() == 1 ? List.of() : change.places()),
                Map.entry("heading", change.heading()),
                Map.entry("reason", sentence(change.verdict().reason())),
                Map.entry("source", change.removed() ? "released/" + review.released().map(Version::toString).orElse("") + ".yaml" : "openapi.yaml"),
                Map.entry("line", change.line()),
                Map.entry("before", parts(change.before(), head, tail)),
                Map.entry("after", parts(change.after(), head, tail)),
                Map.entry("added", change.before().isEmpty()),
                Map.entry("removed", change.removed()),
                Map.entry("removedLines", old.subList(sameAbove, old.size() - sameBelow)),
                Map.entry("addedLines", current.subList(sameAbove, current.size() - sameBelow)));
    }

    private static Map<String, Object> model(JavaImpact impact) {
        return Map.of(
                "audience", sentence(impact.audience()).replaceFirst("[.]$", ""),
                "breaks", impact.breaks().stream().map(each -> Map.of("what", each.what(), "effect", sentence(each.consequence()))).toList(),
                "obstacle", impact.obstacle().isEmpty() ? "" : sentence(impact.obstacle()),
                "fine", impact.isFine());
    }

    private static int commonLines(List<String> one, List<String> other) {
        int same = 0;
        while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
            same++;
        }
        return same;
    }

    private static List<String> reversed(List<String> lines) {
        List<String> reversed = new ArrayList<>(lines);
        Collections.reverse(reversed);
        return reversed;
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
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
            if (Character.isWhitespace(one.charAt(same - 1)) || endsWord(one, same) && endsWord(other, same)) {
                end = same;
            }
        }
        return end;
    }

    private static boolean endsWord(String text, int end) {
        return end == text.length() || Character.isWhitespace(text.charAt(end));
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
