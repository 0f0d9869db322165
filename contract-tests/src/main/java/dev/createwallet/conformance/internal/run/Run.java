package dev.createwallet.conformance.internal.run;

import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.exchange.Server;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.result.Finding;
import dev.createwallet.conformance.result.LeftOut;
import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Report;
import dev.createwallet.conformance.result.Result;
import dev.createwallet.conformance.result.Verdict;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run: first a probe whether there is a server to test, then the clauses of one request, several at a time, then
 * those of several requests in order, one after the other.
 */
public final class Run {

    /** After so many requests in a row without a response the run ends. */
    private static final int PATIENCE = 8;

    private final Plan plan;
    private final Tester tester;
    private final Server server;
    private final Consumer<Result> progress;
    private final long start = System.nanoTime();
    private final Map<String, Attempt> attempts = new LinkedHashMap<>();
    private final AtomicInteger withoutResponse = new AtomicInteger();

    /**
     * @param progress receives each result as soon as it is known, on the thread of {@link #report()}
     */
    public Run(Plan plan, Tester tester, Server server, Consumer<Result> progress) {
        this.plan = plan;
        this.tester = tester;
        this.server = server;
        this.progress = progress;
    }

    public Report report() throws InterruptedException {
        Probe.Outcome probe = plan.clauses().isEmpty()
                ? Probe.Outcome.of(Optional.of(nothingToTry()))
                : new Probe(plan.probing(), server, clause -> take(tester.attempt(clause))).outcome();
        Optional<String> obstacle = probe.obstacle();
        if (obstacle.isEmpty()) {
            atOnce();
            inOrder();
            obstacle = endedEarly();
        } else {
            // Responses to the probes say nothing about clauses if the server cannot be tested.
            attempts.clear();
        }
        List<Result> results = plan.clauses().stream()
                .map(clause -> Optional.ofNullable(attempts.get(clause.id()))
                        .map(Attempt::result)
                        .orElseGet(() -> notRun(clause)))
                .toList();
        boolean fails = results.stream().anyMatch(result -> result.outcome() == Outcome.FAILS);
        Verdict verdict =
                obstacle.isPresent() ? Verdict.COULD_NOT_RUN : fails ? Verdict.DOES_NOT_CONFORM : Verdict.CONFORMS;
        return new Report(
                verdict,
                obstacle.orElseGet(this::note),
                results,
                obstacle.isPresent() ? List.of() : findings(probe.diagnosis()),
                Covered.of(
                        plan.operations(),
                        attempts.values().stream().map(Attempt::clause).toList()),
                plan.leftOut(),
                tester.requests(),
                Tester.since(start),
                List.of());
    }

    private String nothingToTry() {
        return "the kit can try nothing of this contract"
                + plan.leftOut().stream()
                        .findFirst()
                        .map(LeftOut::toString)
                        .map(first -> ": " + first)
                        .orElse("");
    }

    /** Returns why the run cannot tell whether the server conforms, if it ended before its end. */
    private Optional<String> endedEarly() {
        if (tester.rateLimited()) {
            String response = attempts.values().stream()
                    .filter(attempt -> attempt.responses().stream().anyMatch(Throttle::tooFast))
                    .findFirst()
                    .map(attempt -> " (" + Probe.shown(attempt) + ")")
                    .orElse("");
            return Optional.of("rate limited: it rejects requests as too many, even after pauses; set a slower pace"
                    + " (--per-second, --at-once)" + response);
        }
        boolean fails =
                attempts.values().stream().anyMatch(attempt -> attempt.result().outcome() == Outcome.FAILS);
        return fails ? Optional.empty() : Optional.of(ranOutOfTime()).filter(reason -> !reason.isEmpty());
    }

    private String ranOutOfTime() {
        long left = left().count();
        return late() && left > 0
                ? "the run took longer than its limit of " + plan.limit().toSeconds() + " s, with " + left
                        + " clauses left; set a longer one (--time-limit)"
                : "";
    }

    private String note() {
        return withoutResponse.get() >= PATIENCE
                ? "The run ended early: " + PATIENCE + " requests in a row got no valid response."
                : late() ? ranOutOfTime() : once();
    }

    /** Returns how a server that accepts a request once only explains the failures, if it does so. */
    private String once() {
        Optional<Attempt> accepted = attempts.values().stream()
                .filter(attempt -> attempt.clause().steps().size() == 1)
                .findFirst()
                .filter(Attempt::accepted);
        boolean rejects = attempts.values().stream()
                .filter(attempt -> attempt.clause().is(Kind.REQUIRED_ONLY))
                .anyMatch(attempt -> attempt.rejected() && attempt.result().outcome() == Outcome.FAILS);
        return accepted.filter(first -> rejects)
                .map(first -> tester.again(first.clause()))
                .filter(Attempt::rejected)
                .map(again -> "It accepted the first request, and responds " + again.status()
                        + " to the same one now. The clauses send a request many times: reset the server before the run"
                        + " and let it accept more than one of them, or set values that it accepts again (--value).")
                .orElse("");
    }

    private static Result notRun(Clause clause) {
        return new Result(clause.shown(), Outcome.NOT_RUN, List.of(), List.of(), Duration.ZERO);
    }

    private List<Finding> findings(Optional<Triage.Diagnosis> diagnosis) {
        boolean alwaysTheSame = attempts.values().stream()
                        .flatMap(attempt -> attempt.responses().stream())
                        .map(Response::status)
                        .distinct()
                        .count()
                == 1;
        Set<Rejection> given = attempts.values().stream()
                .filter(attempt -> mustBeRejected(attempt.clause()) && !attempt.accepted())
                .map(attempt -> Rejection.of(attempt.clause()))
                .collect(Collectors.toSet());
        Findings findings = new Findings(alwaysTheSame, given, diagnosis, Constant.of(attempts.values()));
        plan.clauses()
                .forEach(
                        clause -> Optional.ofNullable(attempts.get(clause.id())).ifPresent(findings::add));
        return findings.list(plan.strict());
    }

    private static boolean mustBeRejected(Clause clause) {
        return clause.steps().size() == 1
                && clause.status().refusal()
                && clause.call().credentials().good();
    }

    private boolean gaveUp() {
        return withoutResponse.get() >= PATIENCE || tester.rateLimited() || late();
    }

    private boolean late() {
        return Tester.since(start).compareTo(plan.limit()) > 0;
    }

    private Attempt take(Attempt attempt) {
        // The probe may try a clause that is not selected.
        if (plan.clauses().contains(attempt.clause())) {
            attempts.put(attempt.clause().id(), attempt);
            progress.accept(attempt.result());
        }
        return attempt;
    }

    private Stream<Clause> left() {
        return plan.clauses().stream().filter(clause -> !attempts.containsKey(clause.id()));
    }

    /** A server that handles one request after the other must still respond to each in time. */
    private int atOnceAtMost() {
        long slowest = attempts.values().stream()
                .mapToLong(attempt -> attempt.result().duration().toMillis())
                .max()
                .orElse(0);
        return (int) Math.max(1, Math.min(plan.atOnce(), server.timeout().toMillis() / 2 / Math.max(1, slowest)));
    }

    private void atOnce() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(atOnceAtMost());
        try {
            List<Future<Optional<Attempt>>> pending = left().filter(
                            clause -> clause.steps().size() == 1)
                    .map(clause -> threads.submit(() -> attempt(clause)))
                    .toList();
            for (Future<Optional<Attempt>> attempt : pending) {
                attempt.get().ifPresent(this::take);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void inOrder() {
        for (Clause clause : left().filter(clause -> clause.steps().size() > 1).toList()) {
            attempt(clause).ifPresent(this::take);
        }
    }

    private Stream<Response> responses(Operation operation) {
        return attempts.values().stream()
                .filter(attempt -> attempt.clause().isOf(operation))
                .flatMap(attempt -> attempt.responses().stream());
    }

    private Optional<Attempt> attempt(Clause clause) {
        if (gaveUp()) {
            return Optional.empty();
        }
        Attempt attempt =
                clause.is(Kind.UNIQUE) ? tester.attempt(clause, responses(clause.operation())) : tester.attempt(clause);
        withoutResponse.updateAndGet(
                count -> count >= PATIENCE ? count : attempt.failure().isEmpty() ? 0 : count + 1);
        return Optional.of(attempt);
    }
}
