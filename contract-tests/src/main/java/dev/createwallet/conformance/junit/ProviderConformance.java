package dev.createwallet.conformance.junit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.createwallet.conformance.Breach;
import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.Report;
import dev.createwallet.conformance.Result;
import dev.createwallet.conformance.Target;
import dev.createwallet.conformance.Verdict;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/**
 * The tests of a provider that is tested from Java: extend it, and say where the server is. Each clause of the contract
 * becomes a test of its own.
 */
public abstract class ProviderConformance {

    /** Made by a subclass, as JUnit does. */
    protected ProviderConformance() {}

    /**
     * The server to test. It runs already when this is called.
     *
     * @throws Exception if there is none
     */
    protected abstract Target target() throws Exception;

    /** What the server is held to: the packaged contract, unless overridden. */
    protected Contract contract() {
        return Contract.packaged();
    }

    /** Whether a departure from what the provider's page does not state itself fails a test. It does not, unless overridden. */
    protected boolean strict() {
        return false;
    }

    /** Whether what the contract leaves open, and a sound server gets right, is tried as well. It is not, unless overridden. */
    protected boolean judgement() {
        return false;
    }

    /**
     * Tries every clause, and makes each a test that tells how it went.
     *
     * @throws Exception if the server could not be tested
     */
    @TestFactory
    final Stream<DynamicTest> keepsTheClause(TestReporter reporter) throws Exception {
        Target target = target();
        Report report = Conformance.of(contract(), target).strict(strict()).judgement(judgement()).run(result -> {});
        if (report.verdict() == Verdict.COULD_NOT_RUN) {
            fail("Could not test " + target.baseUri() + ": " + report.reason());
        }
        return report.results().stream()
                .map(result -> dynamicTest(result.clause().id(), () -> tell(result, report, reporter)));
    }

    private static void tell(Result result, Report report, TestReporter reporter) {
        switch (result.outcome()) {
            case HOLDS -> { }
            case WARNS -> reporter.publishEntry(result.clause().id(), "warning: " + breaches(result));
            case FAILS -> fail(breaches(result) + "\n" + result.curl());
            case NOT_RUN -> abort(report.reason());
        }
    }

    private static String breaches(Result result) {
        return result.breaches().stream().map(Breach::toString).collect(Collectors.joining("\n"));
    }
}
