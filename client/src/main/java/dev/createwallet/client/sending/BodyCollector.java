package dev.createwallet.client.sending;

import dev.createwallet.client.transport.Exchange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what the JDK receives. The JDK's own subscribers discard what they have read when the body breaks off, have
 * no size limit and no deadline: the timeout of a request ends with the headers, up to and including Java 25.
 *
 * <p>The methods may run on the thread that serves all connections, so they only collect.
 */
final class BodyCollector implements HttpResponse.BodyHandler<@Nullable Void>, BodySubscriber<@Nullable Void> {

    private final Exchange exchange;
    private final BodySubscriber<@Nullable Void> subscriber;
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;

    /**
     * The JDK calls {@code getBody} of its own subscribers directly, and of any other on a thread of the HTTP client,
     * which takes a fifth of a call over TLS. So with such threads a subscriber of the JDK wraps this one. Without them
     * the wrapper is slower: from Java 25 on it completes on the common pool.
     *
     * @param hasThreads whether the HTTP client has threads of its own
     */
    BodyCollector(Exchange exchange, boolean hasThreads) {
        this.exchange = exchange;
        this.subscriber = hasThreads ? BodySubscribers.fromSubscriber(this, collector -> null) : this;
    }

    @Override
    public BodySubscriber<@Nullable Void> apply(ResponseInfo info) {
        exchange.receivedHead(info.statusCode(), info.headers().map());
        exchange.onDeadline(() -> end(new TimeoutException()));
        return subscriber;
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
        for (ByteBuffer buffer : buffers) {
            if (!done.isDone() && !exchange.receivedBody(buffer)) {
                end(new IOException("too large"));
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        if (!done.isDone()) {
            exchange.receivedAll();
        }
        done.complete(null);
    }

    @Override
    public CompletionStage<@Nullable Void> getBody() {
        return done;
    }

    /**
     * Fails the body and closes the connection, on which the rest of the body would precede the next response. Does
     * nothing once the body is complete: the connection may carry the next call.
     */
    private void end(Exception failure) {
        if (done.completeExceptionally(failure)) {
            subscriber.onError(failure);
            Flow.Subscription subscription = this.subscription;
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }
}
