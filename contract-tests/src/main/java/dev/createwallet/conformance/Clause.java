package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * Something that follows from the contract and can be tried: one call or a few, and the answers that have to come.
 *
 * @param id names the clause; stays the same while what it follows from stays in its place
 * @param operation what is called
 * @param place what the clause follows from
 * @param group on whose word it stands
 * @param backing how well it is backed that such a call gets such an answer, the place apart
 * @param description what is sent and what has to come back, in a line
 * @param steps the calls, made in this order; at least one
 * @param exercises the elements of the contract that the clause would show the breach of
 */
public record Clause(String id, Operation operation, JsonPointer place, Group group, Provenance backing,
        String description, List<Step> steps, Set<JsonPointer> exercises) {

    public Clause {
        steps = List.copyOf(steps);
        exercises = Set.copyOf(exercises);
    }

    /** The same, as something that the document and the standards it rests on together amount to. */
    Clause concluded() {
        return new Clause(id, operation, place, group, Provenance.INFERRED, description, steps, exercises);
    }

    /** The same, as a judgement of the kit. It exercises nothing, for the contract does not say it. */
    Clause judged() {
        return new Clause(id, operation, place, Group.JUDGEMENT, Provenance.INFERRED, description, steps, Set.of());
    }

    /** What is sent, first if there is more. */
    Call call() {
        return steps.get(0).call();
    }

    /** The status that has to come back, of the first answer if there are more. */
    String status() {
        return steps.get(0).expectation().statuses().get(0);
    }

    /** What the body has to say, missing if the contract has no example of it. */
    JsonNode example() {
        return steps.get(0).expectation().example();
    }

    /** Every departure of the first answer from the contract; none if the clause holds. */
    List<Breach> judge(Response response, String apiKey) {
        return new ResponseCheck(this, apiKey).check(steps.get(0), response);
    }

    @Override
    public String toString() {
        return id;
    }
}
