package dev.createwallet.client;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * An operation of the contract, as far as reading its answers needs it.
 *
 * @param name its operationId
 * @param answers for each status of success, what reads the body
 * @param refusals for each documented status of refusal, what reads the body; all refusals share one schema
 */
record Operation<T>(
        String name, Map<Integer, Function<JsonObject, T>> answers, Map<Integer, Function<JsonObject, ApiError>> refusals) {

    Operation(String name) {
        this(name, Map.of(), Map.of());
    }

    Operation<T> answer(int status, Function<JsonObject, T> reader) {
        return new Operation<>(name, with(answers, status, reader), refusals);
    }

    Operation<T> refusal(int status, Function<JsonObject, ApiError> reader) {
        return new Operation<>(name, answers, with(refusals, status, reader));
    }

    private static <R> Map<Integer, R> with(Map<Integer, R> readers, int status, R reader) {
        Map<Integer, R> more = new HashMap<>(readers);
        more.put(status, reader);
        return Map.copyOf(more);
    }
}
