package dev.createwallet.client.sending;

import dev.createwallet.client.transport.Exchange;
import java.io.IOException;
import java.net.http.HttpResponse;
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
final class BodyCollector implements HttpResponse.BodyHandler<Void>, HttpResponse.BodySubscriber<Void> {

    private final Exchange exchange;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;

    BodyCollector(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public HttpResponse.BodySubscriber<Void> apply(ResponseInfo info) {
        exchange.receivedHead(info.statusCode(), info.headers().map());
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
        for (ByteBuffer buffer : buffers) {
            if (!done.isDone() && !exchange.receivedBody(buffer)) {
                done.completeExceptionally(new IOException("too large"));
                closeConnection();
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

    /** Called after the headers. Mostly the body has been read by then, too; only otherwise is a timer needed. */
    @Override
    public CompletionStage<Void> getBody() {
        if (!done.isDone()) {
            exchange.onDeadline(() -> {
                if (done.completeExceptionally(new TimeoutException())) {
                    closeConnection();
                }
            });
        }
        return done;
    }

    /** The connection cannot be used again, since the rest of the body would come first. */
    private void closeConnection() {
        Flow.Subscription subscription = this.subscription;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
