package dev.createwallet.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;

/** What the server answered, before anyone made sense of it. */
public final class RawResponse {

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final boolean complete;

    RawResponse(int status, HttpHeaders headers, byte[] body, boolean complete) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.complete = complete;
    }

    /**
     * The status of the answer.
     *
     * @return the HTTP status code
     */
    public int status() {
        return status;
    }

    /**
     * The headers of the answer.
     *
     * @return all of them; names are found whatever their case
     */
    public HttpHeaders headers() {
        return headers;
    }

    /**
     * Whether the body came whole. That of an exception may be cut off: by the server, the deadline, the cap or an interrupt.
     *
     * @return false if there was more to come
     */
    public boolean isComplete() {
        return complete;
    }

    /**
     * The body as it came. It may hold secrets and personal data: do not log it.
     *
     * @return a copy of the bytes that were read
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * The body as text. It may hold secrets and personal data: do not log it.
     *
     * @return the body decoded as UTF-8, with U+FFFD for what is not
     */
    public String text() {
        return new String(body, UTF_8);
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(body);
    }

    /** Shows the status and the length of the body, since headers and body may hold secrets. */
    @Override
    public String toString() {
        return "RawResponse[status=" + status + ", " + body.length + (complete ? " bytes]" : " bytes, cut off]");
    }
}
