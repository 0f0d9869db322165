package dev.createwallet.client;

import org.jspecify.annotations.Nullable;

/**
 * A response was received, and it breaks the contract: a status below 400 that the contract does not document (a
 * redirect, say), or a body that is cut off, too large, not UTF-8, not JSON or not what the schema says. With a 2xx
 * status the server has most likely done what was asked.
 */
public final class InvalidResponseException extends WalletClientException {

    private static final long serialVersionUID = 1L;

    private final RawResponse response;
    private final @Nullable JsonObject json;

    /**
     * Makes one that no call threw, for a test.
     *
     * @param operation the operationId in the contract
     * @param message what happened; the operation is put before it
     * @param response the response
     * @param json the body if it is a JSON object, otherwise null
     * @param cause why it could not be read completely, null if it was
     */
    public InvalidResponseException(
            String operation,
            String message,
            RawResponse response,
            @Nullable JsonObject json,
            @Nullable Throwable cause) {
        super(operation, message, true, cause);
        this.response = response;
        this.json = json;
    }

    /**
     * The response, as far as it was read.
     *
     * @return status, headers and body
     */
    public RawResponse response() {
        return response;
    }

    /**
     * The body as a JSON object, not checked against the schema: use it to find the id of what was created.
     *
     * @return the object, null if the body is not one
     */
    public @Nullable JsonObject json() {
        return json;
    }
}
