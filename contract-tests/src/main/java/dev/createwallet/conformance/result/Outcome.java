package dev.createwallet.conformance.result;

/** The outcome of a clause. */
public enum Outcome {
    /** Every response was as the contract demands. */
    HOLDS,
    /** The server departs from the contract, and somebody accepts that; see {@link Acceptance}. */
    ACCEPTED,
    /** The server departs from something that the provider's page does not state itself, and the run is not strict. */
    WARNS,
    /** The server breaks the contract. */
    FAILS,
    /** The run ended before this clause was tried. */
    NOT_RUN
}
