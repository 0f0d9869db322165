package dev.createwallet.client;

import org.jspecify.annotations.Nullable;

/**
 * A call that has no good answer. What to do depends on which of the three it is, so a {@code switch} can decide:
 *
 * <ul>
 *   <li>{@link RequestRefusedException}: the server said no.
 *   <li>{@link InvalidResponseException}: the server said something that the contract does not have.
 *   <li>{@link NoResponseException}: the server said nothing.
 * </ul>
 *
 * <p>No message shows the credentials, a value that was sent, or a value that came back. The exceptions are not meant to be
 * serialized.
 */
@SuppressWarnings("serial")
public abstract sealed class WalletClientException extends RuntimeException
        permits RequestRefusedException, InvalidResponseException, NoResponseException {

    private final String operation;
    private final boolean mayHaveBeenDone;

    WalletClientException(String operation, String message, boolean mayHaveBeenDone, @Nullable Throwable cause) {
        super(operation + ": " + message, cause);
        this.operation = operation;
        this.mayHaveBeenDone = mayHaveBeenDone;
    }

    /**
     * Whether the server may have done what was asked: whether calling again may do it twice. It is certain that it did not if
     * the request was not sent, and if the answer is a refusal that the contract documents. Whatever else came back may come
     * from a proxy, or from a server that failed halfway; 502, 503 and 504 are of that kind.
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
