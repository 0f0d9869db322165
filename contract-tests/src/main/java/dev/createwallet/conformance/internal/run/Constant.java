package dev.createwallet.conformance.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.conformance.internal.contract.Content;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Status;
import dev.createwallet.conformance.internal.message.Bodies;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.internal.message.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The body that a server sends whatever the request, as a mock does.
 *
 * @param body the body and its status, without what must be new in each response
 * @param unique the names of the properties that must be new
 * @param always whether requests that must be rejected get it, too
 */
record Constant(String body, Set<String> unique, boolean always) {

    /** So many requests differ in what a response must repeat. */
    private static final int ENOUGH = 10;

    /** Returns the constant bodies, by the ids of the operations that have one. */
    static Map<String, Constant> of(Collection<Attempt> attempts) {
        Map<String, Constant> constants = new HashMap<>();
        attempts.stream()
                .map(attempt -> attempt.clause().operation())
                .distinct()
                .forEach(operation -> operation
                        .successful()
                        .filter(response -> !response.contents().isEmpty())
                        .flatMap(response -> of(
                                operation,
                                response.json().map(Content::uniqueNames).orElse(Set.of()),
                                attempts))
                        .ifPresent(constant -> constants.put(operation.id(), constant)));
        return constants;
    }

    private static Optional<Constant> of(Operation operation, Set<String> unique, Collection<Attempt> attempts) {
        List<Attempt> good = attempts.stream()
                .filter(attempt -> attempt.clause().isOf(operation)
                        && attempt.clause().call().credentials().good()
                        && !attempt.clause().status().equals(Status.NOT_DONE))
                .toList();
        List<Response> successes = good.stream()
                .filter(attempt -> attempt.clause().status().success())
                .flatMap(attempt -> attempt.responses().stream())
                .filter(Response::successful)
                .distinct()
                .toList();
        Set<String> bodies =
                successes.stream().map(response -> body(response, unique)).collect(Collectors.toSet());
        return successes.size() < ENOUGH || bodies.size() > 1
                ? Optional.empty()
                : bodies.stream()
                        .findFirst()
                        .map(body -> new Constant(
                                body,
                                unique,
                                good.stream()
                                        .flatMap(attempt -> attempt.responses().stream())
                                        .allMatch(response ->
                                                body(response, unique).equals(body))));
    }

    private static String body(Response response, Set<String> unique) {
        try {
            JsonNode json = Bodies.json(response.body());
            if (json instanceof ObjectNode object) {
                object.remove(unique);
            }
            return response.status() + " " + json;
        } catch (UnreadableException e) {
            return response.status() + " " + new String(response.body(), StandardCharsets.ISO_8859_1);
        }
    }

    boolean isIn(Attempt attempt) {
        return attempt.responses().stream()
                .anyMatch(response -> body(response, unique).equals(body));
    }
}
