package dev.createwallet.conformance.result;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The report of a run.
 *
 * @param verdict the verdict
 * @param reason why the run could not start or ended early; empty otherwise
 * @param results one for each clause, in the order of the contract
 * @param findings the faults of the server, failures first
 * @param coverage the elements of the contract that the clauses exercise
 * @param leftOut the parts of the contract that the kit does not try
 * @param requests how many requests were sent
 * @param duration how long the run took
 * @param unneeded the acceptances that have no effect
 */
public record Report(
        Verdict verdict,
        String reason,
        List<Result> results,
        List<Finding> findings,
        Coverage coverage,
        List<LeftOut> leftOut,
        int requests,
        Duration duration,
        List<Acceptance.Unneeded> unneeded) {

    public Report {
        results = List.copyOf(results);
        findings = List.copyOf(findings);
        leftOut = List.copyOf(leftOut);
        unneeded = List.copyOf(unneeded);
    }

    /** Returns why the departures of a clause are accepted; empty if they are not. */
    public String accepted(TriedClause clause) {
        return findings.stream()
                .filter(finding -> finding.outcome() == Outcome.ACCEPTED)
                .filter(finding -> finding.results().stream()
                        .anyMatch(result -> result.clause().equals(clause)))
                .map(Finding::reason)
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
