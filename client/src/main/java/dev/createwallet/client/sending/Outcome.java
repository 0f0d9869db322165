package dev.createwallet.client.sending;

import org.jspecify.annotations.Nullable;

/**
 * What became of a request.
 *
 * @param received the response, as far as it was read; null if not even its headers were
 * @param ending why no more was read
 * @param failure what the HTTP client threw, null if it threw nothing
 * @param maybeSent whether the server may have the whole request
 */
public record Outcome(
        @Nullable Received received,
        Ending ending,
        @Nullable Throwable failure,
        boolean maybeSent) {

    /** Why reading ended. */
    public enum Ending {
        /** The whole response was read. */
        COMPLETE,
        /** The body is larger than the limit. */
        TOO_LARGE,
        /** The deadline passed. */
        DEADLINE,
        /** The calling thread was interrupted. */
        INTERRUPTED,
        /** The connection failed, or could not be made. */
        BROKEN
    }
}
