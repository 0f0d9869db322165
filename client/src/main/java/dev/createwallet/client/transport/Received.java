package dev.createwallet.client.transport;

import java.net.http.HttpHeaders;

/**
 * What was received of a response.
 *
 * @param status the status code
 * @param headers the headers
 * @param body the bytes that were read; not copied, so nobody may change them
 * @param complete whether the whole body was read
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody changes the body.
public record Received(int status, HttpHeaders headers, byte[] body, boolean complete) {

    /** Headers and body may hold secrets. */
    @Override
    public String toString() {
        return "Received[" + status + ", " + body.length + (complete ? " bytes]" : " bytes, incomplete]");
    }
}
