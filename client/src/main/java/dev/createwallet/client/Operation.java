package dev.createwallet.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the contract, as far as its responses need it.
 *
 * @param name its operationId
 * @param inputs the names of its parameters, form fields and properties of its body
 * @param codes the names of properties of its errors that hold a code
 * @param results the documented responses with a status below 400
 * @param rejections the documented responses with a status of 400 or more, a range of them after the single ones
 */
record Operation<T extends @Nullable Object>(
        String name,
        List<String> inputs,
        List<String> codes,
        List<Documented<T>> results,
        List<Documented<?>> rejections) {

    /**
     * A documented response.
     *
     * @param first the first status that it is documented for
     * @param last the last status that it is documented for
     * @param nothingDone whether the contract says that nothing was done
     */
    record Documented<T extends @Nullable Object>(int first, int last, boolean nothingDone, BodyReader<T> body) {}

    Operation(String name, List<String> inputs, List<String> codes) {
        this(name, inputs, codes, List.of(), List.of());
    }

    Operation<T> result(int first, int last, BodyReader<T> body) {
        return new Operation<>(
                name, inputs, codes, with(results, new Documented<>(first, last, false, body)), rejections);
    }

    Operation<T> rejection(int first, int last, boolean nothingDone, BodyReader<?> body) {
        return new Operation<>(
                name, inputs, codes, results, with(rejections, new Documented<>(first, last, nothingDone, body)));
    }

    @Nullable Documented<T> result(int status) {
        return find(results, status);
    }

    @Nullable Documented<?> rejection(int status) {
        return find(rejections, status);
    }

    private static <D extends Documented<?>> @Nullable D find(List<D> documented, int status) {
        for (D each : documented) {
            if (each.first() <= status && status <= each.last()) {
                return each;
            }
        }
        return null;
    }

    private static <D> List<D> with(List<D> documented, D next) {
        List<D> more = new ArrayList<>(documented);
        more.add(next);
        return List.copyOf(more);
    }
}
