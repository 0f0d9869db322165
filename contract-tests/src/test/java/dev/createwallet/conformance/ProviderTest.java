package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.conformance.ProviderExtension.Subject;
import java.util.List;
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

    private static final List<Operation> OPERATIONS = Contract.packaged().operations();

    @TestFactory
    Stream<DynamicTest> keepsTheClause(Subject subject, TestReporter reporter) {
        return OPERATIONS.stream().flatMap(operation -> Clauses.of(operation, subject.examples()).stream())
                .map(clause -> dynamicTest(clause.id(), () -> {
                    List<Breach> breaches = clause.judge(
                            subject.provider().answer(clause), subject.provider().apiKey());
                    breaches.stream().filter(breach -> !fails(breach, subject))
                            .forEach(breach -> reporter.publishEntry(clause.id(), "warning: " + breach));
                    assertThat(breaches.stream().filter(breach -> fails(breach, subject))).as(clause.id()).isEmpty();
                }));
    }

    private static boolean fails(Breach breach, Subject subject) {
        return subject.strict() || breach.provenance() == Provenance.STATED;
    }

    @TestFactory
    Stream<DynamicTest> neverAnswersTheSameValueTwice(Subject subject) {
        return OPERATIONS.stream().flatMap(operation -> {
            Clause clause = Clauses.of(operation, subject.examples()).get(0);
            return operation.answer(clause.status()).members(operation.contract())
                    .filter(member -> member.is("x-unique"))
                    .map(member -> dynamicTest(operation.id() + "/unique/" + member.name(), () ->
                            assertThat(value(subject.provider(), clause, member))
                                    .isNotEqualTo(value(subject.provider(), clause, member))));
        });
    }

    private static JsonNode value(Provider provider, Clause clause, Element member) throws Exception {
        return Bodies.json(provider.answer(clause).body()).path(member.name());
    }
}
