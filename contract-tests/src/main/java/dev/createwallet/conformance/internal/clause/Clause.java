package dev.createwallet.conformance.internal.clause;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Status;
import dev.createwallet.conformance.result.Group;
import dev.createwallet.conformance.result.Provenance;
import dev.createwallet.conformance.result.TriedClause;
import java.util.List;
import java.util.Set;

/**
 * Something that the contract demands and that can be tried: requests, and the responses that must come.
 *
 * @param operation the operation that is called
 * @param kind its kind
 * @param subject what it is about
 * @param place the element of the contract that demands it
 * @param group whether the contract demands it or only the kit's judgement
 * @param provenance how well it is supported that such a request gets such a response, apart from the place
 * @param description what is sent and what is expected
 * @param steps the requests, in this order; at least one
 * @param exercises the elements of the contract whose breach the clause would show
 */
public record Clause(
        Operation operation,
        Kind kind,
        Subject subject,
        JsonPointer place,
        Group group,
        Provenance provenance,
        String description,
        List<Step> steps,
        Set<JsonPointer> exercises) {

    public Clause {
        steps = List.copyOf(steps);
        exercises = Set.copyOf(exercises);
    }

    /** Returns the id, which stays the same as long as the element of the contract does. */
    public String id() {
        return operation.id() + "/" + name();
    }

    private String name() {
        return (group == Group.JUDGEMENT ? "judgement/" : "") + kind.name(subject);
    }

    /** Returns the clause as reports show it. */
    public TriedClause shown() {
        return new TriedClause(
                operation.id(),
                name(),
                group == Group.JUDGEMENT ? "judgement" : kind.topic(subject),
                place,
                group,
                description);
    }

    /** Returns the same clause, as a conclusion from the contract and the standards it rests on. */
    public Clause concluded() {
        return new Clause(operation, kind, subject, place, group, Provenance.INFERRED, description, steps, exercises);
    }

    /** Returns the same clause, as a judgement of the kit. It exercises nothing, since the contract does not say it. */
    public Clause judged() {
        return new Clause(
                operation, kind, subject, place, Group.JUDGEMENT, Provenance.INFERRED, description, steps, Set.of());
    }

    /** Returns the same clause, as one that is about HTTP and not about an element of the contract. */
    public Clause exercisingNothing() {
        return new Clause(operation, kind, subject, place, group, provenance, description, steps, Set.of());
    }

    /** Returns a clause that sends something else first, and nothing after it. */
    public Clause sending(Call call) {
        return new Clause(
                operation,
                kind,
                subject,
                place,
                group,
                provenance,
                description,
                List.of(new Step(call, steps.get(0).expectation())),
                Set.of());
    }

    public boolean isOf(Operation other) {
        return operation.id().equals(other.id());
    }

    public boolean is(Kind other) {
        return kind == other;
    }

    /** Returns what is sent first. */
    public Call call() {
        return steps.get(0).call();
    }

    /** Returns the expected status of the first response. */
    public Status status() {
        return steps.get(0).expectation().status();
    }

    /** Returns the expected body of the first response; missing if the contract has no example of it. */
    public JsonNode example() {
        return steps.get(0).expectation().example();
    }

    @Override
    public String toString() {
        return id();
    }
}
