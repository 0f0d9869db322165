package dev.createwallet.conformance.result;

import java.time.Duration;
import java.util.List;

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
 */
public record Report(
        Verdict verdict,
        String reason,
        List<Result> results,
        List<Finding> findings,
        Coverage coverage,
        List<LeftOut> leftOut,
        int requests,
        Duration duration) {

    public Report {
        results = List.copyOf(results);
        findings = List.copyOf(findings);
        leftOut = List.copyOf(leftOut);
    }
}
