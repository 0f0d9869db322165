package dev.createwallet.conformance.internal.run;

import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.contract.Status;

/**
 * What rejections by one part of a server have in common.
 *
 * @param invalid whether the request is invalid whatever the server knows, as opposed to one about an unknown customer
 */
record Rejection(Status status, boolean invalid) {

    static Rejection of(Clause clause) {
        return new Rejection(clause.status(), !clause.is(Kind.SCENARIO));
    }
}
