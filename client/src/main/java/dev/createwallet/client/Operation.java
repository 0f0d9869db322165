package dev.createwallet.client;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An operation of the contract, as far as reading its answers needs it.
 *
 * @param name its operationId
 * @param fields the parameters and form fields that it has
 * @param answers for each status of success, what reads the body
 * @param refusals for each documented status of refusal, what reads the body; all refusals share one schema
 */
record Operation<T>(
        String name,
        List<String> fields,
        Map<Integer, Function<JsonObject, T>> answers,
        Map<Integer, Function<JsonObject, ErrorBody>> refusals) {

    Operation(String name, String... fields) {
        this(name, List.of(fields), Map.of(), Map.of());
    }

    Operation<T> answer(int status, Function<JsonObject, T> reader) {
        return new Operation<>(name, fields, with(answers, status, reader), refusals);
    }

    Operation<T> refusal(int status, Function<JsonObject, ErrorBody> reader) {
        return new Operation<>(name, fields, answers, with(refusals, status, reader));
    }

    /** Whether the contract says that nothing was done. A failure of the server says nothing of what it did before. */
    boolean isRefusal(int status) {
        return status < 500 && refusals.containsKey(status);
    }

    private static <R> Map<Integer, R> with(Map<Integer, R> readers, int status, R reader) {
        Map<Integer, R> more = new HashMap<>(readers);
        more.put(status, reader);
        return Map.copyOf(more);
    }
}
