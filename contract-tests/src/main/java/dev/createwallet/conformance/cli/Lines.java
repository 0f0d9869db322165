package dev.createwallet.conformance.cli;

import dev.createwallet.conformance.Breach;
import dev.createwallet.conformance.Clause;
import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.Exchange;
import dev.createwallet.conformance.Finding;
import dev.createwallet.conformance.Group;
import dev.createwallet.conformance.Outcome;
import dev.createwallet.conformance.Report;
import dev.createwallet.conformance.Result;
import dev.createwallet.conformance.Target;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the command line prints. Whatever stands in an answer, a line stays one line and moves no cursor. */
final class Lines {

    private static final String SEPARATOR = " | ";

    private Lines() {}

    static String of(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
    }

    private static String line(Stream<String> parts) {
        return of(parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(SEPARATOR)));
    }

    static String of(Clause clause) {
        return line(Stream.of(clause.id(), clause.place().toString(), clause.description(),
                clause.group() == Group.JUDGEMENT ? "judgement" : ""));
    }

    /** Clause, place in the contract, what was expected and found, how often it shows, and a command that repeats it. */
    static String of(Finding finding) {
        Breach breach = finding.breach();
        Result first = finding.results().get(0);
        return line(Stream.of(
                (finding.outcome() == Outcome.FAILS ? "FAIL " : "WARN ") + first.clause().id(),
                breach.place() + " (" + breach.provenance().name().toLowerCase(Locale.ROOT) + ")",
                breach.message(),
                others(finding.results().stream().skip(1).map(result -> result.clause().id()).distinct().toList()),
                first.curl().replace("\n", " && ")));
    }

    private static String others(List<String> ids) {
        return switch (ids.size()) {
            case 0 -> "";
            case 1, 2, 3 -> "so, too, " + String.join(", ", ids);
            default -> "so, too, " + String.join(", ", ids.subList(0, 2)) + " and " + (ids.size() - 2) + " more clauses";
        };
    }

    static String plan(Contract contract, Conformance conformance, Target target) {
        return of("%s: %d clauses, at most %d requests to %s; %d of them are meant to succeed".formatted(
                contract.title(), conformance.clauses().size(), conformance.requests(), target.baseUri(), conformance.successes()));
    }

    static String obstacle(Target target, Report report) {
        var tls = target.baseUri().getScheme().equalsIgnoreCase("https") ? " and --ca FILE or --insecure" : "";
        return of("Could not test %s: %s. Look at the server, --base-uri%s.".formatted(target.baseUri(), report.reason(), tls));
    }

    static Stream<String> requests(Clause clause, List<Exchange> exchanges) {
        return exchanges.stream().map(exchange -> line(Stream.of(clause.id(), exchange.curl())));
    }

    static String summary(Report report) {
        long elements = report.coverage().elements().size();
        return of(String.format(Locale.ROOT, "%d clauses hold, %d hold with a warning, %d are broken, %d were not tried; "
                        + "%d of %d elements of the contract exercised; %d requests in %.1f s. %s",
                count(report, Outcome.HOLDS), count(report, Outcome.WARNS), count(report, Outcome.FAILS),
                count(report, Outcome.NOT_RUN), elements - report.coverage().missing().size(), elements,
                report.requests(), report.duration().toMillis() / 1e3, report.reason()).strip());
    }

    private static long count(Report report, Outcome outcome) {
        return report.results().stream().filter(result -> result.outcome() == outcome).count();
    }
}
