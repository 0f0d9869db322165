package dev.createwallet.client.transport;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of a request, given out once. A second use, be it by a redirect, an authenticator or a retry of the JDK,
 * fails: the server never has the whole request twice, whatever it or the HTTP client does.
 *
 * <p>The JDK subscribes to a body when it sends it, but never to an empty one. Of that it takes the length, once for
 * each time that it writes the headers; so there the length is what is given out once.
 */
final class OneShotBody implements BodyPublisher {

    private static final String NOT_AGAIN = "The request was sent or given up, and is not sent again";

    private enum State {
        HELD,
        GIVEN,
        TAKEN_BACK
    }

    private final int length;
    private final BodyPublisher bytes;
    private final AtomicReference<State> state = new AtomicReference<>(State.HELD);

    OneShotBody(byte[] body) {
        length = body.length;
        bytes = BodyPublishers.ofByteArray(body);
    }

    /**
     * Keeps the body from being sent, now and later.
     *
     * @return false if it may be on its way; before that, the server cannot have the whole request
     */
    boolean takeBack() {
        return state.compareAndSet(State.HELD, State.TAKEN_BACK) || state.get() == State.TAKEN_BACK;
    }

    private boolean give() {
        return state.compareAndSet(State.HELD, State.GIVEN);
    }

    /** Known, so the request is never chunked. */
    @Override
    public long contentLength() {
        if (length == 0 && !give()) {
            throw new IllegalStateException(NOT_AGAIN);
        }
        return length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (length == 0 || give()) {
            bytes.subscribe(subscriber);
        } else {
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {}
            });
            subscriber.onError(new IOException(NOT_AGAIN));
        }
    }
}
