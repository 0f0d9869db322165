package dev.createwallet.client;

import org.jspecify.annotations.Nullable;

/** No response was received: no connection, a lost connection, the deadline, an interrupt. */
public final class NoResponseException extends WalletClientException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes one that no call threw, for a test.
     *
     * @param operation the operationId in the contract
     * @param message what happened; the operation is put before it
     * @param received whether the server may have received the request
     * @param cause what the transport threw, null if nothing
     */
    public NoResponseException(String operation, String message, boolean received, @Nullable Throwable cause) {
        super(operation, message, received, cause);
    }

    /**
     * Whether the server may have received the request, and so may have done what was asked.
     *
     * @return false if the request was not sent, so that calling again does nothing twice
     */
    public boolean mayHaveBeenReceived() {
        return mayHaveBeenDone();
    }
}
