package dev.createwallet.conformance.result;

import java.util.List;

/**
 * One fault of the server, however many clauses show it.
 *
 * @param outcome {@link Outcome#FAILS}, {@link Outcome#WARNS} or {@link Outcome#ACCEPTED}
 * @param breach the fault, as the first of the results shows it
 * @param results the results that show it, the one with that breach first; at least one
 * @param reason why it is accepted; empty if it is not
 */
public record Finding(Outcome outcome, Breach breach, List<Result> results, String reason) {

    public Finding {
        results = List.copyOf(results);
    }
}
