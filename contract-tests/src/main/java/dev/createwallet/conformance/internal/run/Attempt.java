package dev.createwallet.conformance.internal.run;

import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.exchange.NoResponseException;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.result.Result;
import java.util.List;
import java.util.Optional;

/**
 * A clause that was tried.
 *
 * @param responses the responses, in order
 * @param failure why the last response is missing, if it is
 */
public record Attempt(Clause clause, Result result, List<Response> responses, Optional<NoResponseException> failure) {

    /** Stands for the status if there is no response. */
    static final int NONE = 0;

    /** Returns the status of the first response; 0 if there is none. */
    int status() {
        return responses.stream().map(Response::status).findFirst().orElse(NONE);
    }

    boolean rejected() {
        return status() / 100 == 4;
    }

    boolean accepted() {
        return status() / 100 == 2;
    }
}
