package dev.createwallet.conformance.internal.run;

import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Status;
import dev.createwallet.conformance.internal.message.Response;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The body that a server sends whatever the request, as a mock does.
 *
 * @param response one of the responses that have it
 * @param always whether requests that must be rejected get it, too
 */
record Constant(Response response, boolean always) {

    /** So many requests differ in what a response must repeat. */
    private static final int ENOUGH = 10;

    /** Returns the constant bodies, by the ids of the operations that have one. */
    static Map<String, Constant> of(Collection<Attempt> attempts) {
        Map<String, Constant> constants = new HashMap<>();
        attempts.stream()
                .map(attempt -> attempt.clause().operation())
                .distinct()
                .filter(operation -> operation
                        .successful()
                        .filter(response -> !response.contents().isEmpty())
                        .isPresent())
                .forEach(operation ->
                        of(operation, attempts).ifPresent(constant -> constants.put(operation.id(), constant)));
        return constants;
    }

    private static Optional<Constant> of(Operation operation, Collection<Attempt> attempts) {
        List<Attempt> good = attempts.stream()
                .filter(attempt -> attempt.clause().isOf(operation)
                        && attempt.clause().call().credentials().good()
                        && !attempt.clause().status().equals(Status.NOT_DONE))
                .toList();
        return shared(good.stream().filter(attempt -> attempt.clause().status().success()))
                .map(response -> new Constant(
                        response,
                        good.stream()
                                .allMatch(
                                        attempt -> attempt.responses().stream().allMatch(same(response)))));
    }

    private static Optional<Response> shared(Stream<Attempt> attempts) {
        List<Response> responses = attempts.flatMap(attempt -> attempt.responses().stream())
                .filter(Response::successful)
                .distinct()
                .toList();
        return responses.stream()
                .findFirst()
                .filter(first ->
                        responses.size() >= ENOUGH && responses.stream().allMatch(same(first)));
    }

    private static Predicate<Response> same(Response response) {
        return other -> other.status() == response.status() && Arrays.equals(other.body(), response.body());
    }

    boolean isIn(Attempt attempt) {
        return attempt.responses().stream().anyMatch(same(response));
    }
}
