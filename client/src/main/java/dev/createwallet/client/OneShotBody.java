package dev.createwallet.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The body of a request, given out once. Whoever asks again, be it a redirect, an authenticator or a retry of the JDK, gets an
 * error: the server never has the whole request twice, whatever it or the HTTP client does.
 */
final class OneShotBody implements BodyPublisher {

    private final BodyPublisher bytes;
    private final AtomicBoolean given = new AtomicBoolean();

    OneShotBody(String form) {
        bytes = BodyPublishers.ofByteArray(form.getBytes(US_ASCII));
    }

    /** Whether the body may be on its way. Before that, the server cannot have the whole request. */
    boolean isGiven() {
        return given.get();
    }

    /** Known, so the request is never chunked. */
    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (given.compareAndSet(false, true)) {
            bytes.subscribe(subscriber);
        } else {
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {}
            });
            subscriber.onError(new IOException("The request was sent once and is not sent again"));
        }
    }
}
