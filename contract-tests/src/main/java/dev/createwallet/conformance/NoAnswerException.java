package dev.createwallet.conformance;

/** A call got no answer that HTTP has; the message says what came of it and what may be done. */
final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    NoAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
