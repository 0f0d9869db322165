package dev.createwallet.conformance.junit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.Target;
import dev.createwallet.conformance.result.Acceptance;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.LeftOut;
import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Report;
import dev.createwallet.conformance.result.Result;
import dev.createwallet.conformance.result.Verdict;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.Extension;

/**
 * Tests a server from JUnit: extend this class and return the server. Each clause of the contract is a test of its own,
 * with the id of the clause as its name. Warnings and what is left out are printed.
 *
 * <p>It needs JUnit Jupiter 5.10 or later, which the project has to depend on. It is an {@link Extension} only so that
 * a project without JUnit does not compile; else Maven would find no test and succeed.
 */
public abstract class ProviderConformance implements Extension {

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
     * Returns the file of known departures that fail no test; see {@link Conformance#accepting(Path)}. None unless
     * overridden.
     */
    protected Optional<Path> accepted() {
        return Optional.empty();
    }

    /**
     * Fails where Maven runs tests without JUnit, as Surefire before 2.22 does, which would find no test and succeed.
     * It finds this one by its name if the class is public. JUnit does not run it.
     */
    public final void testNeedsJUnit() {
        fail("No clause was tried, since this Surefire does not run JUnit Jupiter:"
                + " set maven-surefire-plugin to version 3 in the POM");
    }

    /**
     * Tries every clause and makes a test of each.
     *
     * @throws Exception if the server could not be tested
     */
    @TestFactory
    final Stream<DynamicNode> keepsTheContract() throws Exception {
        Target target = target();
        Conformance conformance =
                Conformance.of(contract(), target).strict(strict()).judgement(judgement());
        Optional<Path> accepted = accepted();
        Report report = (accepted.isPresent() ? conformance.accepting(accepted.get()) : conformance).run(result -> {});
        if (report.verdict() == Verdict.COULD_NOT_RUN) {
            fail("Could not test " + target.baseUri() + ": " + report.reason());
        }
        report.leftOut().stream().map(LeftOut::toString).forEach(part -> print("LEFT OUT " + part));
        // Surefire takes the name of the class from the container, and that of the test only if it has a URI.
        return Stream.of(dynamicContainer(
                getClass().getName(),
                URI.create("contract:/"),
                Stream.concat(
                        report.results().stream().map(result -> test(result, report)),
                        report.unneeded().stream().map(this::test))));
    }

    private DynamicTest test(Acceptance.Unneeded unneeded) {
        return dynamicTest("accepted/" + unneeded.acceptance().clause(), URI.create("contract:/"), () -> {
            if (strict()) {
                throw failure(unneeded.toString());
            }
            print("WARN " + unneeded);
        });
    }

    private DynamicTest test(Result result, Report report) {
        return dynamicTest(
                result.clause().id(),
                URI.create("contract:" + result.clause().place().toString().replaceAll("[^\\w/~.-]", "_")),
                () -> tell(result, report));
    }

    private void tell(Result result, Report report) {
        switch (result.outcome()) {
            case HOLDS -> {}
            case WARNS -> print("WARN " + result.clause().id() + ": " + breaches(result));
            case ACCEPTED -> abort("accepted: " + report.accepted(result.clause()) + "\n" + breaches(result));
            case FAILS -> throw failure(breaches(result) + "\n" + result.curl());
            case NOT_RUN -> abort(report.reason());
        }
    }

    /** Returns a failure without a stack trace, which would show the kit only. */
    private static AssertionError failure(String message) {
        AssertionError failure = new AssertionError(message);
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    /** Surefire and Gradle show what a test prints, but not the entries that it publishes. */
    private static void print(String text) {
        System.out.println(text);
    }

    /** The one that fails the test leads. */
    private String breaches(Result result) {
        return result.breaches().stream()
                .sorted(Comparator.comparing(Breach::provenance))
                .map(breach -> (breach.outcome(strict()) == Outcome.WARNS && result.outcome() == Outcome.FAILS
                                ? "Warning: "
                                : "")
                        + breach)
                .collect(Collectors.joining("\n"));
    }
}
