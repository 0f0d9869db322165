package dev.createwallet.client.sending;

import java.net.URI;
import java.util.Map;

/**
 * A request, ready to be sent.
 *
 * @param method the HTTP method
 * @param uri absolute, and encoded
 * @param headers every header but those that the transport sets itself ({@code Host}, {@code Content-Length})
 * @param body empty if the request has none; not copied, so nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody changes the body.
public record OutgoingRequest(String method, URI uri, Map<String, String> headers, byte[] body) {

    /** Headers and body may hold secrets, and so may the URI's query. */
    @Override
    public String toString() {
        return "OutgoingRequest[" + method + ", " + body.length + " bytes]";
    }
}
