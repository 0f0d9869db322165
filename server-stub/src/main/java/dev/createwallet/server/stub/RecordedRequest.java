package dev.createwallet.server.stub;

import java.util.Map;

/**
 * A request that the stub answered. Secrets and personal data are masked, and so is what the contract doesn't list.
 *
 * @param method the HTTP method
 * @param path the path as it was sent
 * @param headers the header parameters of the contract that were sent, by the names that they have there
 * @param form the fields of the body, in the order in which they were sent; empty if the body was refused or not read
 * @param status the HTTP status of the answer
 */
public record RecordedRequest(
        String method, String path, Map<String, String> headers, Map<String, String> form, int status) {

    /** What stands for a value that is not to be shown. */
    public static final String MASK = "***";
}
