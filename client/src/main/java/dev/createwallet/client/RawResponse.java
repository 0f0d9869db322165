package dev.createwallet.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.createwallet.client.sending.Received;
import java.io.Serializable;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;

/** A response as it was received. */
public final class RawResponse implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Received received;

    RawResponse(Received received) {
        this.received = received;
    }

    /**
     * Makes a response that was not received, for a test.
     *
     * @param status the HTTP status code
     * @param headers the values of each header
     * @param body the bytes of the body, which are copied
     * @param complete whether that is the whole body
     * @return the response
     */
    public static RawResponse of(int status, Map<String, List<String>> headers, byte[] body, boolean complete) {
        return new RawResponse(new Received(
                status, HttpHeaders.of(headers, (name, value) -> true).map(), body.clone(), complete));
    }

    /**
     * The status of the response.
     *
     * @return the HTTP status code
     */
    public int status() {
        return received.status();
    }

    /**
     * The headers of the response.
     *
     * @return all of them; names are found whatever their case
     */
    public HttpHeaders headers() {
        return HttpHeaders.of(received.headers(), (name, value) -> true);
    }

    /**
     * Whether the whole body was received. In an exception it may be cut off: by the server, the deadline, the size
     * limit or an interrupt.
     *
     * @return false if there was more to come
     */
    public boolean isComplete() {
        return received.complete();
    }

    /**
     * The body. It may hold secrets and personal data: do not log it.
     *
     * @return a copy of the bytes that were read
     */
    public byte[] body() {
        return received.body().clone();
    }

    /**
     * The body as text. It may hold secrets and personal data: do not log it.
     *
     * @return the body decoded as UTF-8, with U+FFFD for bytes that are not UTF-8
     */
    public String text() {
        return new String(received.body(), UTF_8);
    }

    /** Shows the status and the length of the body, since headers and body may hold secrets. */
    @Override
    public String toString() {
        return "RawResponse[status=" + status() + ", " + received.body().length
                + (isComplete() ? " bytes]" : " bytes, cut off]");
    }
}
