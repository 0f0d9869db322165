package dev.createwallet.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Tells a listener of one call: of its start, and once of its end. */
final class Observation {

    private final String operation;
    private final long start = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();
    private final CallListener.@Nullable End end;

    Observation(@Nullable CallListener listener, String operation) {
        this.operation = operation;
        this.end = listener == null ? null : started(listener, operation);
    }

    private static CallListener.@Nullable End started(CallListener listener, String operation) {
        try {
            return listener.started(operation);
        } catch (RuntimeException e) {
            return null;
        }
    }

    void ended(@Nullable Integer status, @Nullable WalletClientException failure) {
        if (end != null && over.compareAndSet(false, true)) {
            try {
                end.ended(new CallListener.Result(
                        operation, status, Duration.ofNanos(System.nanoTime() - start), failure));
            } catch (RuntimeException e) {
                // A failing listener must not turn a successful call into a failed one.
            }
        }
    }
}
