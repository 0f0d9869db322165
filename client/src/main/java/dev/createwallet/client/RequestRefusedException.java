package dev.createwallet.client;

import org.jspecify.annotations.Nullable;

/**
 * The server answered with a status of 400 or more. With 4xx it did not do what was asked; with 5xx it may have.
 */
@SuppressWarnings("serial")
public final class RequestRefusedException extends WalletClientException {

    private final RawResponse response;
    private final @Nullable ApiError error;

    RequestRefusedException(String operation, String message, RawResponse response, @Nullable ApiError error) {
        super(operation, message, null);
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
     * The answer as it came.
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
    public @Nullable ApiError error() {
        return error;
    }
}
