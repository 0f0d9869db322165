package dev.createwallet.client;

import org.jspecify.annotations.Nullable;

/**
 * The server responded with a status of 400 or more. Nothing was done for certain only if the contract says so of the
 * status: {@link #mayHaveBeenDone()}.
 */
@SuppressWarnings("serial")
public final class RequestRejectedException extends WalletClientException {

    private final RawResponse response;
    private final @Nullable Object error;

    RequestRejectedException(
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
     * The body as the contract has it for this operation and status, or for the operation's other rejections if it does
     * not document this status. Its texts are the server's own and may hold secrets: do not log them.
     *
     * @param <E> the type of the error
     * @param type the type to get it as
     * @return the error, null if the body is not of this type: a proxy's HTML page, say
     */
    public <E> @Nullable E error(Class<E> type) {
        return type.isInstance(error) ? type.cast(error) : null;
    }
}
