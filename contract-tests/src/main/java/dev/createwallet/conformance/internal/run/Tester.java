package dev.createwallet.conformance.internal.run;

import dev.createwallet.conformance.internal.check.ResponseCheck;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Step;
import dev.createwallet.conformance.internal.exchange.Connection;
import dev.createwallet.conformance.internal.exchange.NoResponseException;
import dev.createwallet.conformance.internal.exchange.Transcript;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.Exchange;
import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Provenance;
import dev.createwallet.conformance.result.Result;
import dev.createwallet.conformance.result.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tries clauses one by one: sends their requests, checks the responses, writes both down. */
public final class Tester {

    private final Connection connection;
    private final Transcript transcript;
    private final String apiKey;
    private final boolean strict;

    public Tester(Connection connection, Transcript transcript, String apiKey, boolean strict) {
        this.connection = connection;
        this.transcript = transcript;
        this.apiKey = apiKey;
        this.strict = strict;
    }

    /** Returns what a clause sends, with empty responses. Sends nothing. */
    public List<Exchange> preview(Clause clause) {
        return clause.steps().stream()
                .map(step -> transcript.exchange(clause.operation(), step.call(), "", Duration.ZERO))
                .toList();
    }

    /** Tries a clause. Returns when every response is there or its time is over. */
    public Attempt attempt(Clause clause) {
        return attempt(clause, new ResponseCheck(clause, apiKey));
    }

    /** Tries a clause about values that no two responses share. Compares with earlier responses as well. */
    Attempt attempt(Clause clause, Stream<Response> others) {
        return attempt(clause, new ResponseCheck(clause, apiKey).alsoAgainst(others));
    }

    private Attempt attempt(Clause clause, ResponseCheck check) {
        long start = System.nanoTime();
        List<Breach> breaches = new ArrayList<>();
        List<Exchange> exchanges = new ArrayList<>();
        List<Response> responses = new ArrayList<>();
        Optional<NoResponseException> failure = Optional.empty();
        for (Step step : clause.steps()) {
            long sent = System.nanoTime();
            String shown;
            try {
                Response response = connection.send(step.call().request(clause.operation(), apiKey));
                responses.add(response);
                check.check(step, response)
                        .forEach(breach -> breaches.add(
                                breach.withFound(transcript.masked(clause.operation(), step.call(), breach.found()))));
                shown = transcript.response(clause.operation(), step.call(), response);
            } catch (NoResponseException e) {
                failure = Optional.of(e);
                shown = String.valueOf(e.getMessage());
                breaches.add(new Breach(
                        clause.place(),
                        Provenance.STATED,
                        Rule.RESPONSE,
                        0,
                        "response",
                        step.expectation().toString(),
                        "none: " + shown));
            }
            exchanges.add(transcript.exchange(clause.operation(), step.call(), shown, since(sent)));
            if (failure.isPresent()) {
                break;
            }
        }
        Outcome outcome = breaches.stream()
                .map(breach -> breach.outcome(strict))
                .max(Comparator.naturalOrder())
                .orElse(Outcome.HOLDS);
        return new Attempt(
                clause,
                new Result(clause.shown(), outcome, breaches, exchanges, since(start)),
                List.copyOf(responses),
                failure);
    }

    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
