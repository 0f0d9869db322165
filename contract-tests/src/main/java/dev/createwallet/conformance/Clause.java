package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Something that follows from the contract and can be tried: a call, and the answer that has to come.
 *
 * @param id names the clause; stays the same while what it follows from stays in its place
 * @param operation what is called
 * @param place what the clause follows from
 * @param call what is sent
 * @param status the status that has to come back
 * @param example what the body has to say, missing if the contract has no example of it
 */
record Clause(String id, Operation operation, JsonPointer place, Call call, String status, JsonNode example) {

    /** Every departure of the answer from the contract; none if the clause holds. */
    List<Breach> judge(Response response, String apiKey) {
        return new ResponseCheck(this, apiKey).check(response);
    }

    @Override
    public String toString() {
        return id;
    }
}
