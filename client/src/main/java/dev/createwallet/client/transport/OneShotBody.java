package dev.createwallet.client.transport;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The body of a request, given out once. A second use, be it by a redirect, an authenticator or a retry of the JDK, fails: the
 * server never has the whole request twice, whatever it or the HTTP client does.
 *
 * <p>The JDK subscribes to a body when it sends it, but never to an empty one. Of that it takes the length, once for each time
 * that it writes the headers; so there the length is what is given out once.
 */
final class OneShotBody implements BodyPublisher {

    private static final String SENT_BEFORE = "The request was sent once and is not sent again";

    private final int length;
    private final BodyPublisher bytes;
    private final AtomicBoolean given = new AtomicBoolean();

    OneShotBody(byte[] body) {
        length = body.length;
        bytes = BodyPublishers.ofByteArray(body);
    }

    /** Whether the body may be on its way. Before that, the server cannot have the whole request. */
    boolean isGiven() {
        return given.get();
    }

    /** Known, so the request is never chunked. */
    @Override
    public long contentLength() {
        if (length == 0 && !given.compareAndSet(false, true)) {
            throw new IllegalStateException(SENT_BEFORE);
        }
        return length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (length == 0 || given.compareAndSet(false, true)) {
            bytes.subscribe(subscriber);
        } else {
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {}
            });
            subscriber.onError(new IOException(SENT_BEFORE));
        }
    }
}
