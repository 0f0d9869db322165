package dev.createwallet.conformance;

/** What became of a clause. */
public enum Outcome {
    /** Every answer was as the contract has it. */
    HOLDS,
    /** The server departs from what the provider's page does not state itself, and the run is not strict. */
    WARNS,
    /** The server breaks the contract. */
    FAILS,
    /** Nothing was tried, since the run ended early. */
    NOT_RUN
}
