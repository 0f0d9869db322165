package dev.createwallet.client.sending;

import dev.createwallet.client.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.security.Security;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over a transport, and keeps what the client promises whatever the transport does: a call ends at its
 * deadline, and nothing is sent afterwards.
 *
 * <p>What cannot be interrupted, as the look-up of a host, runs on another thread, which is left behind at the deadline.
 * A change of threads takes longer than anything else in a call, so it is done only if something may block.
 */
public final class Sender {

    /** How much later than the transport's own timeout the deadline's timer fires. */
    private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(100);

    /** How long a look-up is fresh: shorter than the JDK caches it, or not at all if it was told not to cache. */
    private static final long FRESH = TimeUnit.SECONDS.toNanos(cacheSeconds() >= 30 ? 10 : 0);

    private final ExecutorService threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Sender::daemon);

    private final Deadlines deadlines = new Deadlines(Sender::daemon);

    private volatile @Nullable Transport transport;
    private volatile @Nullable String knownHost;
    private volatile long knownSince;

    public Sender(Transport transport) {
        this.transport = transport;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "create-wallet-client");
        thread.setDaemon(true);
        return thread;
    }

    private static int cacheSeconds() {
        String seconds = Security.getProperty("networkaddress.cache.ttl");
        try {
            return seconds == null || seconds.startsWith("-") ? Integer.MAX_VALUE : Integer.parseInt(seconds.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * Sends a request and waits. If the thread is interrupted meanwhile, its interrupt status is set.
     *
     * @param timeout until the call ends
     * @param maxResponseBytes how much of a body is read
     * @throws IllegalStateException if this sender is closed
     */
    public Outcome send(OutgoingRequest request, Duration timeout, int maxResponseBytes) {
        Transport transport = open();
        Call call = new Call(request, timeout, maxResponseBytes, deadlines);
        return mayBlock(transport, request.uri()) ? sendElsewhere(transport, call) : sendHere(transport, call);
    }

    private static Outcome sendHere(Transport transport, Call call) {
        try {
            transport.send(call);
        } catch (IOException | RuntimeException e) {
            // The JDK lets a Content-Length that is not a number escape as an IllegalArgumentException, for one.
            return call.outcome(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return call.outcome(e);
        }
        return call.outcome(null);
    }

    private Outcome sendElsewhere(Transport transport, Call call) {
        Future<Outcome> sent = threads.submit(() -> {
            if (call.nanosLeft() <= 0) {
                return call.outcome(late());
            }
            lookUp(call.uri());
            return sendHere(transport, call);
        });
        try {
            return sent.get(Math.max(0, call.nanosLeft()) + GRACE, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            return call.outcome(late());
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            return call.outcome(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            return call.outcome(e.getCause());
        }
    }

    /**
     * Sends a request without waiting. The future completes on the thread on which the transport completes its own, or
     * on one of this sender, with what the function makes of the outcome, or with what it throws; cancelling the future
     * abandons the call.
     *
     * @param timeout until the call ends
     * @param maxResponseBytes how much of a body is read
     * @throws IllegalStateException if this sender is closed
     */
    @SuppressWarnings("FutureReturnValueIgnored") // The one that is returned has the outcome of the others.
    public <R> CompletableFuture<R> sendAsync(
            OutgoingRequest request, Duration timeout, int maxResponseBytes, Function<Outcome, R> result) {
        Transport transport = open();
        Call call = new Call(request, timeout, maxResponseBytes, deadlines);
        CompletableFuture<R> future = new CompletableFuture<>();
        // As a rule the transport's own timeout comes first, but it may not have begun to count. The future does not
        // wait for the common pool, which may be busy.
        CompletableFuture<Void> deadline = new CompletableFuture<Void>()
                .completeOnTimeout(null, Math.max(0, call.nanosLeft()) + GRACE, TimeUnit.NANOSECONDS);
        deadline.thenRunAsync(() -> complete(future, result, call, late()), threads);
        future.whenComplete((value, failure) -> deadline.cancel(false));
        if (mayBlock(transport, request.uri())) {
            threads.execute(() -> {
                lookUp(call.uri());
                start(transport, call, future, result);
            });
        } else {
            start(transport, call, future, result);
        }
        return future;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The other future has the outcome of this one.
    private static <R> void start(
            Transport transport, Call call, CompletableFuture<R> future, Function<Outcome, R> result) {
        if (future.isDone() || call.nanosLeft() <= 0) {
            return;
        }
        CompletableFuture<?> sent;
        try {
            sent = transport.sendAsync(call);
        } catch (RuntimeException | Error e) {
            sent = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<?> started = sent;
        started.whenComplete((value, failure) ->
                complete(future, result, call, failure instanceof CompletionException ? failure.getCause() : failure));
        future.whenComplete((value, failure) -> started.cancel(true));
    }

    private static <R> void complete(
            CompletableFuture<R> future, Function<Outcome, R> result, Call call, @Nullable Throwable failure) {
        if (!call.end()) {
            return;
        }
        try {
            future.complete(result.apply(call.outcome(failure)));
        } catch (RuntimeException | Error e) {
            // Includes errors: otherwise the future would never complete.
            future.completeExceptionally(e);
        }
    }

    private static HttpTimeoutException late() {
        return new HttpTimeoutException("not over in time");
    }

    /** Whether a call would keep its thread beyond its deadline if something is slow. */
    private boolean mayBlock(Transport transport, URI uri) {
        return !transport.keepsDeadlines() || !isKnown(uri.getHost());
    }

    private boolean isKnown(String host) {
        return isLiteral(host) || (host.equals(knownHost) && System.nanoTime() - knownSince < FRESH);
    }

    /** These need no look-up. */
    private static boolean isLiteral(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return host.startsWith("[");
            }
        }
        return true;
    }

    /** Fills the JDK's own cache, from which the transport then takes the address. */
    private void lookUp(URI uri) {
        String host = uri.getHost();
        if (!isKnown(host)) {
            try {
                InetAddress.getAllByName(host);
                knownSince = System.nanoTime();
                knownHost = host;
            } catch (UnknownHostException e) {
                // The transport reports the failure itself, or uses a proxy that knows the host.
            }
        }
    }

    /** Closes the transport. */
    public void close() {
        Transport transport = this.transport;
        this.transport = null;
        if (transport != null) {
            // The threads end by themselves; until then they end the calls under way.
            transport.close();
        }
    }

    private Transport open() {
        Transport transport = this.transport;
        if (transport == null) {
            throw new IllegalStateException("This client is closed");
        }
        return transport;
    }
}
