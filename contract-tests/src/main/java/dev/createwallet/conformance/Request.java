package dev.createwallet.conformance;

import java.nio.charset.StandardCharsets;

/**
 * What a consumer sends.
 *
 * @param method the HTTP method
 * @param target the request target as it is sent, still encoded
 * @param headers the headers
 * @param body the bytes of the body, empty if there are none
 */
public record Request(String method, String target, Headers headers, byte[] body) {

    Request withMethod(String other) {
        return new Request(other, target, headers, body);
    }

    Request withTarget(String other) {
        return new Request(method, other, headers, body);
    }

    Request withHeader(String name, String value) {
        return new Request(method, target, headers.with(name, value), body);
    }

    Request withoutHeader(String name) {
        return new Request(method, target, headers.without(name), body);
    }

    Request withBody(String other) {
        return new Request(method, target, headers, other.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Tells method and size only: target, headers and body may hold what must not be printed. */
    @Override
    public String toString() {
        return method + " with " + body.length + " bytes";
    }
}
