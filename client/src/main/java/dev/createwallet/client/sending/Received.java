package dev.createwallet.client.sending;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What was received of a response.
 *
 * @param status the status code
 * @param headers the values of each header
 * @param body the bytes that were read; not copied, so nobody may change them
 * @param complete whether the whole body was read
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody changes the body.
public record Received(int status, Map<String, List<String>> headers, byte[] body, boolean complete)
        implements Serializable {

    /** Headers and body may hold secrets. */
    @Override
    public String toString() {
        return "Received[" + status + ", " + body.length + (complete ? " bytes]" : " bytes, incomplete]");
    }
}
