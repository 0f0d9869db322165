package dev.createwallet.conformance;

import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.contract.Reading;
import dev.createwallet.conformance.internal.derive.Clauses;
import dev.createwallet.conformance.internal.derive.Overrides;
import dev.createwallet.conformance.internal.exchange.ClauseList;
import dev.createwallet.conformance.internal.exchange.Connection;
import dev.createwallet.conformance.internal.exchange.Transcript;
import dev.createwallet.conformance.internal.run.Accepted;
import dev.createwallet.conformance.internal.run.Plan;
import dev.createwallet.conformance.internal.run.Run;
import dev.createwallet.conformance.internal.run.Tester;
import dev.createwallet.conformance.result.Acceptance;
import dev.createwallet.conformance.result.Exchange;
import dev.createwallet.conformance.result.Group;
import dev.createwallet.conformance.result.LeftOut;
import dev.createwallet.conformance.result.Report;
import dev.createwallet.conformance.result.Result;
import dev.createwallet.conformance.result.TriedClause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tests a server against a contract.
 *
 * <p>A run creates wallets, or whatever the operations of the contract create. Use a sandbox.
 */
public final class Conformance {

    private final Contract contract;
    private final Target target;
    private final List<Clause> all;
    private final List<LeftOut> leftOut;
    private final boolean strict;
    private final boolean judgement;
    private final Set<String> selected;
    private final List<Acceptance> accepted;
    private final List<Clause> clauses;

    private Conformance(
            Contract contract,
            Target target,
            List<Clause> all,
            List<LeftOut> leftOut,
            boolean strict,
            boolean judgement,
            Set<String> selected,
            List<Acceptance> accepted) {
        this.contract = contract;
        this.target = target;
        this.all = all;
        this.leftOut = leftOut;
        this.strict = strict;
        this.judgement = judgement;
        this.selected = Set.copyOf(selected);
        this.accepted = List.copyOf(accepted);
        this.clauses = all.stream()
                .filter(clause -> selected.isEmpty()
                        ? judgement || clause.group() == Group.CONTRACT
                        : selected.contains(clause.id()))
                .toList();
        Set<String> known = all.stream().map(Clause::id).collect(Collectors.toSet());
        selected.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException("The contract has no clause '" + id + "'");
        });
        accepted.stream()
                .filter(acceptance -> known.stream().noneMatch(acceptance::covers))
                .findFirst()
                .ifPresent(acceptance -> {
                    throw new IllegalArgumentException(acceptance + ": the contract has no such clause");
                });
    }

    /**
     * Prepares a test against every clause of a contract, without judgement clauses, and not strict.
     *
     * @throws IllegalArgumentException if the target has a value for a field that the contract does not have or allow
     */
    public static Conformance of(Contract contract, Target target) {
        Reading reading = contract.reading();
        Overrides overrides = contract.overrides(target);
        overrides.requireFitting(reading.operations());
        List<Clauses> derived = reading.operations().stream()
                .map(operation -> Clauses.of(operation, overrides).at(target.apiKey()))
                .toList();
        return new Conformance(
                contract,
                target,
                derived.stream().flatMap(clauses -> clauses.clauses().stream()).toList(),
                Stream.concat(
                                reading.leftOut().stream(),
                                derived.stream().flatMap(clauses -> clauses.leftOut().stream()))
                        .toList(),
                false,
                false,
                Set.of(),
                List.of());
    }

    /**
     * Sets whether a departure from something that the provider's page does not state itself is a failure, not a
     * warning.
     */
    public Conformance strict(boolean other) {
        return new Conformance(contract, target, all, leftOut, other, judgement, selected, accepted);
    }

    /** Sets whether the clauses of {@link Group#JUDGEMENT} are tried, too. */
    public Conformance judgement(boolean other) {
        return new Conformance(contract, target, all, leftOut, strict, other, selected, accepted);
    }

    /**
     * Selects the clauses to try, of whatever group. An empty set selects all.
     *
     * @throws IllegalArgumentException if there is no clause of such an id
     */
    public Conformance only(Set<String> ids) {
        return new Conformance(contract, target, all, leftOut, strict, judgement, ids, accepted);
    }

    /**
     * Accepts known departures of the server: they are shown and fail no run. Those that have no effect are reported.
     *
     * @throws IllegalArgumentException if there is no clause of such an id
     */
    public Conformance accepting(List<Acceptance> departures) {
        return new Conformance(contract, target, all, leftOut, strict, judgement, selected, departures);
    }

    /**
     * Accepts the departures of a file, in YAML or JSON: a list named {@code accepted} of entries with {@code clause},
     * {@code reason} and, if need be, {@code subject} and {@code until}; see {@link Acceptance}.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is no such file, or names a clause that does not exist; the message has the
     *     line
     */
    public Conformance accepting(Path file) throws IOException {
        return accepting(AcceptedDepartures.read(file));
    }

    /** Returns what is tried, in the order of the contract. */
    public List<TriedClause> clauses() {
        return clauses.stream().map(Clause::shown).toList();
    }

    /** Returns the parts of the contract that are not tried, each with the reason. */
    public List<LeftOut> leftOut() {
        return leftOut;
    }

    /**
     * Returns how many requests a run sends at most, unless the server rejects every valid one: then a run sends a few
     * more to find out why.
     */
    public int requests() {
        return (int) tester().requests(plan().tried());
    }

    /** Returns how many of them a conforming server may accept. Each creates what the operation creates. */
    public int successes() {
        return (int) clauses.stream()
                .flatMap(clause -> clause.steps().stream())
                .filter(step -> step.expectation().status().success())
                .count();
    }

    /** Returns what each clause sends, in the order of {@link #clauses()}, with empty responses. Sends nothing. */
    public List<List<Exchange>> preview() {
        Tester tester = tester();
        return clauses.stream().map(tester::preview).toList();
    }

    /**
     * Returns {@link #clauses()} as JSON, with all that a program needs to send their requests itself. Secrets are not in
     * it, but the names of what to put in their places.
     */
    public String clausesAsJson() {
        Connection connection = new Connection(target.server());
        return ClauseList.json(contract.title(), clauses, leftOut, connection, transcript(connection));
    }

    private Transcript transcript(Connection connection) {
        return new Transcript(connection, target.apiKey(), contract.overrides(target));
    }

    private Tester tester() {
        Connection connection = new Connection(target.server());
        return new Tester(
                connection,
                transcript(connection),
                target.apiKey(),
                strict,
                target.pace().perSecond(),
                target.pace().limit());
    }

    /**
     * Tries every clause, several at a time. Ends early if there is no server that can be tested.
     *
     * @param progress receives each result as soon as it is known, on this thread; not those of clauses that are not
     *     run
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public Report run(Consumer<Result> progress) throws InterruptedException {
        Accepted known = new Accepted(
                accepted, all.stream().map(Clause::shown).toList(), strict, LocalDate.now(ZoneId.systemDefault()));
        return known.of(
                new Run(plan(), tester(), target.server(), result -> progress.accept(known.of(result))).report());
    }

    private Plan plan() {
        return new Plan(
                contract.reading().operations(),
                all,
                clauses,
                leftOut,
                strict,
                target.pace().atOnce(),
                target.pace().limit());
    }
}
