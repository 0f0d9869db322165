package dev.createwallet.conformance;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
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
import java.util.stream.Stream;

/**
 * One run over the clauses: a call or two to see that there is a server to test, then what can be tried at once, then
 * one after the other what depends on the order of calls.
 */
final class Run {

    private static final int MOST_AT_ONCE = 8;

    /** After so many calls in a row without an answer no more are made. */
    private static final int PATIENCE = MOST_AT_ONCE;

    private final Conformance conformance;
    private final Contract contract;
    private final Target target;
    private final boolean strict;
    private final Consumer<Result> progress;
    private final long start = System.nanoTime();
    private final Map<String, Conformance.Attempt> attempts = new LinkedHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();

    Run(Conformance conformance, Contract contract, Target target, boolean strict, Consumer<Result> progress) {
        this.conformance = conformance;
        this.contract = contract;
        this.target = target;
        this.strict = strict;
        this.progress = progress;
    }

    Report report() throws InterruptedException {
        Optional<String> obstacle = probe().or(this::nothingThatItKnows);
        if (obstacle.isEmpty()) {
            atOnce();
            inOrder();
        }
        List<Result> results = conformance.clauses().stream().map(clause -> Optional.ofNullable(attempts.get(clause.id()))
                .map(Conformance.Attempt::result).orElseGet(() -> notRun(clause))).toList();
        boolean fails = results.stream().anyMatch(result -> result.outcome() == Outcome.FAILS);
        Verdict verdict = obstacle.isPresent() ? Verdict.COULD_NOT_RUN : fails ? Verdict.DOES_NOT_CONFORM : Verdict.CONFORMS;
        int requests = results.stream().mapToInt(result -> result.exchanges().size()).sum();
        return new Report(verdict, obstacle.orElse(gaveUp() ? "The server stopped answering, so the run ended early."
                : isNowhere() ? "Every call got 404: is the base URI the one that stands before the contract's paths?" : ""), results,
                obstacle.isPresent() ? List.of() : findings(results), Coverage.of(contract, results.stream()
                        .filter(result -> result.outcome() != Outcome.NOT_RUN).map(Result::clause).toList()), requests,
                Conformance.since(start));
    }

    private static Result notRun(Clause clause) {
        return new Result(clause, Outcome.NOT_RUN, List.of(), List.of(), Duration.ZERO);
    }

    private List<Finding> findings(List<Result> results) {
        boolean alwaysTheSame = attempts.values().stream().flatMap(attempt -> attempt.answers().stream())
                .map(Response::status).distinct().count() == 1;
        boolean refusesNothing = attempts.values().stream().filter(attempt -> isToBeRefused(attempt.result().clause()))
                .allMatch(attempt -> status(attempt).startsWith("2"));
        Findings findings = new Findings(alwaysTheSame, refusesNothing);
        results.forEach(findings::add);
        return findings.list(strict);
    }

    private boolean isNowhere() {
        return attempts.values().stream().allMatch(attempt -> status(attempt).equals("404"));
    }

    private static boolean isToBeRefused(Clause clause) {
        return clause.status().startsWith("4") && clause.call().credentials().good();
    }

    private boolean gaveUp() {
        return unanswered.get() >= PATIENCE;
    }

    /** Why the server cannot be tested, if so. */
    private Optional<String> probe() {
        List<Conformance.Attempt> probes = new ArrayList<>();
        for (Clause clause : probing()) {
            Conformance.Attempt attempt = conformance.attempt(clause);
            probes.add(attempt);
            take(attempt);
            if (attempt.failure() != null && !attempt.failure().connected()) {
                return Optional.of(attempt.failure().getMessage());
            }
            if (attempt.result().breaches().stream().map(Breach::subject).noneMatch(Set.of("status", "answer")::contains)) {
                return Optional.empty();
            }
        }
        boolean silent = probes.stream().allMatch(attempt -> attempt.failure() != null);
        if ((silent || alwaysRefused(probes)) && NoAnswerException.speaksTls(target)) {
            return Optional.of("the server at " + target.address() + " speaks TLS; use https");
        }
        if (silent) {
            return probes.stream().findFirst().map(attempt -> attempt.failure().getMessage());
        }
        return probes.stream().allMatch(Run::redirects)
                ? Optional.of("redirects every call to " + location(probes.get(0)) + "; give the base URI of the server itself")
                : Optional.empty();
    }

    /** The key or an example may be none that the server knows. Then it cannot be told from one that refuses everybody. */
    private Optional<String> nothingThatItKnows() {
        List<Conformance.Attempt> probes = List.copyOf(attempts.values());
        if (probes.size() < 2 || probes.stream().anyMatch(attempt -> attempt.answers().isEmpty())) {
            return Optional.empty();
        }
        String valid = status(probes.get(0));
        if (valid.equals("401") && status(probes.get(1)).equals("401")) {
            return Optional.of("refuses the API key, as it does another one; give a key that it knows");
        }
        if (!valid.startsWith("4") || !status(probes.get(1)).startsWith("4") || sameStatus(probes)) {
            return Optional.empty();
        }
        Clause first = probes.get(0).result().clause();
        // Whoever asks for too much of a call grants the one that has it all.
        boolean grants = tried(left().filter(clause -> clause.operation() == first.operation() && clause.steps().size() == 1
                        && clause.status().startsWith("2") && clause.id().matches(".*/scenario/[^/]+|.*/(form|body)/(all|required-only)")))
                .anyMatch(attempt -> !status(attempt).equals(valid));
        return grants ? Optional.empty() : tried(left().filter(clause -> clause.id().contains("/scenario/")
                        && clause.status().startsWith("4") && !clause.call().path().equals(first.call().path())).limit(1))
                .filter(attempt -> status(attempt).equals(valid)).findFirst().map(attempt -> "refuses " + first.id() + " with " + valid
                        + " as it does " + attempt.result().clause().id() + "; give values that it knows, --help tells the options");
    }

    private Stream<Conformance.Attempt> tried(Stream<Clause> clauses) {
        List<Conformance.Attempt> tried = clauses.toList().stream().map(conformance::attempt).toList();
        tried.forEach(this::take);
        return tried.stream();
    }

    private static boolean sameStatus(List<Conformance.Attempt> probes) {
        return probes.stream().map(Run::status).distinct().count() == 1;
    }

    private static boolean alwaysRefused(List<Conformance.Attempt> probes) {
        return probes.size() > 1 && sameStatus(probes) && status(probes.get(0)).startsWith("4");
    }

    /** The first clause, and one that differs from it as much as can be: a server that fails at both may be none. */
    private List<Clause> probing() {
        List<Clause> single = conformance.clauses().stream().filter(clause -> clause.steps().size() == 1).toList();
        return Stream.concat(single.stream().limit(1),
                single.stream().skip(1).filter(clause -> !clause.call().credentials().good()).limit(1)).toList();
    }

    private static String status(Conformance.Attempt attempt) {
        return attempt.answers().stream().map(Response::status).map(String::valueOf).findFirst().orElse("");
    }

    private static boolean redirects(Conformance.Attempt attempt) {
        return status(attempt).matches("30[12378]");
    }

    /** Host and port only; the rest of an address may hold what must not be printed. */
    private static String location(Conformance.Attempt attempt) {
        return attempt.answers().get(0).headers().first("Location").map(value -> {
            try {
                URI uri = URI.create(value);
                return uri.getHost() == null ? "another path" : uri.getScheme() + "://" + uri.getRawAuthority().replaceFirst(".*@", "");
            } catch (IllegalArgumentException e) {
                return "nowhere";
            }
        }).orElse("nowhere");
    }

    private void take(Conformance.Attempt attempt) {
        attempts.put(attempt.result().clause().id(), attempt);
        progress.accept(attempt.result());
    }

    private Stream<Clause> left() {
        return conformance.clauses().stream().filter(clause -> !attempts.containsKey(clause.id()));
    }

    /** No more than get their answers in time from a server that gives one after the other. */
    private int atOnceAtMost() {
        long slowest = attempts.values().stream().mapToLong(attempt -> attempt.result().duration().toMillis()).max().orElse(0);
        return (int) Math.max(1, Math.min(MOST_AT_ONCE, target.timeout().toMillis() / 2 / Math.max(1, slowest)));
    }

    private void atOnce() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(atOnceAtMost());
        try {
            List<Future<Optional<Conformance.Attempt>>> pending = left().filter(clause -> clause.steps().size() == 1)
                    .map(clause -> threads.submit(() -> attempt(clause))).toList();
            for (Future<Optional<Conformance.Attempt>> attempt : pending) {
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

    private Stream<Response> answersOf(Operation operation) {
        return attempts.values().stream().filter(attempt -> attempt.result().clause().operation() == operation)
                .flatMap(attempt -> attempt.answers().stream());
    }

    private Optional<Conformance.Attempt> attempt(Clause clause) {
        if (gaveUp()) {
            return Optional.empty();
        }
        Conformance.Attempt attempt = clause.id().contains("/unique/")
                ? conformance.attempt(clause, answersOf(clause.operation())) : conformance.attempt(clause);
        unanswered.updateAndGet(count -> gaveUp() ? count : attempt.failure() == null ? 0 : count + 1);
        return Optional.of(attempt);
    }
}
