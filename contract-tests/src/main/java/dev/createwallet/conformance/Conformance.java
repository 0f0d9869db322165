package dev.createwallet.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server held against a contract.
 *
 * <p>Wallets, or whatever the contract's operations make, are really made at the server: let it be a sandbox.
 */
public final class Conformance {

    private final Contract contract;
    private final Target target;
    private final List<Clause> all;
    private final boolean strict;
    private final boolean judgement;
    private final Set<String> selected;
    private final List<Clause> clauses;
    private final Provider provider;
    private final Transcript transcript;

    private Conformance(Contract contract, Target target, List<Clause> all, boolean strict, boolean judgement, Set<String> selected) {
        this.contract = contract;
        this.target = target;
        this.all = all;
        this.strict = strict;
        this.judgement = judgement;
        this.selected = Set.copyOf(selected);
        this.clauses = all.stream()
                .filter(clause -> selected.isEmpty() ? judgement || clause.group() == Group.CONTRACT
                        : selected.contains(clause.id()))
                .toList();
        selected.stream().filter(id -> all.stream().noneMatch(clause -> clause.id().equals(id))).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException("The contract has no clause '" + id + "'");
        });
        this.provider = new Provider(target);
        this.transcript = new Transcript(contract, target);
    }

    /**
     * Holds a server against every clause of a contract, without the kit's judgement calls, and not strictly.
     *
     * @throws UnsupportedContractException if the contract has what the kit cannot try
     * @throws IllegalArgumentException if the target has a value for a field that the contract does not have, or not so
     */
    public static Conformance of(Contract contract, Target target) {
        Known known = new Known(target.examples(), target.values());
        known.requireFitting(contract);
        List<Clause> all = contract.operations().stream().flatMap(operation -> Clauses.of(operation, known).stream()).toList();
        return new Conformance(contract, target, all, false, false, Set.of());
    }

    /** Whether a departure from what the provider's page does not state itself is a failure, not a warning. */
    public Conformance strict(boolean other) {
        return new Conformance(contract, target, all, other, judgement, selected);
    }

    /** Whether the clauses of {@link Group#JUDGEMENT} are tried, too. */
    public Conformance judgement(boolean other) {
        return new Conformance(contract, target, all, strict, other, selected);
    }

    /**
     * Tries these clauses only, of whatever group; all again if there are none.
     *
     * @throws IllegalArgumentException if there is no clause of such an id
     */
    public Conformance only(Set<String> ids) {
        return new Conformance(contract, target, all, strict, judgement, ids);
    }

    /** What is tried, in the order of the contract. */
    public List<Clause> clauses() {
        return clauses;
    }

    /** How many requests a run sends at most. */
    public int requests() {
        return clauses.stream().mapToInt(clause -> clause.steps().size()).sum();
    }

    /** How many of them a server that conforms may grant: each makes what the operation makes. */
    public int successes() {
        return (int) clauses.stream().flatMap(clause -> clause.steps().stream())
                .filter(step -> step.expectation().statuses().get(0).startsWith("2")).count();
    }

    /** What a clause sends, with empty answers. Nothing is sent. */
    public List<Exchange> preview(Clause clause) {
        return clause.steps().stream()
                .map(step -> exchange(clause, step, "", System.nanoTime())).toList();
    }

    private Exchange exchange(Clause clause, Step step, String response, long sent) {
        return new Exchange(transcript.request(clause.operation(), step.call()),
                transcript.curl(clause.operation(), step.call(), provider), response, Duration.ofNanos(System.nanoTime() - sent));
    }

    /** Tries one clause. Does not return before every answer has come or its time is over. */
    public Result run(Clause clause) {
        return attempt(clause).result();
    }

    /**
     * What came of a clause.
     *
     * @param answers the answers, in order
     * @param failure why there is an answer less than there should be; null if there is none less
     */
    record Attempt(Result result, List<Response> answers, @Nullable NoAnswerException failure) {}

    Attempt attempt(Clause clause) {
        return attempt(clause, new ResponseCheck(clause, target.apiKey()));
    }

    /** Tries one that is about what no two answers share, and looks at the answers that came before as well. */
    Attempt attempt(Clause clause, Stream<Response> others) {
        return attempt(clause, new ResponseCheck(clause, target.apiKey()).alsoAgainst(others));
    }

    private Attempt attempt(Clause clause, ResponseCheck check) {
        long start = System.nanoTime();
        List<Breach> breaches = new ArrayList<>();
        List<Exchange> exchanges = new ArrayList<>();
        List<Response> answers = new ArrayList<>();
        NoAnswerException failure = null;
        for (Step step : clause.steps()) {
            long sent = System.nanoTime();
            try {
                Response response = provider.answer(step.call().request(clause.operation(), target.apiKey()));
                answers.add(response);
                check.check(step, response).forEach(breach -> breaches.add(breach.withFound(
                        transcript.masked(clause.operation(), step.call(), breach.found()))));
                exchanges.add(exchange(clause, step, transcript.response(clause.operation(), step.call(), response), sent));
            } catch (NoAnswerException e) {
                failure = e;
                breaches.add(new Breach(clause.place(), Provenance.STATED, "answer", step.expectation().toString(),
                        "none: " + e.getMessage()));
                exchanges.add(exchange(clause, step, e.getMessage(), sent));
                break;
            }
        }
        Outcome outcome = breaches.stream().map(breach -> breach.outcome(strict)).max(Comparator.naturalOrder()).orElse(Outcome.HOLDS);
        return new Attempt(new Result(clause, outcome, breaches, exchanges, since(start)), answers, failure);
    }

    /**
     * Tries every clause, several at a time. Ends early where there is nothing to be tried.
     *
     * @param progress is told each result as it is known, on this thread; not of the clauses that are not run
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public Report run(Consumer<Result> progress) throws InterruptedException {
        return new Run(this, contract, target, strict, progress).report();
    }

    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
