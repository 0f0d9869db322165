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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An edit of the contract does not go unnoticed: the unchanged stub is found to break what the contract has become. Where
 * it is not, {@link Mutant} says why it cannot be; what the client says to edits is in {@link ClientTest}.
 */
@ExtendWith(WalletStubExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContractMutationTest {

    private static final List<Mutant> MUTANTS = Mutant.all();

    private Target stub;

    @BeforeAll
    void start(WalletStub stub) {
        this.stub = Target.of(stub.baseUri(), stub.apiKey());
    }

    @TestFactory
    Stream<DynamicTest> editHasItsFate() {
        return MUTANTS.stream().map(mutant -> dynamicTest(mutant.toString(), () -> {
            Fate fate = fate(mutant);
            assertThat(fate instanceof Fate.Survives).as(fate.toString()).isEqualTo(mutant.server() instanceof Fate.Survives);
        }));
    }

    private Fate fate(Mutant mutant) {
        Contract contract = Contract.of(mutant.document());
        Conformance conformance = Conformance.of(contract, stub).strict(true).judgement(true);
        if (!conformance.leftOut().isEmpty()) {
            return new Fate.LeftOut();
        }
        List<Clause> clauses = contract.reading().operations().stream().flatMap(operation -> Clauses.of(operation).stream()).toList();
        if (!Covered.of(contract.reading().operations(), clauses).missing().isEmpty()) {
            return new Fate.NotCovered();
        }
        Connection connection = new Connection(stub.server());
        Tester tester = new Tester(connection, new Transcript(connection, stub.apiKey(), Overrides.NONE), stub.apiKey(), true);
        return clauses.stream().filter(clause -> tester.attempt(clause).result().outcome() == Outcome.FAILS).findFirst()
                .<Fate>map(clause -> Fate.found(clause.kind())).orElse(new Fate.Survives(""));
    }
}
