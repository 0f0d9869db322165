package dev.createwallet.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The server responded with a status of 400 or more. Nothing was done for certain only if the contract says so of the
 * status: {@link #mayHaveBeenDone()}.
 */
@SuppressWarnings("serial") // The error is an object of the contract, and all of them are serializable.
public final class RequestRejectedException extends WalletClientException {

    private final RawResponse response;
    private final @Nullable Object error;

    /**
     * Makes one that no call threw, for a test.
     *
     * @param operation the operationId in the contract
     * @param message what happened; the operation is put before it
     * @param mayHaveBeenDone whether the server may have done what was asked
     * @param response the response
     * @param error the body as an object of the contract, null if it is not one
     */
    public RequestRejectedException(
            String operation, String message, boolean mayHaveBeenDone, RawResponse response, @Nullable Object error) {
        super(operation, message, mayHaveBeenDone, null);
        this.response = response;
        this.error = error;
    }

    /**
     * The status of the response.
     *
     * @return the HTTP status code, 400 or more
     */
    public int status() {
        return response.status();
    }

    /**
     * The response, as far as it was read.
     *
     * @return status, headers ({@code Retry-After}, say) and body
     */
    public RawResponse response() {
        return response;
    }

    /**
     * The body as the contract describes it for this operation and status, or for the operation's other rejections if it does
     * not document this status. Its texts are the server's own and may hold secrets: do not log them.
     *
     * @param <E> the type of the error
     * @param type the class of one of the contract's objects
     * @return the error, null if the body is not of this type: a proxy's HTML page, say
     */
    public <E> @Nullable E error(Class<E> type) {
        return Objects.requireNonNull(type, "type").isInstance(error) ? type.cast(error) : null;
    }
}
