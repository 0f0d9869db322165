package dev.createwallet.client;

import org.jspecify.annotations.Nullable;

/**
 * A call that has no valid response. What to do depends on which of the three it is, so a {@code switch} can decide:
 *
 * <ul>
 *   <li>{@link RequestRejectedException}: the server responded with an error.
 *   <li>{@link InvalidResponseException}: the response breaks the contract.
 *   <li>{@link NoResponseException}: no response was received.
 * </ul>
 *
 * <p>No message shows the credentials, a value that was sent, or a value that was received but its codes, which are
 * texts in capitals. The exceptions can be serialized, with the response that they hold.
 */
public abstract sealed class WalletClientException extends RuntimeException
        permits RequestRejectedException, InvalidResponseException, NoResponseException {

    private static final long serialVersionUID = 1L;

    private final String operation;
    private final boolean mayHaveBeenDone;

    WalletClientException(String operation, String message, boolean mayHaveBeenDone, @Nullable Throwable cause) {
        super(operation + ": " + message, cause);
        this.operation = operation;
        this.mayHaveBeenDone = mayHaveBeenDone;
    }

    /**
     * Whether the server may have done what was asked, so that calling again may do it twice. It is false if the
     * request was not sent, or if the response is complete and one that the contract documents as "nothing was done".
     * Any other response may come from a proxy, or from a server that failed halfway; 502, 503 and 504 are of that
     * kind.
     *
     * @return false if nothing was done
     */
    public boolean mayHaveBeenDone() {
        return mayHaveBeenDone;
    }

    /**
     * The operation that was called.
     *
     * @return its operationId in the contract
     */
    public String operation() {
        return operation;
    }
}
