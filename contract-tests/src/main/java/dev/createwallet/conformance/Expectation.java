package dev.createwallet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * The answer that has to come.
 *
 * @param statuses the statuses that are right, the one that is meant first; {@code 4XX} stands for every such status
 * @param example what the body has to say, missing if the contract has no example of it
 */
record Expectation(List<String> statuses, JsonNode example) {

    static Expectation of(String status) {
        return new Expectation(List.of(status), MissingNode.getInstance());
    }

    Expectation or(Stream<String> others) {
        return new Expectation(Stream.concat(statuses.stream(), others).distinct().toList(), example);
    }

    Expectation like(JsonNode other) {
        return new Expectation(statuses, other);
    }

    boolean allows(int status) {
        String found = String.valueOf(status);
        return statuses.stream().map(allowed -> allowed.replace("X", "\\d")).anyMatch(found::matches);
    }

    @Override
    public String toString() {
        return String.join(" or ", statuses);
    }
}
