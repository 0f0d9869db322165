package dev.createwallet.client.transport;

import dev.createwallet.client.transport.Outcome.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response, as far as it is received. The JDK's own subscribers discard what they have read when
 * the body breaks off, have no size limit and no deadline: the timeout of an {@link HttpRequest} ends with the headers,
 * up to and including Java 25.
 *
 * <p>The subscriber's methods run on the thread that serves all connections, so they only collect.
 */
final class Exchange implements HttpResponse.BodyHandler<Void>, HttpResponse.BodySubscriber<Void> {

    private final HttpRequest.Builder request;
    private final OneShotBody body;
    private final int maxBytes;
    private final long deadline;

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream(1024);
    private volatile @Nullable ResponseInfo info;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean tooLarge;

    Exchange(OutgoingRequest outgoing, Duration timeout, int maxBytes) {
        this.body = new OneShotBody(outgoing.body());
        this.request = HttpRequest.newBuilder(outgoing.uri())
                // With HTTP/2 a server can hand a request back, and the JDK then sends it again; without TLS the JDK
                // would also ask for an upgrade, which confuses servers.
                .version(HttpClient.Version.HTTP_1_1)
                .method(outgoing.method(), body);
        outgoing.headers().forEach(request::setHeader);
        this.maxBytes = maxBytes;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /** The request, with the time that is left. */
    HttpRequest request() {
        return request.timeout(Duration.ofNanos(Math.max(1, nanosLeft()))).build();
    }

    /** How long it is until the deadline; zero or less after it. */
    long nanosLeft() {
        return deadline - System.nanoTime();
    }

    /**
     * The outcome, once the exchange is over. A request that was not sent by then never is.
     *
     * @param failure what the HTTP client threw, if anything
     */
    Outcome outcome(@Nullable Throwable failure) {
        ResponseInfo info = this.info;
        boolean complete = done.isDone() && !done.isCompletedExceptionally();
        Received response =
                info == null ? null : new Received(info.statusCode(), info.headers(), received.toByteArray(), complete);
        return new Outcome(response, ending(response, failure), failure, !body.takeBack());
    }

    private Ending ending(@Nullable Received response, @Nullable Throwable failure) {
        if (response != null && response.complete()) {
            return Ending.COMPLETE;
        }
        if (tooLarge) {
            return Ending.TOO_LARGE;
        }
        if (isLate(failure) || isLate(done.handle((unused, thrown) -> thrown).getNow(null))) {
            return Ending.DEADLINE;
        }
        return failure instanceof InterruptedException ? Ending.INTERRUPTED : Ending.BROKEN;
    }

    /** From Java 26 on the JDK's own timeout covers the body as well, and throws an HttpTimeoutException. */
    private static boolean isLate(@Nullable Throwable failure) {
        return failure instanceof TimeoutException || failure instanceof HttpTimeoutException;
    }

    @Override
    public HttpResponse.BodySubscriber<Void> apply(ResponseInfo info) {
        this.info = info;
        return this;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        if (done.isDone()) {
            subscription.cancel();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (!done.isDone() && !keep(buffers)) {
            tooLarge = true;
            done.completeExceptionally(new IOException("too large"));
            closeConnection();
        }
    }

    @Override
    public void onError(Throwable failure) {
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        done.complete(null);
    }

    /** Called after the headers. Mostly the body has been read by then, too; only otherwise is a timer needed. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // It completes with the one that is returned.
    public CompletionStage<Void> getBody() {
        if (!done.isDone()) {
            done.orTimeout(Math.max(0, nanosLeft()), TimeUnit.NANOSECONDS).whenComplete((unused, failure) -> {
                if (failure instanceof TimeoutException) {
                    closeConnection();
                }
            });
        }
        return done;
    }

    /** The rest of the body is still to come on it. */
    private void closeConnection() {
        Flow.Subscription subscription = this.subscription;
        if (subscription != null) {
            subscription.cancel();
        }
    }

    /** Copies, since a buffer may be a small part of a large one. */
    private boolean keep(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] piece = new byte[Math.min(buffer.remaining(), maxBytes - received.size())];
            buffer.get(piece);
            received.writeBytes(piece);
            if (buffer.hasRemaining()) {
                return false;
            }
        }
        return true;
    }
}
