package dev.createwallet.openapi.review;

/** The review can't be done, or doesn't let the change pass. The message says why, and what to do. */
final class ReviewFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReviewFailedException(String message) {
        super(message);
    }
}
