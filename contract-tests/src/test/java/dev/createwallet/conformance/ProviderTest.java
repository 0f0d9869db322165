package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.createwallet.conformance.ProviderExtension.Subject;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A provider keeps the contract. Runs against our stub, or against the server that {@link ProviderExtension} is told
 * of. What is called and what has to come back is derived from the contract.
 */
@ExtendWith(ProviderExtension.class)
final class ProviderTest {

    @TestFactory
    Stream<DynamicTest> keepsTheClause(Subject subject, TestReporter reporter) {
        Conformance conformance = Conformance.of(Contract.packaged(), subject.target()).strict(subject.strict());
        return conformance.clauses().stream().map(clause -> dynamicTest(clause.id(), () -> {
            Result result = conformance.run(clause);
            if (result.outcome() == Outcome.WARNS) {
                reporter.publishEntry(clause.id(), "warning: " + result.breaches());
            }
            assertThat(result.outcome()).as(() -> result.breaches().toString()).isNotEqualTo(Outcome.FAILS);
        }));
    }
}
