package dev.createwallet.conformance;

import java.time.Duration;
import java.util.List;

/**
 * What a run has shown.
 *
 * @param verdict what it comes to
 * @param reason why it could not run or ended early; empty otherwise
 * @param results one for each clause, in the order of {@link Conformance#clauses()}
 * @param findings what is wrong with the server, failures first
 * @param coverage which elements of the contract the clauses exercise
 * @param requests how many requests were sent
 * @param duration how long the run took
 */
public record Report(Verdict verdict, String reason, List<Result> results, List<Finding> findings, Coverage coverage,
        int requests, Duration duration) {

    public Report {
        results = List.copyOf(results);
        findings = List.copyOf(findings);
    }
}
