package dev.createwallet.conformance.internal.message;

import java.nio.charset.StandardCharsets;

/**
 * An HTTP request.
 *
 * @param method the HTTP method
 * @param target the encoded request target
 * @param headers the headers
 * @param body the bytes of the body, empty if there are none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody changes the body.
public record Request(String method, String target, Headers headers, byte[] body) {

    public Request withMethod(String other) {
        return new Request(other, target, headers, body);
    }

    public Request withTarget(String other) {
        return new Request(method, other, headers, body);
    }

    public Request withHeader(String name, String value) {
        return new Request(method, target, headers.with(name, value), body);
    }

    public Request withoutHeader(String name) {
        return new Request(method, target, headers.without(name), body);
    }

    public Request withBody(String other) {
        return new Request(method, target, headers, other.getBytes(StandardCharsets.UTF_8));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Shows method and size only: target, headers and body may hold secrets. */
    @Override
    public String toString() {
        return method + " with " + body.length + " bytes";
    }
}
