package dev.createwallet.conformance;

import java.util.List;

/**
 * A fault of the server, however many clauses show it.
 *
 * @param outcome {@link Outcome#FAILS} or {@link Outcome#WARNS}
 * @param breach what is wrong, as the first of the clauses shows it
 * @param results the results that show it, in the order of the clauses; at least one
 */
public record Finding(Outcome outcome, Breach breach, List<Result> results) {

    public Finding {
        results = List.copyOf(results);
    }
}
