package dev.createwallet.conformance.result;

/** The result of a whole run. */
public enum Verdict {
    /** No clause fails but what is accepted. */
    CONFORMS,
    /** At least one clause fails. */
    DOES_NOT_CONFORM,
    /** The server could not be tested; {@link Report#reason()} says why. */
    COULD_NOT_RUN
}
