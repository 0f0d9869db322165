package dev.createwallet.conformance.internal.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Step;
import dev.createwallet.conformance.internal.message.Bodies;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.internal.message.UnreadableException;
import dev.createwallet.conformance.result.Breach;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks the responses of one clause, in order: each against its request, and against the responses before it. */
public final class ResponseCheck {

    private final Clause clause;
    private final String apiKey;
    private final List<Call> earlierCalls = new ArrayList<>();
    private final List<JsonNode> earlierBodies = new ArrayList<>();

    public ResponseCheck(Clause clause, String apiKey) {
        this.clause = clause;
        this.apiKey = apiKey;
    }

    /** Also compares with the responses of other clauses: no two of all may share what is unique. */
    public ResponseCheck alsoAgainst(Stream<Response> others) {
        others.filter(Response::successful).forEach(response -> {
            try {
                earlierBodies.add(Bodies.json(response.body()));
            } catch (UnreadableException e) {
                // The other clause has reported it.
            }
        });
        return this;
    }

    /** Returns all departures of a response from the contract. */
    public List<Breach> check(Step step, Response response) {
        OneResponse check = new OneResponse(clause, step, response, earlierBodies);
        List<Breach> breaches = new ArrayList<>(check.breaches());
        // What a response of an unexpected status shows of an earlier request follows from that.
        boolean expected = step.expectation().allows(response.status());
        breaches.addAll(new Secrets(clause.operation(), step.call(), response)
                .breaches(expected ? earlierCalls : List.of(), apiKey));
        check.body().ifPresent(earlierBodies::add);
        earlierCalls.add(step.call());
        return breaches.stream()
                .map(breach -> breach.withStatus(response.status()))
                .toList();
    }

    /** Returns all departures of the first response of a clause. */
    public static List<Breach> check(Clause clause, Response response, String apiKey) {
        return new ResponseCheck(clause, apiKey).check(clause.steps().get(0), response);
    }

    /** Returns the place of a property in a body. */
    static JsonPointer pointer(List<String> path) {
        JsonPointer pointer = JsonPointer.empty();
        for (String name : path) {
            pointer = pointer.appendProperty(name);
        }
        return pointer;
    }
}
