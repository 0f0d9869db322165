package dev.createwallet.conformance.internal.clause;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.createwallet.conformance.internal.contract.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The response that must come.
 *
 * @param statuses the allowed statuses, the expected one first
 * @param example the expected body, missing if the contract has no example of it
 * @param exampleAt where that example stands
 */
public record Expectation(List<Status> statuses, JsonNode example, Optional<JsonPointer> exampleAt) {

    public static Expectation of(Status status) {
        return new Expectation(List.of(status), MissingNode.getInstance(), Optional.empty());
    }

    public Status status() {
        return statuses.get(0);
    }

    public Expectation or(Stream<Status> others) {
        return new Expectation(
                Stream.concat(statuses.stream(), others).distinct().toList(), example, exampleAt);
    }

    public Expectation like(JsonNode other, JsonPointer place) {
        return new Expectation(statuses, other, Optional.of(place));
    }

    /** Returns whether this status itself is expected, not only its class or any status. */
    public boolean names(int status) {
        return statuses.stream().anyMatch(allowed -> allowed.is(status));
    }

    public boolean allows(int status) {
        return statuses.stream().anyMatch(allowed -> allowed.includes(status));
    }

    @Override
    public String toString() {
        return statuses.stream().map(Status::key).distinct().collect(Collectors.joining(" or "));
    }
}
