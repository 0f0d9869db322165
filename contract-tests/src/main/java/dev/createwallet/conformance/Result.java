package dev.createwallet.conformance;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of a clause at a server.
 *
 * @param clause what was tried
 * @param outcome what became of it
 * @param breaches every departure from the contract, warnings included; empty if the clause holds or was not run
 * @param exchanges what went to and fro, in order; empty if the clause was not run
 * @param duration how long it took
 */
public record Result(
        Clause clause, Outcome outcome, List<Breach> breaches, List<Exchange> exchanges, Duration duration) {

    public Result {
        breaches = List.copyOf(breaches);
        exchanges = List.copyOf(exchanges);
    }

    /** The commands that repeat the clause, one a line, with shell variables for credentials and sensitive values. */
    public String curl() {
        return exchanges.stream().map(Exchange::curl).collect(Collectors.joining("\n"));
    }
}
