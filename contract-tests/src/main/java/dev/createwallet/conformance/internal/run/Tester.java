package dev.createwallet.conformance.internal.run;

import dev.createwallet.conformance.internal.check.ResponseCheck;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.clause.Step;
import dev.createwallet.conformance.internal.exchange.Connection;
import dev.createwallet.conformance.internal.exchange.NoResponseException;
import dev.createwallet.conformance.internal.exchange.Transcript;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.Exchange;
import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Provenance;
import dev.createwallet.conformance.result.Result;
import dev.createwallet.conformance.result.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Tries clauses one by one: sends their requests, checks the responses, writes both down. */
public final class Tester {

    private static final int MOST_PAUSES = 10;

    private final Connection connection;
    private final Transcript transcript;
    private final String apiKey;
    private final boolean strict;
    private final Map<List<String>, CompletableFuture<Sent>> shared = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final Throttle throttle;
    private volatile boolean rateLimited;

    /**
     * What became of a request.
     *
     * @param response the response, or why there is none
     */
    private record Sent(Optional<Response> response, Optional<NoResponseException> failure, Duration duration) {}

    @FunctionalInterface
    private interface Sender {

        Response send(Request request) throws NoResponseException;
    }

    public Tester(
            Connection connection,
            Transcript transcript,
            String apiKey,
            boolean strict,
            int perSecond,
            Duration limit) {
        this.throttle = new Throttle(perSecond, limit);
        this.connection = connection;
        this.transcript = transcript;
        this.apiKey = apiKey;
        this.strict = strict;
    }

    /** Returns how many requests were sent. */
    public int requests() {
        return requests.get();
    }

    /** Returns how many requests clauses send: those of several steps each, the others one for each that differs. */
    public long requests(List<Clause> clauses) {
        return clauses.stream()
                        .filter(Tester::isAlone)
                        .map(clause -> key(clause.call().request(clause.operation(), apiKey)))
                        .distinct()
                        .count()
                + clauses.stream()
                        .filter(clause -> !isAlone(clause))
                        .mapToLong(clause -> clause.steps().size())
                        .sum();
    }

    private static boolean isAlone(Clause clause) {
        return clause.steps().size() == 1;
    }

    private static List<String> key(Request request) {
        List<String> key = new ArrayList<>(
                List.of(request.method(), request.target(), new String(request.body(), StandardCharsets.ISO_8859_1)));
        request.headers().forEach((name, value) -> key.addAll(List.of(name, value)));
        return key;
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
        if (clause.is(Kind.CONNECTION)) {
            try (Connection.Kept kept = connection.kept()) {
                return attempt(clause, check, (step, request) -> sent(step, request, kept::send));
            }
        }
        return attempt(
                clause,
                check,
                isAlone(clause) ? this::share : (step, request) -> sent(step, request, connection::send));
    }

    /** Tries a clause again, and shares no response. */
    Attempt again(Clause clause) {
        return attempt(
                clause, new ResponseCheck(clause, apiKey), (step, request) -> sent(step, request, connection::send));
    }

    /** The verdict on one response depends on its request alone, so clauses of the same request share it. */
    private Sent share(Step step, Request request) {
        CompletableFuture<Sent> mine = new CompletableFuture<>();
        CompletableFuture<Sent> first = shared.putIfAbsent(key(request), mine);
        if (first == null) {
            mine.complete(sent(step, request, connection::send));
        }
        return (first == null ? mine : first).join();
    }

    /** Returns whether the server still says that requests come too fast, after all pauses that it asked for. */
    boolean rateLimited() {
        return rateLimited;
    }

    /** Sends a request, again and later if the server says that it came too fast and the contract does not. */
    private Sent sent(Step step, Request request, Sender sender) {
        for (int again = 0; ; again++) {
            throttle.await();
            Sent sent = sent(request, sender);
            Optional<Response> tooFast = sent.response()
                    .filter(Throttle::tooFast)
                    .filter(response -> !step.expectation().names(response.status()));
            if (tooFast.isEmpty() || rateLimited) {
                return sent;
            }
            Optional<Duration> pause = tooFast.flatMap(response -> throttle.asked(response, Instant.now()));
            if (pause.isEmpty() || again == MOST_PAUSES) {
                rateLimited = true;
                return sent;
            }
            throttle.pause(pause.get());
        }
    }

    private Sent sent(Request request, Sender sender) {
        long start = System.nanoTime();
        requests.incrementAndGet();
        try {
            return new Sent(Optional.of(sender.send(request)), Optional.empty(), since(start));
        } catch (NoResponseException e) {
            return new Sent(Optional.empty(), Optional.of(e), since(start));
        }
    }

    private Attempt attempt(Clause clause, ResponseCheck check, BiFunction<Step, Request, Sent> sender) {
        long start = System.nanoTime();
        List<Breach> breaches = new ArrayList<>();
        List<Exchange> exchanges = new ArrayList<>();
        List<Response> responses = new ArrayList<>();
        Optional<NoResponseException> failure = Optional.empty();
        for (Step step : clause.steps()) {
            Sent sent = sender.apply(step, step.call().request(clause.operation(), apiKey));
            failure = sent.failure();
            if (clause.is(Kind.CONNECTION)) {
                // Only what comes after the first request shows whether the connection is out of step.
                breaches.clear();
            }
            sent.response().ifPresent(response -> {
                responses.add(response);
                check.check(step, response)
                        .forEach(breach -> breaches.add(
                                breach.withFound(transcript.masked(clause.operation(), step.call(), breach.found()))));
            });
            failure.ifPresent(reason -> breaches.add(new Breach(
                    clause.place(),
                    Provenance.STATED,
                    Rule.RESPONSE,
                    0,
                    "response",
                    step.expectation().toString(),
                    "none: " + reason.getMessage())));
            exchanges.add(transcript.exchange(
                    clause.operation(),
                    step.call(),
                    sent.response()
                            .map(response -> transcript.response(clause.operation(), step.call(), response))
                            .orElseGet(() ->
                                    sent.failure().map(Throwable::getMessage).orElse("")),
                    sent.duration()));
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
