package dev.createwallet.conformance.internal.run;

import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.contract.Status;

/**
 * A kind of rejection: a server that gives one of a kind may be expected to give the others.
 *
 * @param status the expected status
 * @param invalid whether the request breaks the contract, as opposed to one that asks for what the server does not know
 */
record Rejection(Status status, boolean invalid) {

    static Rejection of(Clause clause) {
        return new Rejection(clause.status(), !clause.is(Kind.SCENARIO));
    }
}
