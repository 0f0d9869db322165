package dev.createwallet.server.stub.internal.sandbox;

import java.util.Map;

/**
 * A recorded request, without what must not be shown.
 *
 * @param operation the operationId, empty if the request is to no operation of the contract
 * @param path as it was sent, with masked parameters if they are sensitive
 * @param query the query parameters that were sent
 * @param headers the header parameters of the contract that were sent
 * @param form the form fields, as far as the body could be parsed
 * @param json the JSON body, empty if there is none
 * @param status of the response, or that it would have had if the connection was dropped
 */
public record LoggedRequest(
        String operation,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, String> form,
        String json,
        int status) {

    /** Stands for a value that must not be shown. */
    public static final String MASK = "***";
}
