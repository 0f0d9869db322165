package dev.createwallet.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;

/** What the server answered, before anyone made sense of it. */
public final class RawResponse {

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    RawResponse(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
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
     * The body as it came. It may hold secrets and personal data: do not log it.
     *
     * @return a copy of the bytes that were read, which is less than what was sent if the answer was cut off
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
        return "RawResponse[status=" + status + ", " + body.length + " bytes]";
    }
}
