package dev.createwallet.conformance.internal.run;

import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.result.Group;
import dev.createwallet.conformance.result.LeftOut;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run tries.
 *
 * @param operations the operations of the contract
 * @param all every clause of the contract, in its order
 * @param clauses the clauses that are tried
 * @param leftOut the parts of the contract that are not tried
 * @param strict whether every breach is a failure
 * @param atOnce how many requests wait for responses at the same time at most
 * @param limit how long a run may take
 */
public record Plan(
        List<Operation> operations,
        List<Clause> all,
        List<Clause> clauses,
        List<LeftOut> leftOut,
        boolean strict,
        int atOnce,
        Duration limit) {

    /** Returns the clauses of the operation that is tried first. What they show decides whether a server can be tested. */
    List<Clause> probing() {
        return clauses.isEmpty()
                ? List.of()
                : all.stream()
                        .filter(clause -> clause.isOf(clauses.get(0).operation()))
                        .filter(clause -> clause.group() == Group.CONTRACT)
                        .toList();
    }

    /** Returns the clauses that a run may try, whether a report has them or not. */
    public List<Clause> tried() {
        return Stream.concat(clauses.stream(), Probe.used(probing()).stream())
                .distinct()
                .toList();
    }
}
