package dev.createwallet.conformance.result;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * A clause as reports show it.
 *
 * @param operation the id of its operation
 * @param name its name within the operation
 * @param topic the word under which reports list it
 * @param place the element of the contract that demands it
 * @param group whether the contract demands it or only the kit's judgement
 * @param description what is sent and what is expected
 */
public record TriedClause(
        String operation, String name, String topic, JsonPointer place, Group group, String description) {

    /** Returns the id, which stays the same as long as the element of the contract does. */
    public String id() {
        return operation + "/" + name;
    }

    @Override
    public String toString() {
        return id();
    }
}
