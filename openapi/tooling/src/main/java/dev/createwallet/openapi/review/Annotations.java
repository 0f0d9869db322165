package dev.createwallet.openapi.review;

import dev.createwallet.openapi.diff.Change;
import dev.createwallet.openapi.diff.Level;
import dev.createwallet.openapi.document.Finding;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A review in the commands that GitHub Actions reads from the output of a step. */
final class Annotations {

    private static final String FOLDER = "openapi/";

    private Annotations() {}

    static String of(Review review) {
        Stream<String> changes = review.changes().stream()
                .filter(change -> change.level() != Level.PATCH)
                .map(change -> of(review, change));
        Stream<String> problems = review.problemsById().entrySet().stream().map(problem -> {
            Finding finding = problem.getValue();
            return line(
                    review.isWaived(problem.getKey()) ? "notice" : "error",
                    finding.position().file(),
                    finding.position().line(),
                    finding.source(),
                    finding.message() + " [" + problem.getKey() + "]");
        });
        Stream<String> code = review.impacts().stream()
                .filter(impact -> !impact.made())
                .flatMap(impact -> impact.breaks().stream().map(each -> impact.audience() + ": " + each.what()))
                .map(text -> line("error", "openapi.yaml", 1, "generated code", text));
        Stream<String> unused = review.unusedWaivers().stream()
                .map(each ->
                        line("warning", Waivers.FILE, each.waiver().position().line(), "waiver", each.toString()));
        Stream<String> version = review.outcome() == Outcome.VERSION_TOO_LOW
                ? Stream.of(line("error", "openapi.yaml", 1, "version", review.versionVerdict()))
                : Stream.empty();
        return Stream.of(changes, problems, code, unused, version)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String of(Review review, Change change) {
        String grade = review.isWaived(change.id()) || change.level() != Level.MAJOR ? "notice" : "warning";
        return line(
                grade,
                Report.source(review, change),
                change.line(),
                change.verdict().word(),
                change.heading() + ". " + change.verdict().reason() + " [" + change.id() + "]");
    }

    private static String line(String grade, String file, int line, String title, String message) {
        return "::" + grade + " file=" + property(FOLDER + file) + ",line=" + line + ",title=" + property(title) + "::"
                + escaped(message);
    }

    private static String property(String text) {
        return escaped(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
