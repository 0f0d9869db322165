package dev.createwallet.client.transport;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Sends requests over {@link HttpClient}. */
public final class Transport {

    /** What the JDK's own timeout is given to come first. */
    private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Duration timeout;
    private final int maxResponseBytes;
    private final boolean own;
    private volatile @Nullable HttpClient http;

    private Transport(HttpClient http, boolean own, Duration timeout, int maxResponseBytes) {
        this.http = http;
        this.own = own;
        this.timeout = timeout;
        this.maxResponseBytes = maxResponseBytes;
    }

    /** Over an HTTP client that stays open when the transport closes. */
    public static Transport over(HttpClient http, Duration timeout, int maxResponseBytes) {
        return new Transport(http, false, timeout, maxResponseBytes);
    }

    /** Over an HTTP client that belongs to the transport. */
    public static Transport overItsOwn(
            Duration connectTimeout, @Nullable SSLContext tls, Duration timeout, int maxResponseBytes) {
        return new Transport(newHttpClient(connectTimeout, tls), true, timeout, maxResponseBytes);
    }

    static HttpClient newHttpClient(Duration connectTimeout, @Nullable SSLContext tls) {
        HttpClient.Builder http = HttpClient.newBuilder();
        if (tls != null) {
            http.sslContext(tls);
        }
        return http.connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                // Nothing here blocks, so no thread but the selector's and the caller's is needed: twice the
                // throughput, and no hand-over in which a fast response can be lost (JDK-8336655).
                .executor(Runnable::run)
                .build();
    }

    /**
     * Sends a request and waits. If the thread is interrupted meanwhile, its interrupt status is set.
     *
     * @throws IllegalStateException if this transport is closed
     */
    public Outcome send(OutgoingRequest request) {
        HttpClient http = open();
        Exchange exchange = new Exchange(request, timeout, maxResponseBytes);
        try {
            http.send(exchange.request(), exchange);
        } catch (IOException | RuntimeException e) {
            // The JDK lets a Content-Length that is not a number escape as an IllegalArgumentException, for one.
            return exchange.outcome(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return exchange.outcome(e);
        }
        return exchange.outcome(null);
    }

    /**
     * Sends a request without waiting. The future completes on the common pool with what the function makes of the
     * outcome, or with what it throws; cancelling the future abandons the exchange.
     *
     * @throws IllegalStateException if this transport is closed
     */
    @SuppressWarnings("FutureReturnValueIgnored") // The one that is returned has the outcome of the others.
    public <R> CompletableFuture<R> sendAsync(OutgoingRequest request, Function<Outcome, R> result) {
        HttpClient http = open();
        Exchange exchange = new Exchange(request, timeout, maxResponseBytes);
        CompletableFuture<R> future = new CompletableFuture<>();
        // The JDK looks up the host and selects the proxy on the thread that sends, so that is one of the common pool.
        CompletableFuture.runAsync(() -> {
            // The pool may have been busy: nothing is sent after the deadline.
            if (!future.isDone() && exchange.nanosLeft() > 0) {
                // The JDK completes its future on the common pool, never on the selector's thread.
                CompletableFuture<?> sent = sendAsync(http, exchange);
                sent.whenComplete((response, failure) -> complete(
                        future,
                        () -> result.apply(exchange.outcome(
                                failure instanceof CompletionException ? failure.getCause() : failure))));
                future.whenComplete((response, failure) -> sent.cancel(true));
            }
        });
        // Until the request is sent the JDK knows no timeout; from then on its own comes first, as a rule.
        CompletableFuture.delayedExecutor(Math.max(0, exchange.nanosLeft()) + GRACE, TimeUnit.NANOSECONDS)
                .execute(() -> {
                    if (!future.isDone()) {
                        complete(
                                future,
                                () -> result.apply(exchange.outcome(new HttpTimeoutException("not sent in time"))));
                    }
                });
        return future;
    }

    private static CompletableFuture<?> sendAsync(HttpClient http, Exchange exchange) {
        try {
            return http.sendAsync(exchange.request(), exchange);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static <R> void complete(CompletableFuture<R> future, Supplier<R> value) {
        try {
            future.complete(value.get());
        } catch (RuntimeException | Error e) {
            // An error, too: whoever waits for the future would wait for ever.
            future.completeExceptionally(e);
        }
    }

    /** Closes the HTTP client if it is the transport's own. */
    public void close() {
        HttpClient http = this.http;
        this.http = null;
        // HttpClient can be closed since Java 21 only; before, it ends when nobody holds it any more.
        if (own && http instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("The HTTP client could not be closed", e);
            }
        }
    }

    private HttpClient open() {
        HttpClient http = this.http;
        if (http == null) {
            throw new IllegalStateException("This client is closed");
        }
        return http;
    }
}
