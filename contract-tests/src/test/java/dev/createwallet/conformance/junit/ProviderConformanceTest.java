package dev.createwallet.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.PackagedContract;
import dev.createwallet.conformance.Target;
import dev.createwallet.conformance.result.TriedClause;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The nested classes are not run by the build on their own, since their names do not end in Test. */
final class ProviderConformanceTest {

    @ExtendWith(WalletStubExtension.class)
    static class Sound extends ProviderConformance {

        private final WalletStub stub;

        Sound(WalletStub stub) {
            this.stub = stub;
        }

        @Override
        protected Target target() {
            return Target.of(stub.baseUri(), stub.apiKey());
        }
    }

    static class Departing extends Sound {

        Departing(WalletStub stub) {
            super(stub);
        }

        /** The stub sends another value here, but the page does not state that this is the only one. */
        @Override
        protected Contract contract() {
            return Contract.parse(
                    PackagedContract.edited(tree -> PackagedContract.replace(tree, "wallet_account", "purse")));
        }
    }

    static class StrictlyDeparting extends Departing {

        StrictlyDeparting(WalletStub stub) {
            super(stub);
        }

        @Override
        protected boolean strict() {
            return true;
        }
    }

    static class Absent extends ProviderConformance {

        @Override
        protected Target target() {
            return Target.of(URI.create("http://127.0.0.1:1"), "key");
        }
    }

    private static EngineExecutionResults run(Class<?> provider) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(provider))
                .execute();
    }

    @Test
    void makesTestOfEachClause() {
        Events tests = run(Sound.class).testEvents();

        List<TriedClause> clauses = Conformance.of(
                        PackagedContract.contract(), Target.of(URI.create("http://localhost"), "key"))
                .clauses();
        assertThat(tests.succeeded().map(Event::getTestDescriptor).map(TestDescriptor::getDisplayName))
                .containsExactlyInAnyOrderElementsOf(
                        clauses.stream().map(TriedClause::id).toList());
        assertThat(tests.failed().count()).isZero();
    }

    @Test
    void publishesWarningsAndFailsNoTest() {
        EngineExecutionResults results = run(Departing.class);

        assertThat(results.testEvents().failed().count()).isZero();
        assertThat(results.allEvents().reportingEntryPublished().list()).isNotEmpty();
    }

    @Test
    void failsTestsOfBrokenClausesWithCurl() {
        Events failed = run(StrictlyDeparting.class).testEvents().failed();

        assertThat(failed.count()).isPositive();
        assertThat(failed.map(ProviderConformanceTest::message))
                .allMatch(message -> message.contains("/object/enum") && message.contains("curl "));
    }

    @Test
    void failsOnceIfThereIsNoServer() {
        EngineExecutionResults results = run(Absent.class);

        assertThat(results.testEvents().count()).isZero();
        assertThat(results.containerEvents().failed().map(ProviderConformanceTest::message))
                .singleElement()
                .asString()
                .contains("http://127.0.0.1:1");
    }

    private static String message(Event failure) {
        return failure.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage();
    }
}
