package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Something that follows from the contract and can be tried: one call or a few, and the answers that have to come.
 *
 * @param id names the clause; stays the same while what it follows from stays in its place
 * @param operation what is called
 * @param place what the clause follows from
 * @param group on whose word it stands
 * @param description what is sent and what has to come back, in a line
 * @param steps the calls, made in this order; at least one
 */
public record Clause(
        String id, Operation operation, JsonPointer place, Group group, String description, List<Step> steps) {

    public Clause {
        steps = List.copyOf(steps);
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
