package dev.createwallet.conformance.junit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.Target;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.Report;
import dev.createwallet.conformance.result.Result;
import dev.createwallet.conformance.result.Verdict;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/**
 * Tests a server from JUnit: extend this class and return the server. Each clause of the contract is a test of its own.
 */
public abstract class ProviderConformance {

    /** JUnit creates subclasses. */
    protected ProviderConformance() {}

    /**
     * Returns the server to test. It must be running.
     *
     * @throws Exception if it could not be started
     */
    protected abstract Target target() throws Exception;

    /** Returns the contract; the packaged one unless overridden. */
    protected Contract contract() {
        return Contract.packaged();
    }

    /**
     * Returns whether a departure from something that the provider's page does not state itself fails a test; false
     * unless overridden.
     */
    protected boolean strict() {
        return false;
    }

    /** Returns whether the judgement clauses are tried, too; false unless overridden. */
    protected boolean judgement() {
        return false;
    }

    /**
     * Tries every clause and makes a test of each.
     *
     * @throws Exception if the server could not be tested
     */
    @TestFactory
    final Stream<DynamicTest> keepsTheClause(TestReporter reporter) throws Exception {
        Target target = target();
        Report report = Conformance.of(contract(), target)
                .strict(strict())
                .judgement(judgement())
                .run(result -> {});
        if (report.verdict() == Verdict.COULD_NOT_RUN) {
            fail("Could not test " + target.baseUri() + ": " + report.reason());
        }
        return report.results().stream()
                .map(result -> dynamicTest(result.clause().id(), () -> tell(result, report, reporter)));
    }

    private static void tell(Result result, Report report, TestReporter reporter) {
        switch (result.outcome()) {
            case HOLDS -> {}
            case WARNS -> reporter.publishEntry(result.clause().id(), "warning: " + breaches(result));
            case FAILS -> fail(breaches(result) + "\n" + result.curl());
            case NOT_RUN -> abort(report.reason());
        }
    }

    private static String breaches(Result result) {
        return result.breaches().stream().map(Breach::toString).collect(Collectors.joining("\n"));
    }
}
