package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** {@link ProviderTest} can fail: each provider that has a fault fails the test that is there to find it. */
@ExtendWith(WalletStubExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultyProviderTest {

    private static final List<Operation> OPERATIONS = Contract.packaged().operations();
    private WalletStub sound;

    @BeforeAll
    void start(WalletStub stub) {
        sound = stub;
    }

    @Test
    void aProviderWithoutFaultPassesEveryTest() throws IOException {
        Fault none = new Fault("none", question -> question, (question, answer) -> answer, "");

        Events tests = run(none, true).testEvents();

        assertThat(tests.failed().list()).isEmpty();
        assertThat(tests.succeeded().count()).isGreaterThanOrEqualTo(10);
    }

    @TestFactory
    Stream<DynamicTest> aFaultInTheMessageFailsATest() {
        return fail(operation -> Fault.inTheMessage(operation, sound.apiKey()));
    }

    @TestFactory
    Stream<DynamicTest> aFaultInWhatIsAcceptedFailsATest() {
        return fail(operation -> Fault.inWhatIsAccepted(operation, sound.apiKey()));
    }

    @TestFactory
    Stream<DynamicTest> aFaultInAMemberFailsATest() {
        return fail(Fault::inAMember);
    }

    private Stream<DynamicTest> fail(Function<Operation, Stream<Fault>> faults) {
        return OPERATIONS.stream()
                .flatMap(faults)
                .map(fault -> dynamicTest(fault.name(), () -> assertThat(run(fault, true).testEvents().failed().list())
                        .extracting(FaultyProviderTest::name)
                        .anyMatch(name -> name.startsWith(fault.clause()))));
    }

    @Test
    void aBreachOfWhatThePageDoesNotStateIsAWarningUnlessTheRunIsStrict() throws IOException {
        Fault inferred = OPERATIONS.stream().flatMap(operation -> Fault.inWhatIsAccepted(operation, sound.apiKey()))
                .filter(fault -> fault.clause().endsWith("/minLength")).findFirst().orElseThrow();

        EngineExecutionResults lenient = run(inferred, false);

        assertThat(lenient.testEvents().failed().list()).isEmpty();
        assertThat(lenient.allEvents().reportingEntryPublished().list()).hasSize(1);
        assertThat(run(inferred, true).testEvents().failed().list()).hasSize(1);
    }

    private EngineExecutionResults run(Fault fault, boolean strict) throws IOException {
        try (FaultyProvider provider = new FaultyProvider(sound.baseUri(), fault)) {
            return EngineTestKit.engine("junit-jupiter")
                    .configurationParameter(ProviderExtension.BASE_URI, provider.baseUri().toString())
                    .configurationParameter(ProviderExtension.API_KEY, sound.apiKey())
                    .configurationParameter(ProviderExtension.STRICT, String.valueOf(strict))
                    .selectors(selectClass(ProviderTest.class))
                    .execute();
        }
    }

    private static String name(Event event) {
        return event.getTestDescriptor().getDisplayName();
    }
}
