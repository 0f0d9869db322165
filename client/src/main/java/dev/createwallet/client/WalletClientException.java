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

    WalletClientException(String operation, String message, @Nullable Throwable cause) {
        super(operation + ": " + message, cause);
        this.operation = operation;
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
