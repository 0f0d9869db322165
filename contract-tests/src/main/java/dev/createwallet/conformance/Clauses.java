package dev.createwallet.conformance;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Derives the clauses of an operation from the contract. */
final class Clauses {

    private Clauses() {}

    /** The clauses, with the parameters that the contract's examples have. */
    static List<Clause> of(Operation operation) {
        return of(operation, example -> Optional.empty());
    }

    /**
     * @param known by the name of a parameter's example, the value that stands for it at the provider that is to be
     *     tested, if it is another; a customer that exists, say
     */
    static List<Clause> of(Operation operation, Function<String, Optional<String>> known) {
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
