package dev.createwallet.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.createwallet.conformance.Clause;
import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.PackagedContract;
import dev.createwallet.conformance.Target;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** These providers are not tests of this build, since their names do not end so. */
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

        /** The stub has another kind of object, which the page does not state to be the only one. */
        @Override
        protected Contract contract() {
            return Contract.parse(PackagedContract.everywhere("wallet_account", "purse"));
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
        return EngineTestKit.engine("junit-jupiter").selectors(selectClass(provider)).execute();
    }

    @Test
    void eachClauseIsATest() {
        var tests = run(Sound.class).testEvents();

        var clauses = Conformance.of(Contract.packaged(), Target.of(URI.create("http://localhost"), "key")).clauses();
        assertThat(tests.succeeded().map(Event::getTestDescriptor).map(TestDescriptor::getDisplayName))
                .containsExactlyInAnyOrderElementsOf(clauses.stream().map(Clause::id).toList());
        assertThat(tests.failed().count()).isZero();
    }

    @Test
    void aWarningIsPublishedAndFailsNoTest() {
        var results = run(Departing.class);

        assertThat(results.testEvents().failed().count()).isZero();
        assertThat(results.allEvents().reportingEntryPublished().list()).isNotEmpty();
    }

    @Test
    void aFaultFailsTheTestsOfItsClausesWithACommandThatRepeatsIt() {
        var failed = run(StrictlyDeparting.class).testEvents().failed();

        assertThat(failed.count()).isPositive();
        assertThat(failed.map(ProviderConformanceTest::message))
                .allMatch(message -> message.contains("/object/enum") && message.contains("curl "));
    }

    @Test
    void aServerThatIsNotThereFailsOnceAndSaysSo() {
        var results = run(Absent.class);

        assertThat(results.testEvents().count()).isZero();
        assertThat(results.containerEvents().failed().map(ProviderConformanceTest::message)).singleElement().asString()
                .contains("http://127.0.0.1:1");
    }

    private static String message(Event failure) {
        return failure.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow().getMessage();
    }
}
