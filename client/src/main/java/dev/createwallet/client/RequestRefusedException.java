package dev.createwallet.client;

import org.jspecify.annotations.Nullable;

/**
 * The server answered with a status of 400 or more. That it did not do what was asked is certain only for a status that the
 * contract documents: {@link #mayHaveBeenDone()}.
 */
@SuppressWarnings("serial")
public final class RequestRefusedException extends WalletClientException {

    private final RawResponse response;
    private final @Nullable ErrorBody error;

    RequestRefusedException(
            String operation, String message, boolean mayHaveBeenDone, RawResponse response, @Nullable ErrorBody error) {
        super(operation, message, mayHaveBeenDone, null);
        this.response = response;
        this.error = error;
    }

    /**
     * The status of the answer.
     *
     * @return the HTTP status code, 400 or more
     */
    public int status() {
        return response.status();
    }

    /**
     * The answer as far as it was read.
     *
     * @return status, headers ({@code Retry-After}, say) and body
     */
    public RawResponse response() {
        return response;
    }

    /**
     * The reason that the server gave. Its texts are the server's own: do not log them unread.
     *
     * @return the body as the contract's error, null if it is not one: a proxy's HTML page, say
     */
    public @Nullable ErrorBody error() {
        return error;
    }
}
