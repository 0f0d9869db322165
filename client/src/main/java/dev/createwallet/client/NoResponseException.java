package dev.createwallet.client;

import org.jspecify.annotations.Nullable;

/** No response was received: no connection, a lost connection, the deadline, an interrupt. */
@SuppressWarnings("serial")
public final class NoResponseException extends WalletClientException {

    NoResponseException(String operation, String message, boolean received, @Nullable Throwable cause) {
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
