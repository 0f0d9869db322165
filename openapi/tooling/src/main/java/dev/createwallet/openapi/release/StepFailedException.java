package dev.createwallet.openapi.release;

/** A command cannot do its work. The message says why, and what to do. */
public final class StepFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StepFailedException(String message) {
        super(message);
    }
}
