package dev.createwallet.conformance.cli;

import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.Target;
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

    /**
     * Returns the clause, its place in the contract, expected and found, the other clauses, and a command that repeats
     * it.
     */
    static String of(Finding finding) {
        Breach breach = finding.breach();
        Result first = finding.results().get(0);
        return line(Stream.of(
                (finding.outcome() == Outcome.FAILS ? "FAIL " : "WARN ")
                        + first.clause().id(),
                breach.place() + " (" + breach.provenance().name().toLowerCase(Locale.ROOT) + ")",
                breach.message(),
                others(finding.results().stream()
                        .skip(1)
                        .map(result -> result.clause().id())
                        .distinct()
                        .toList()),
                first.curl().replace("\n", " && ")));
    }

    private static String others(List<String> ids) {
        return switch (ids.size()) {
            case 0 -> "";
            case 1, 2, 3 -> "also shown by " + String.join(", ", ids);
            default -> "also shown by " + String.join(", ", ids.subList(0, 2)) + " and " + (ids.size() - 2) + " more";
        };
    }

    static String plan(Contract contract, Conformance conformance, Target target) {
        return of("%s: %d clauses, at most %d requests to %s; %d of them should succeed"
                .formatted(
                        contract.title(),
                        conformance.clauses().size(),
                        conformance.requests(),
                        target.baseUri(),
                        conformance.successes()));
    }

    static String obstacle(Target target, Report report) {
        String tls = target.baseUri().getScheme().equalsIgnoreCase("https") ? ", --ca FILE or --insecure" : "";
        return of("Could not test %s: %s. Check the server and --base-uri%s."
                .formatted(target.baseUri(), report.reason(), tls));
    }

    static Stream<String> requests(TriedClause clause, List<Exchange> exchanges) {
        return exchanges.stream().map(exchange -> line(Stream.of(clause.id(), exchange.curl())));
    }

    static String summary(Report report) {
        long elements = report.coverage().elements().size();
        return of(String.format(
                        Locale.ROOT,
                        "%d clauses hold, %d hold with a warning, %d fail, %d were not tried; "
                                + "%d of %d elements of the contract exercised; %d requests in %.1f s. %s",
                        count(report, Outcome.HOLDS),
                        count(report, Outcome.WARNS),
                        count(report, Outcome.FAILS),
                        count(report, Outcome.NOT_RUN),
                        elements - report.coverage().missing().size(),
                        elements,
                        report.requests(),
                        report.duration().toMillis() / 1e3,
                        report.reason())
                .strip());
    }

    private static long count(Report report, Outcome outcome) {
        return report.results().stream()
                .filter(result -> result.outcome() == outcome)
                .count();
    }
}
