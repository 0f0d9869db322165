package dev.createwallet.client;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One request and what came back, as far as it came. The JDK's own subscribers drop what they have read when the body breaks
 * off, set no limit to its size, and know no deadline: the timeout of an {@link HttpRequest} ends with the headers.
 *
 * <p>The methods of the subscriber run on the thread that serves all connections, so they only collect.
 */
final class Exchange implements HttpResponse.BodyHandler<Void>, HttpResponse.BodySubscriber<Void> {

    private final Call call;
    private final HttpRequest request;
    private final OneShotBody sent;
    private final int maxBytes;
    private final long deadline;

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final List<ByteBuffer> received = new ArrayList<>();
    private int size;
    private volatile @Nullable ResponseInfo info;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean tooLarge;

    Exchange(HttpRequest.Builder request, Call call, Duration timeout, int maxBytes) {
        this.call = call;
        this.sent = new OneShotBody(call.form());
        this.request = request.method(call.method(), sent).timeout(timeout).build();
        this.maxBytes = maxBytes;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    Call call() {
        return call;
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
        return info == null ? null : new RawResponse(info.statusCode(), info.headers(), bytes());
    }

    /** Throws what ails the body unless it came whole. */
    void requireWholeBody() {
        if (done.isDone() && !done.isCompletedExceptionally()) {
            return;
        }
        boolean late = done.handle((body, failure) -> failure instanceof TimeoutException).getNow(false);
        throw new IllegalArgumentException(
                tooLarge ? "the body is larger than " + maxBytes + " bytes" : late ? "the body did not come in time" : "the body broke off");
    }

    @Override
    public HttpResponse.BodySubscriber<Void> apply(ResponseInfo info) {
        this.info = info;
        return this;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
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

    private synchronized boolean keep(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int room = Math.min(buffer.remaining(), maxBytes - size);
            received.add(buffer.slice(buffer.position(), room));
            size += room;
            if (room < buffer.remaining()) {
                return false;
            }
        }
        return true;
    }

    private synchronized byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        received.forEach(buffer -> bytes.put(buffer.duplicate()));
        return bytes.array();
    }
}
