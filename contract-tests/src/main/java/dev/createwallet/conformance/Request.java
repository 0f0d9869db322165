package dev.createwallet.conformance;

/**
 * What a consumer sent.
 *
 * @param method the HTTP method
 * @param target the request target as it was sent, still encoded
 * @param headers the headers
 * @param body the bytes of the body, empty if there were none
 */
public record Request(String method, String target, Headers headers, byte[] body) {

    /** Tells method and size only: target, headers and body may hold what must not be printed. */
    @Override
    public String toString() {
        return method + " with " + body.length + " bytes";
    }
}
