package dev.createwallet.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
 * One request and what came back, as far as it came. The JDK's own subscribers drop what they have read when the body breaks
 * off, set no limit to its size, and know no deadline: the timeout of an {@link HttpRequest} ends with the headers, up to and
 * including Java 25.
 *
 * <p>The methods of the subscriber run on the thread that serves all connections, so they only collect.
 */
final class Exchange implements HttpResponse.BodyHandler<Void>, HttpResponse.BodySubscriber<Void> {

    private final HttpRequest request;
    private final OneShotBody sent;
    private final int maxBytes;
    private final long deadline;

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream(1024);
    private volatile @Nullable ResponseInfo info;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean tooLarge;

    Exchange(HttpRequest.Builder request, Call call, Duration timeout, int maxBytes) {
        this.sent = new OneShotBody(call.form());
        this.request = request.method(call.method(), sent).timeout(timeout).build();
        this.maxBytes = maxBytes;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    HttpRequest request() {
        return request;
    }

    boolean mayHaveBeenReceived() {
        return sent.isGiven();
    }

    /** What came, once the exchange is over; null if not even the headers did. */
    @Nullable RawResponse response() {
        ResponseInfo info = this.info;
        boolean whole = isWhole();
        return info == null ? null : new RawResponse(info.statusCode(), info.headers(), received.toByteArray(), whole);
    }

    /** Why the body did not come whole; takes what the JDK threw, if anything. */
    String whatAilsTheBody(@Nullable Throwable thrown) {
        if (tooLarge) {
            return "the body is larger than " + maxBytes + " bytes";
        }
        if (isLate(thrown) || isLate(done.handle((body, failure) -> failure).getNow(null))) {
            return "the body did not come in time";
        }
        return thrown instanceof InterruptedException ? "the call was interrupted before the body came" : "the body broke off";
    }

    private boolean isWhole() {
        return done.isDone() && !done.isCompletedExceptionally();
    }

    /** The latter is what the JDK throws from Java 26 on, where its own timeout sees the body as well. */
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
            abandon();
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

    /** Called when the headers have come and, mostly, the body too; only then is a timer needed. */
    @Override
    public CompletionStage<Void> getBody() {
        if (!done.isDone()) {
            done.orTimeout(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS).whenComplete((body, failure) -> {
                if (failure instanceof TimeoutException) {
                    abandon();
                }
            });
        }
        return done;
    }

    /** Closes the connection, since the rest of the body is still to come on it. */
    private void abandon() {
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
