package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
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
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A server held against a contract.
 *
 * <p>Wallets, or whatever the contract's operations make, are really made at the server: let it be a sandbox.
 */
public final class Conformance {

    private static final int AT_ONCE = 8;

    private final Contract contract;
    private final Target target;
    private final boolean strict;
    private final boolean judgement;
    private final Set<String> selected;
    private final List<Clause> clauses;
    private final Provider provider;

    private Conformance(Contract contract, Target target, boolean strict, boolean judgement, Set<String> selected) {
        this.contract = contract;
        this.target = target;
        this.strict = strict;
        this.judgement = judgement;
        this.selected = Set.copyOf(selected);
        List<Clause> all = contract.operations().stream()
                .flatMap(operation -> Clauses.of(operation, name -> Optional.ofNullable(target.examples().get(name))).stream())
                .toList();
        this.clauses = all.stream()
                .filter(clause -> selected.isEmpty() ? judgement || clause.group() == Group.CONTRACT
                        : selected.contains(clause.id()))
                .toList();
        selected.stream().filter(id -> all.stream().noneMatch(clause -> clause.id().equals(id))).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException("The contract has no clause '" + id + "'");
        });
        this.provider = new Provider(target);
    }

    /**
     * Holds a server against every clause of a contract, without the kit's judgement calls, and not strictly.
     *
     * @throws UnsupportedContractException if the contract has what the kit cannot try
     */
    public static Conformance of(Contract contract, Target target) {
        return new Conformance(contract, target, false, false, Set.of());
    }

    /** Whether a departure from what the provider's page does not state itself is a failure, not a warning. */
    public Conformance strict(boolean other) {
        return new Conformance(contract, target, other, judgement, selected);
    }

    /** Whether the clauses of {@link Group#JUDGEMENT} are tried, too. */
    public Conformance judgement(boolean other) {
        return new Conformance(contract, target, strict, other, selected);
    }

    /**
     * Tries these clauses only, of whatever group; all again if there are none.
     *
     * @throws IllegalArgumentException if there is no clause of such an id
     */
    public Conformance only(Set<String> ids) {
        return new Conformance(contract, target, strict, judgement, ids);
    }

    /** What is tried, in the order of the contract. */
    public List<Clause> clauses() {
        return clauses;
    }

    /** How many requests a run sends at most. */
    public int requests() {
        return clauses.stream().mapToInt(clause -> clause.steps().size()).sum();
    }

    /** What a clause sends, with empty answers. Nothing is sent. */
    public List<Exchange> preview(Clause clause) {
        return clause.steps().stream().map(step -> new Exchange("", "", "", Duration.ZERO)).toList();
    }

    /**
     * Tries one clause.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public Result run(Clause clause) throws InterruptedException {
        long start = System.nanoTime();
        ResponseCheck check = new ResponseCheck(clause, target.apiKey());
        List<Breach> breaches = new ArrayList<>();
        List<Exchange> exchanges = new ArrayList<>();
        for (Step step : clause.steps()) {
            long sent = System.nanoTime();
            try {
                Response response = provider.answer(clause, step.call());
                breaches.addAll(check.check(step, response));
                exchanges.add(new Exchange("", "", response.toString(), since(sent)));
            } catch (NoAnswerException e) {
                breaches.add(new Breach(clause.place(), contract.provenance(clause.place()),
                        "answer", String.join(" or ", step.expectation().statuses()), e.getMessage()));
                exchanges.add(new Exchange("", "", e.getMessage(), since(sent)));
                break;
            }
        }
        return new Result(clause, outcome(breaches), breaches, exchanges, since(start));
    }

    private Outcome outcome(List<Breach> breaches) {
        return breaches.isEmpty() ? Outcome.HOLDS
                : breaches.stream().anyMatch(this::fails) ? Outcome.FAILS : Outcome.WARNS;
    }

    private boolean fails(Breach breach) {
        return strict || breach.provenance() == Provenance.STATED;
    }

    /**
     * Tries every clause, several at a time.
     *
     * @param progress is told each result as it is known, in the order of the clauses, on this thread
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public Report run(Consumer<Result> progress) throws InterruptedException {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Result>> pending = clauses.stream().map(clause -> threads.submit(() -> run(clause))).toList();
            List<Result> results = new ArrayList<>();
            for (Future<Result> result : pending) {
                results.add(result.get());
                progress.accept(results.get(results.size() - 1));
            }
            return report(results, since(start));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Report report(List<Result> results, Duration duration) {
        boolean fails = results.stream().anyMatch(result -> result.outcome() == Outcome.FAILS);
        int requests = results.stream().mapToInt(result -> result.exchanges().size()).sum();
        return new Report(fails ? Verdict.DOES_NOT_CONFORM : Verdict.CONFORMS, "", results, findings(results),
                new Coverage(List.of()), requests, duration);
    }

    private List<Finding> findings(List<Result> results) {
        Map<List<String>, List<Result>> causes = new LinkedHashMap<>();
        Map<List<String>, Breach> breaches = new LinkedHashMap<>();
        results.forEach(result -> result.breaches().forEach(breach -> {
            List<String> cause = List.of(breach.subject(), breach.expected(), breach.found());
            breaches.putIfAbsent(cause, breach);
            causes.computeIfAbsent(cause, key -> new ArrayList<>()).add(result);
        }));
        return Stream.of(Outcome.FAILS, Outcome.WARNS).flatMap(outcome -> breaches.entrySet().stream()
                .filter(cause -> outcome(List.of(cause.getValue())) == outcome)
                .map(cause -> new Finding(outcome, cause.getValue(), causes.get(cause.getKey())))).toList();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
