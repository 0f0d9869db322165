package dev.createwallet.conformance.internal.run;

import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.result.LeftOut;
import java.util.List;

/**
 * What a run tries.
 *
 * @param operations the operations of the contract
 * @param clauses the clauses, in the order of the contract
 * @param leftOut the parts of the contract that are not tried
 * @param strict whether every breach is a failure
 */
public record Plan(List<Operation> operations, List<Clause> clauses, List<LeftOut> leftOut, boolean strict) {}
