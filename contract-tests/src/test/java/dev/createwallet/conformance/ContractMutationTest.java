package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.derive.Clauses;
import dev.createwallet.conformance.internal.derive.Overrides;
import dev.createwallet.conformance.internal.exchange.Connection;
import dev.createwallet.conformance.internal.exchange.Transcript;
import dev.createwallet.conformance.internal.run.Covered;
import dev.createwallet.conformance.internal.run.Tester;
import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * No edit of the contract goes unnoticed. Each has the fate that {@link Mutant} expects when our unedited stub is
 * tested: a clause of an expected kind fails, or the kit lists something as left out or not covered, or nothing can
 * show the edit for a known reason. For our client see {@link ClientTest}.
 */
@ExtendWith(WalletStubExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("exhaustive")
final class ContractMutationTest {

    private static final List<Mutant> MUTANTS = Mutant.all();

    private Target stub;
    private Tester tester;

    @BeforeAll
    void start(WalletStub stub) {
        this.stub = Target.of(stub.baseUri(), stub.apiKey());
        Connection connection = new Connection(this.stub.server());
        this.tester = new Tester(
                connection,
                new Transcript(connection, stub.apiKey(), Overrides.NONE),
                stub.apiKey(),
                true,
                0,
                Pace.DEFAULT.limit());
    }

    @AfterAll
    static void printCounts() {
        System.out.println("Edits of the contract, with our stub: "
                + Fate.counts(MUTANTS.stream().map(Mutant::server)));
    }

    @TestFactory
    Stream<DynamicTest> editHasItsFate() {
        return MUTANTS.stream()
                .map(mutant -> dynamicTest(mutant.name(), () -> {
                    Contract contract = Contract.of(mutant.document());
                    List<Clause> clauses = contract.reading().operations().stream()
                            .flatMap(operation -> Clauses.of(operation).stream())
                            .toList();
                    if (mutant.server() instanceof Fate.Found found) {
                        assertThat(clauses.stream()
                                        .filter(clause -> found.by().contains(clause.kind()))
                                        .anyMatch(this::fails))
                                .as("a clause of the kinds %s fails", found.by())
                                .isTrue();
                    } else {
                        assertThat(clauses.stream().filter(this::fails))
                                .as("clauses that fail")
                                .isEmpty();
                        assertThat(unseen(contract, clauses))
                                .isInstanceOf(mutant.server().getClass());
                    }
                }));
    }

    private boolean fails(Clause clause) {
        return tester.attempt(clause).result().outcome() == Outcome.FAILS;
    }

    private Fate unseen(Contract contract, List<Clause> clauses) {
        return !Conformance.of(contract, stub).leftOut().isEmpty()
                ? new Fate.LeftOut()
                : !Covered.of(contract.reading().operations(), clauses)
                                .missing()
                                .isEmpty()
                        ? new Fate.NotCovered()
                        : new Fate.Survives("nothing shows it");
    }
}
