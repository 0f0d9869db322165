package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.util.List;
import java.util.Optional;
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

    private static final List<Mutant> MUTANTS = Mutant.all(PackagedContract.text());

    private Target stub;

    @BeforeAll
    void start(WalletStub stub) {
        this.stub = Target.of(stub.baseUri(), stub.apiKey());
    }

    @TestFactory
    Stream<DynamicTest> theStubIsFoundToBreakTheEditedContract() {
        return MUTANTS.stream().map(mutant -> dynamicTest(mutant.toString(), () -> {
            Optional<String> objection = objection(mutant);
            assertThat(objection.isEmpty()).as(objection.orElse("nothing objects")).isEqualTo(!mutant.unseenByServer().isEmpty());
        }));
    }

    /** What the kit says to the edited contract or, made from it, to the stub. */
    private Optional<String> objection(Mutant mutant) {
        try {
            Contract contract = Contract.of(mutant.document());
            Conformance conformance = Conformance.of(contract, stub).strict(true).judgement(true);
            return Coverage.of(contract, conformance.clauses()).missing().stream().findFirst()
                    .map(item -> item.place() + ": " + item.reason()).or(() -> conformance.clauses().stream().map(conformance::run)
                    .filter(result -> result.outcome() == Outcome.FAILS).findFirst()
                    .map(result -> result.clause().id() + ": " + result.breaches()));
        } catch (IllegalArgumentException | UnsupportedContractException e) {
            return Optional.of(e.getMessage());
        }
    }
}
