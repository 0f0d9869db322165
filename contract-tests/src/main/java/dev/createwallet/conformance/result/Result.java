package dev.createwallet.conformance.result;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The result of one clause at a server.
 *
 * @param clause the clause
 * @param outcome its outcome
 * @param breaches every departure from the contract, warnings included; empty if the clause holds or was not run
 * @param exchanges the requests and responses in order; empty if the clause was not run
 * @param duration how long it took
 */
public record Result(
        TriedClause clause, Outcome outcome, List<Breach> breaches, List<Exchange> exchanges, Duration duration) {

    public Result {
        breaches = List.copyOf(breaches);
        exchanges = List.copyOf(exchanges);
    }

    /** Returns the commands that repeat the clause, one a line, with shell variables for masked values. */
    public String curl() {
        return exchanges.stream().map(Exchange::curl).collect(Collectors.joining("\n"));
    }
}
