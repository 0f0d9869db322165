package dev.createwallet.client.transport;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, and its response as a {@link Transport} receives it: the status and headers, then the parts of the body,
 * then the end. Its methods do not block.
 */
public interface Exchange {

    /**
     * The method of the request.
     *
     * @return the HTTP method
     */
    String method();

    /**
     * Where the request goes.
     *
     * @return absolute, and encoded
     */
    URI uri();

    /**
     * The headers of the request, without {@code Host} and {@code Content-Length}.
     *
     * @return the values by name; they may be secrets
     */
    Map<String, String> headers();

    /**
     * The length of the request's body.
     *
     * @return a number of bytes, zero if there is none
     */
    int contentLength();

    /**
     * Gives out the body of the request, once. To be called before the first byte of the request is written, and as late
     * as possible: from here on the server may have the request, and a caller is told so.
     *
     * @return the body, not to be changed; null if the request was sent or given up, and so must not be sent
     */
    byte @Nullable [] begin();

    /**
     * How long it is until the exchange has to end.
     *
     * @return zero or less after the deadline
     */
    Duration timeLeft();

    /**
     * Has something done at the deadline, unless the exchange is over by then. One timer serves all exchanges: to set and
     * cancel one for each wakes a thread each time.
     *
     * @param action ends the exchange; it does not block, and may come when the exchange has just ended
     */
    void onDeadline(Runnable action);

    /**
     * The head of the response was received; not that of an informational one (1xx).
     *
     * @param status the status code
     * @param headers the values of each header, in their order
     */
    void receivedHead(int status, Map<String, List<String>> headers);

    /**
     * A part of the body was received.
     *
     * @param part copied, if it is wanted
     * @return false if no more is wanted: then the connection is to be closed, since the rest is still to come on it
     */
    boolean receivedBody(ByteBuffer part);

    /** The whole response was received. */
    void receivedAll();
}
