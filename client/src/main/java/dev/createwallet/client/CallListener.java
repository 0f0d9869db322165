package dev.createwallet.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Observes calls, for metrics and traces: {@link WalletClientBuilder#listener}. What it gets holds no secrets. What it
 * throws is ignored, since it must not turn a call that succeeded into one that failed. With Micrometer:
 *
 * <pre>{@code
 * builder.listener(operation -> {
 *     Timer.Sample sample = Timer.start(registry);
 *     return result -> sample.stop(registry.timer(
 *             "wallet.calls", "operation", operation, "status", String.valueOf(result.status())));
 * });
 * }</pre>
 */
@FunctionalInterface
public interface CallListener {

    /**
     * A call begins. Called on the thread that calls the client.
     *
     * @param operation the operationId in the contract
     * @return what is called at the end of this call, once, on any thread
     */
    End started(String operation);

    /** Observes the end of a call. */
    @FunctionalInterface
    interface End {

        /**
         * The call is over.
         *
         * @param result what became of it
         */
        void ended(Result result);
    }

    /**
     * What became of a call.
     *
     * @param operation the operationId in the contract
     * @param status the HTTP status code, null if no response was received
     * @param duration from the start of the call to its end
     * @param failure what the call throws, null if it succeeded
     */
    record Result(
            String operation,
            @Nullable Integer status,
            Duration duration,
            @Nullable WalletClientException failure) {}
}
