package dev.createwallet.conformance.cli;

import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.Target;
import dev.createwallet.conformance.result.Acceptance;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.Exchange;
import dev.createwallet.conformance.result.Finding;
import dev.createwallet.conformance.result.Group;
import dev.createwallet.conformance.result.LeftOut;
import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Report;
import dev.createwallet.conformance.result.Result;
import dev.createwallet.conformance.result.TriedClause;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the lines that the command line prints. Whatever a server sends, a line stays one line and moves no cursor. */
final class Lines {

    private static final String SEPARATOR = " | ";

    private Lines() {}

    static String of(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
    }

    private static String line(Stream<String> parts) {
        return of(parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(SEPARATOR)));
    }

    static String of(TriedClause clause) {
        return line(Stream.of(
                clause.id(),
                clause.place().toString(),
                clause.description(),
                clause.group() == Group.JUDGEMENT ? "judgement" : ""));
    }

    static String of(LeftOut part) {
        return of("LEFT OUT " + part);
    }

    static String of(Acceptance.Unneeded unneeded, boolean strict) {
        return of((strict ? "FAIL " : "WARN ") + unneeded);
    }

    /**
     * Returns the clause, its place in the contract, expected and found, the other clauses, and a command that repeats
     * it; of what is accepted, the reason in place of the command.
     */
    static String of(Finding finding, String file, int line) {
        Breach breach = finding.breach();
        Result first = finding.results().get(0);
        boolean accepted = finding.outcome() == Outcome.ACCEPTED;
        return line(Stream.of(
                word(finding.outcome()) + " " + first.clause().id(),
                place(breach, file, line) + " (" + support(finding) + ")",
                breach.message(),
                accepted ? "accepted: " + finding.reason() : "received " + received(first),
                others(finding.results().stream()
                        .skip(1)
                        .map(result -> result.clause().id())
                        .distinct()
                        .toList()),
                accepted ? "" : first.curl().replace("\n", " && ")));
    }

    private static String place(Breach breach, String file, int line) {
        return file + (line > 0 ? ":" + line : "") + " " + breach.place();
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case FAILS -> "FAIL";
            case ACCEPTED -> "ACCEPTED";
            default -> "WARN";
        };
    }

    private static String colour(Outcome outcome) {
        return switch (outcome) {
            case FAILS -> "\033[1;31m";
            case ACCEPTED -> "\033[1;36m";
            default -> "\033[1;33m";
        };
    }

    /** Returns who says what was expected: the contract, as its provenance has it, or the kit. */
    private static String support(Finding finding) {
        return finding.results().get(0).clause().group() == Group.JUDGEMENT
                ? "a judgement of the kit"
                : finding.breach().provenance().name().toLowerCase(Locale.ROOT);
    }

    private static String received(Result result) {
        return result.exchanges().get(result.exchanges().size() - 1).summary();
    }

    /** Returns the finding as an annotation of GitHub, at the line of the contract that is broken. */
    static String annotation(Finding finding, String file, int line) {
        return "::%s file=%s,line=%d,title=%s::%s"
                .formatted(
                        finding.outcome() == Outcome.FAILS ? "error" : "warning",
                        of(file),
                        Math.max(1, line),
                        of(finding.results().get(0).clause().id()),
                        of(finding.breach().message()).replace("%", "%25"));
    }

    /** Returns the finding as a block for a terminal of a width. */
    static Stream<String> block(Finding finding, String file, int line, int width, boolean colours) {
        Breach breach = finding.breach();
        Result first = finding.results().get(0);
        boolean accepted = finding.outcome() == Outcome.ACCEPTED;
        String word = word(finding.outcome());
        String label = colours ? colour(finding.outcome()) + word + "\033[0m" : word;
        String title = of(breach.message());
        return Stream.concat(
                Stream.of("", label + " " + title),
                Stream.of(
                                entry(
                                        "clause",
                                        first.clause().description() + " ("
                                                + first.clause().id() + ")",
                                        width),
                                entry("contract", place(breach, file, line) + " (" + support(finding) + ")", width),
                                entry("accepted", finding.reason(), width),
                                entry("received", received(first), width),
                                entry(
                                        "also",
                                        others(finding.results().stream()
                                                        .skip(1)
                                                        .map(result ->
                                                                result.clause().id())
                                                        .distinct()
                                                        .toList())
                                                .replace("also shown by ", ""),
                                        width),
                                // One line, so that it can be pasted.
                                accepted ? "" : "  repeat    " + of(first.curl().replace("\n", " && ")))
                        .filter(entry -> !entry.isEmpty()));
    }

    private static String entry(String name, String text, int width) {
        if (text.isEmpty()) {
            return "";
        }
        StringBuilder lines = new StringBuilder();
        int room = Math.max(20, width - 12);
        String left = of(text);
        while (left.length() > room) {
            // JSON has commas in place of blanks.
            int blank = Math.max(left.lastIndexOf(' ', room), left.lastIndexOf(',', room - 1) + 1);
            int end = blank > 0 ? blank : room;
            lines.append(left, 0, end).append("\n            ");
            left = left.substring(end).stripLeading();
        }
        return "  " + String.format(Locale.ROOT, "%-10s", name) + lines + left;
    }

    private static String others(List<String> ids) {
        return switch (ids.size()) {
            case 0 -> "";
            case 1, 2, 3 -> "also shown by " + String.join(", ", ids);
            default -> "also shown by " + String.join(", ", ids.subList(0, 2)) + " and " + (ids.size() - 2) + " more";
        };
    }

    static String plan(Contract contract, Conformance conformance, Target target) {
        return of("%s: %s, at most %s to %s; about %d of them take effect there"
                .formatted(
                        contract.title(),
                        counted(conformance.clauses().size(), "clause", "clauses"),
                        counted(conformance.requests(), "request", "requests"),
                        target.baseUri(),
                        conformance.successes()));
    }

    static String obstacle(Target target, Report report) {
        String hint = report.reason().contains("curl ") ? "" : ". Check the server and --base-uri.";
        return of("Could not test %s: %s%s".formatted(target.baseUri(), report.reason(), hint));
    }

    static Stream<String> requests(TriedClause clause, List<Exchange> exchanges) {
        return exchanges.stream().map(exchange -> line(Stream.of(clause.id(), exchange.curl())));
    }

    /** Returns the verdict on a server that conforms. */
    static String conforms(Report report) {
        boolean warns = report.findings().stream().anyMatch(finding -> finding.outcome() == Outcome.WARNS);
        boolean accepted = report.findings().stream().anyMatch(finding -> finding.outcome() == Outcome.ACCEPTED);
        return "Conforms"
                + (accepted ? " but for what is accepted" : "")
                + (warns || !report.unneeded().isEmpty() ? ", with warnings" : "");
    }

    static String summary(Report report) {
        long elements = report.coverage().elements().size();
        return of(String.format(
                        Locale.ROOT,
                        "%s, %s%s%s%s; %d of %s of the contract exercised; %s in %.1f s. %s",
                        counted(count(report, Outcome.HOLDS), "clause holds", "clauses hold"),
                        counted(count(report, Outcome.FAILS), "fails", "fail"),
                        unlessNone(report, Outcome.WARNS, "holds with a warning", "hold with a warning"),
                        unlessNone(report, Outcome.ACCEPTED, "is accepted", "are accepted"),
                        unlessNone(report, Outcome.NOT_RUN, "was not tried", "were not tried"),
                        elements - report.coverage().missing().size(),
                        counted(elements, "element", "elements"),
                        counted(report.requests(), "request", "requests"),
                        report.duration().toMillis() / 1e3,
                        report.reason())
                .strip());
    }

    private static String counted(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    private static String unlessNone(Report report, Outcome outcome, String one, String several) {
        long number = count(report, outcome);
        return number == 0 ? "" : ", " + counted(number, one, several);
    }

    private static long count(Report report, Outcome outcome) {
        return report.results().stream()
                .filter(result -> result.outcome() == outcome)
                .count();
    }
}
