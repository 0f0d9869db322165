package dev.createwallet.conformance.internal.run;

import dev.createwallet.conformance.result.Acceptance;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.Finding;
import dev.createwallet.conformance.result.Group;
import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Report;
import dev.createwallet.conformance.result.Result;
import dev.createwallet.conformance.result.TriedClause;
import dev.createwallet.conformance.result.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Applies the accepted departures to results and reports: they fail no run.
 *
 * @param all the acceptances
 * @param clauses all clauses of the contract
 * @param strict whether every breach is a failure
 * @param today decides which acceptances have ended
 */
public record Accepted(List<Acceptance> all, List<TriedClause> clauses, boolean strict, LocalDate today) {

    /** A breach of a result that belongs to a finding. */
    private record Shown(Result result, Breach breach, Optional<Acceptance> acceptance) {}

    private boolean ended(Acceptance acceptance) {
        return acceptance.until().filter(last -> last.isBefore(today)).isPresent();
    }

    private Optional<Acceptance> of(Result result, Breach breach) {
        return all.stream()
                .filter(acceptance ->
                        !ended(acceptance) && acceptance.covers(result.clause().id(), breach))
                .findFirst();
    }

    /** Returns the result with the outcome of its other breaches; the accepted ones come last. */
    public Result of(Result result) {
        if (result.breaches().isEmpty()) {
            return result;
        }
        List<Breach> breaches = result.breaches().stream()
                .sorted(Comparator.comparing(breach -> of(result, breach).isPresent()))
                .toList();
        Outcome outcome = breaches.stream()
                .filter(breach -> of(result, breach).isEmpty())
                .map(breach -> breach.outcome(strict))
                .max(Comparator.naturalOrder())
                .orElse(Outcome.ACCEPTED);
        return new Result(result.clause(), outcome, breaches, result.exchanges(), result.duration());
    }

    /** Returns the report with the verdict of its other breaches. */
    public Report of(Report report) {
        if (all.isEmpty()) {
            return report;
        }
        List<Result> results = report.results().stream().map(this::of).toList();
        boolean fails = results.stream().anyMatch(result -> result.outcome() == Outcome.FAILS);
        boolean ended = results.stream().anyMatch(result -> result.outcome() == Outcome.NOT_RUN);
        Verdict verdict = report.verdict() == Verdict.DOES_NOT_CONFORM && !fails
                ? ended ? Verdict.COULD_NOT_RUN : Verdict.CONFORMS
                : report.verdict();
        return new Report(
                verdict,
                report.reason(),
                results,
                verdict == Verdict.COULD_NOT_RUN
                        ? List.of()
                        : report.findings().stream()
                                .flatMap(this::split)
                                .sorted(Comparator.comparing(Finding::outcome).reversed())
                                .toList(),
                report.coverage(),
                report.leftOut(),
                report.requests(),
                report.duration(),
                verdict == Verdict.COULD_NOT_RUN ? List.of() : unneeded(results));
    }

    /** Splits a finding into the part that is not accepted and the part that is. */
    private Stream<Finding> split(Finding finding) {
        List<Shown> left = new ArrayList<>();
        List<Shown> accepted = new ArrayList<>();
        finding.results().forEach(result -> {
            Breach breach = breach(result, finding);
            Optional<Acceptance> acceptance = of(result, breach);
            (acceptance.isEmpty() ? left : accepted).add(new Shown(of(result), breach, acceptance));
        });
        return Stream.of(left, accepted).filter(part -> !part.isEmpty()).map(this::finding);
    }

    private Finding finding(List<Shown> part) {
        List<Shown> sorted = part.stream()
                .sorted(Comparator.comparing((Shown shown) -> shown.breach().provenance()))
                .toList();
        Shown first = sorted.get(0);
        return new Finding(
                first.acceptance().isPresent()
                        ? Outcome.ACCEPTED
                        : first.breach().outcome(strict),
                first.breach(),
                sorted.stream().map(Shown::result).toList(),
                first.acceptance().map(Acceptance::reason).orElse(""));
    }

    /** Returns the breach of a result that belongs to a finding. */
    private static Breach breach(Result result, Finding finding) {
        Breach shown = finding.breach();
        Stream<Breach> alike = result.breaches().stream().filter(breach -> breach.rule() == shown.rule());
        return alike.sorted(Comparator.comparing(
                                (Breach breach) -> !breach.subject().equals(shown.subject()))
                        .thenComparing(breach -> !breach.place().equals(shown.place())))
                .findFirst()
                .orElse(shown);
    }

    private List<Acceptance.Unneeded> unneeded(List<Result> results) {
        return all.stream()
                .flatMap(acceptance -> ended(acceptance)
                        ? Stream.of(new Acceptance.Unneeded(
                                acceptance,
                                "since it ended on " + acceptance.until().orElseThrow()))
                        : isTried(acceptance, results) && !isShown(acceptance, results)
                                ? Stream.of(new Acceptance.Unneeded(
                                        acceptance, "since the server does not depart there any more"))
                                : Stream.empty())
                .toList();
    }

    private static boolean isShown(Acceptance acceptance, List<Result> results) {
        return results.stream()
                .anyMatch(result -> result.breaches().stream()
                        .anyMatch(breach -> acceptance.covers(result.clause().id(), breach)));
    }

    /** A run may try some clauses only. */
    private boolean isTried(Acceptance acceptance, List<Result> results) {
        List<TriedClause> tried = results.stream()
                .filter(result -> result.outcome() != Outcome.NOT_RUN)
                .map(Result::clause)
                .filter(clause -> acceptance.covers(clause.id()))
                .toList();
        return !tried.isEmpty()
                && clauses.stream()
                        .filter(clause -> clause.group() == Group.CONTRACT && acceptance.covers(clause.id()))
                        .allMatch(tried::contains);
    }
}
