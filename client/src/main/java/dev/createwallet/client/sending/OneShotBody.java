package dev.createwallet.client.sending;

import dev.createwallet.client.transport.Exchange;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * The body of a request for the JDK. A second use, be it by a redirect, an authenticator or a retry of the JDK, fails:
 * the server never has the whole request twice, whatever it or the HTTP client does.
 *
 * <p>The JDK subscribes to a body when it sends it, but never to an empty one. Of that it takes the length, once for
 * each time that it writes the headers; so there the length is what begins the request.
 */
final class OneShotBody implements BodyPublisher {

    private static final String NOT_AGAIN = "The request was sent or given up, and is not sent again";

    private final Exchange exchange;

    OneShotBody(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Known, so the request is never chunked. */
    @Override
    public long contentLength() {
        if (exchange.contentLength() == 0 && exchange.begin() == null) {
            throw new IllegalStateException(NOT_AGAIN);
        }
        return exchange.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        byte[] body = exchange.contentLength() == 0 ? new byte[0] : exchange.begin();
        if (body != null) {
            BodyPublishers.ofByteArray(body).subscribe(subscriber);
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
