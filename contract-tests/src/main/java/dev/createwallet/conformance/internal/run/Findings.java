package dev.createwallet.conformance.internal.run;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.clause.Step;
import dev.createwallet.conformance.internal.clause.Subject;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.Finding;
import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Result;
import dev.createwallet.conformance.result.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Groups breaches by their cause. */
final class Findings {

    /** Values of this name say nothing about the characters that a server misreads. */
    private static final Set<String> PLAIN = Set.of("plain", "example", "empty");

    /** What breaches of one cause have in common. */
    private sealed interface Cause {

        /** The status, whatever was expected. */
        record AnyStatus(int status) implements Cause {}

        /** The status, at an element of the contract. */
        record StatusAt(int status, JsonPointer place) implements Cause {}

        /** The status instead of another. */
        record StatusFor(int status, String expected) implements Cause {}

        /** No response, for one reason. */
        record NoResponse(String reason) implements Cause {}

        /** A wrong part of a message. */
        record Part(Rule rule, String subject, String expected, Optional<JsonPointer> place) implements Cause {}

        /** A body that does not depend on the request. */
        record Same(String operation) implements Cause {}

        /** Values of these names are misread. */
        record Misread(Set<String> values) implements Cause {}
    }

    /** Rules about what a response repeats. One that repeats nothing breaks all of them. */
    private static final Set<Rule> OF_THE_REQUEST = EnumSet.of(Rule.ECHO, Rule.UNIQUE, Rule.SECRET);

    private record Shown(Clause clause, Result result) {}

    /**
     * What one cause brings about.
     *
     * @param breach the best supported breach
     * @param shown the results that show it, the one with that breach first
     */
    private record Fault(Breach breach, List<Shown> shown) {

        Fault and(Breach other, Shown more) {
            boolean better = other.provenance().compareTo(breach.provenance()) < 0;
            Set<Shown> all = new LinkedHashSet<>(better ? List.of(more) : shown);
            all.addAll(better ? shown : List.of(more));
            return new Fault(better ? other : breach, List.copyOf(all));
        }

        Fault and(Fault other) {
            return other.shown.stream().reduce(this, (fault, more) -> fault.and(other.breach, more), (one, two) -> two);
        }

        /**
         * Returns the names of the values that are not repeated as they were sent, if only clauses about such values
         * show it.
         */
        Optional<Cause> misread() {
            Set<String> names =
                    shown.stream().map(Shown::clause).map(Fault::value).collect(Collectors.toSet());
            boolean special = breach.rule() == Rule.ECHO
                    && !names.contains("")
                    && PLAIN.stream().noneMatch(names::contains);
            return special ? Optional.of(new Cause.Misread(names)) : Optional.empty();
        }

        private static String value(Clause clause) {
            return clause.is(Kind.VALUE) && clause.subject() instanceof Subject.NamedValue named ? named.value() : "";
        }
    }

    private final boolean alwaysTheSame;
    private final Set<Rejection> given;
    private final Optional<Triage.Diagnosis> diagnosis;
    private final Map<String, Constant> constants;

    private final Map<Cause, Fault> faults = new LinkedHashMap<>();

    /**
     * @param alwaysTheSame whether every request got the same status
     * @param given the rejections that at least one request got, other than for its credentials
     * @param diagnosis why every valid request is rejected, if so
     * @param constants the bodies that do not depend on the request, by the ids of the operations
     */
    Findings(
            boolean alwaysTheSame,
            Set<Rejection> given,
            Optional<Triage.Diagnosis> diagnosis,
            Map<String, Constant> constants) {
        this.alwaysTheSame = alwaysTheSame;
        this.given = given;
        this.diagnosis = diagnosis;
        this.constants = constants;
    }

    void add(Attempt attempt) {
        Shown shown = new Shown(attempt.clause(), attempt.result());
        attempt.result().breaches().forEach(breach -> {
            Cause cause = cause(attempt, breach);
            Breach told = told(cause, breach);
            faults.merge(cause, new Fault(told, List.of(shown)), (fault, more) -> fault.and(told, shown));
        });
    }

    /** Returns a breach in the words of its cause. */
    private Breach told(Cause cause, Breach breach) {
        if (cause instanceof Cause.Same) {
            return new Breach(
                    breach.place(),
                    breach.provenance(),
                    breach.rule(),
                    breach.status(),
                    "body",
                    "one that depends on the request",
                    "the same in each response");
        }
        return diagnosis
                .filter(known -> breach.rule() == Rule.STATUS
                        ? breach.status() == known.status()
                        : breach.rule() == Rule.RESPONSE && known.status() == Attempt.NONE)
                .map(known -> breach.withFound(breach.found() + " to every valid request: it " + known.words()))
                .orElse(breach);
    }

    private Cause cause(Attempt attempt, Breach breach) {
        Clause clause = attempt.clause();
        Constant constant = constants.get(clause.operation().id());
        if (constant != null
                && constant.isIn(attempt)
                && (constant.always() || OF_THE_REQUEST.contains(breach.rule()))) {
            return new Cause.Same(clause.operation().id());
        }
        return switch (breach.rule()) {
            case STATUS -> status(clause, breach);
            case RESPONSE -> new Cause.NoResponse(breach.found());
            case BODY -> new Cause.Part(breach.rule(), breach.subject(), breach.expected(), Optional.empty());
            default -> new Cause.Part(breach.rule(), breach.subject(), breach.expected(), Optional.of(breach.place()));
        };
    }

    /**
     * A status that every request gets, or that the contract does not describe, is one fault, whatever was expected.
     */
    private Cause status(Clause clause, Breach breach) {
        int found = breach.status();
        boolean diagnosed = diagnosis.filter(known -> known.status() == found).isPresent();
        if (alwaysTheSame || diagnosed || clause.operation().documented(found).isEmpty()) {
            return new Cause.AnyStatus(found);
        }
        boolean accepted = found / 100 == 2;
        if (accepted && clause.call().credentials().good() && !given.contains(Rejection.of(clause))) {
            return given.isEmpty()
                    ? new Cause.AnyStatus(found)
                    : new Cause.StatusFor(found, clause.status().key());
        }
        // What else is allowed beside the expected status depends on the clause, not on the server.
        return accepted
                ? new Cause.StatusAt(found, breach.place())
                : new Cause.StatusFor(
                        found,
                        clause.steps().stream()
                                .map(Step::expectation)
                                .filter(expectation -> expectation.toString().equals(breach.expected()))
                                .map(expectation -> expectation.status().key())
                                .findFirst()
                                .orElse(breach.expected()));
    }

    List<Finding> list(boolean strict) {
        List<Fault> all = merged();
        return Stream.of(Outcome.FAILS, Outcome.WARNS)
                .flatMap(outcome -> all.stream()
                        .filter(fault -> fault.breach().outcome(strict) == outcome)
                        .map(fault -> new Finding(
                                outcome,
                                fault.breach(),
                                fault.shown().stream().map(Shown::result).toList(),
                                "")))
                .toList();
    }

    /** A server that misreads one kind of characters does so in every field. */
    private List<Fault> merged() {
        Map<Cause, Fault> merged = new LinkedHashMap<>();
        faults.forEach((cause, fault) -> merged.merge(fault.misread().orElse(cause), fault, Fault::and));
        return new ArrayList<>(merged.values());
    }
}
