package dev.createwallet.server.stub.internal.sandbox;

import java.util.Map;

/**
 * A recorded request, without what must not be shown.
 *
 * @param path as it was sent
 * @param headers the header parameters of the contract that were sent
 * @param form the form fields, as far as the body could be parsed
 * @param status of the response, or that it would have had if the connection was dropped
 */
public record LoggedRequest(
        String method, String path, Map<String, String> headers, Map<String, String> form, int status) {

    /** Stands for a value that must not be shown. */
    public static final String MASK = "***";
}
