package dev.createwallet.conformance;

/**
 * What a provider answered.
 *
 * @param status the HTTP status code
 * @param headers the headers
 * @param body the bytes of the body, empty if there were none
 */
public record Response(int status, Headers headers, byte[] body) {

    /** Tells status and size only: a body may hold what must not be printed. */
    @Override
    public String toString() {
        return status + " with " + body.length + " bytes";
    }
}
