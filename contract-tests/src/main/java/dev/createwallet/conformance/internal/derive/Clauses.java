package dev.createwallet.conformance.internal.derive;

import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.document.CannotTryException;
import dev.createwallet.conformance.result.LeftOut;
import java.util.List;
import java.util.stream.Stream;

/**
 * The clauses of an operation.
 *
 * @param clauses the clauses, in the order of the contract
 * @param leftOut what the kit does not try
 */
public record Clauses(List<Clause> clauses, List<LeftOut> leftOut) {

    /** Derives the clauses with the values of the contract's examples. */
    public static List<Clause> of(Operation operation) {
        return of(operation, Overrides.NONE).clauses();
    }

    /** Returns the clauses that can be tried with a key: one without letters has no other case. */
    public Clauses at(String apiKey) {
        return Credentials.inOtherCase(apiKey).equals(apiKey)
                ? new Clauses(
                        clauses.stream()
                                .filter(clause -> clause.call().credentials() != Credentials.OTHER_CASE_KEY)
                                .toList(),
                        leftOut)
                : this;
    }

    public static Clauses of(Operation operation, Overrides overrides) {
        try {
            ClauseBuilder builder = new ClauseBuilder(operation, overrides);
            List<Clause> clauses = Stream.of(
                            ValidClauses.of(builder),
                            InvalidClauses.of(builder),
                            SecurityClauses.of(builder),
                            ElsewhereClauses.of(builder),
                            SequenceClauses.of(builder),
                            JudgementClauses.of(builder))
                    .flatMap(part -> part)
                    .toList();
            return new Clauses(clauses, List.copyOf(builder.leftOut()));
        } catch (CannotTryException e) {
            return new Clauses(
                    List.of(),
                    List.of(new LeftOut(e.place(), operation.document().line(e.place()), operation.id(), e.reason())));
        }
    }
}
