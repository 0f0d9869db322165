package dev.createwallet.conformance.internal.message;

/**
 * An HTTP response.
 *
 * @param status the HTTP status code
 * @param headers the headers
 * @param body the bytes of the body, empty if there were none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody changes the body.
public record Response(int status, Headers headers, byte[] body) {

    public boolean successful() {
        return status / 100 == 2;
    }

    /** Shows status and size only, since a body may hold secrets. */
    @Override
    public String toString() {
        return status + " with " + body.length + " bytes";
    }
}
