package dev.createwallet.conformance;

/** What a run as a whole has shown. */
public enum Verdict {
    /** No clause fails. */
    CONFORMS,
    /** A clause fails. */
    DOES_NOT_CONFORM,
    /** The server was not reached, or it is none that could be tested; {@link Report#reason()} says which. */
    COULD_NOT_RUN
}
