package dev.createwallet.conformance;

import java.util.List;
import java.util.stream.Stream;

/** Derives the clauses of an operation from the contract. */
final class Clauses {

    private Clauses() {}

    /** The clauses, with the parameters that the contract's examples have. */
    static List<Clause> of(Operation operation) {
        return of(operation, Known.NOTHING);
    }

    static List<Clause> of(Operation operation, Known known) {
        Basis basis = new Basis(operation, known);
        return Stream.of(
                        ValidClauses.of(basis),
                        InvalidClauses.of(basis),
                        SecurityClauses.of(basis),
                        MeaningClauses.of(basis),
                        JudgementClauses.of(basis))
                .flatMap(clauses -> clauses)
                .toList();
    }
}
