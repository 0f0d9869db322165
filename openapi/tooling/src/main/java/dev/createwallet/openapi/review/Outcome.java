package dev.createwallet.openapi.review;

/** How a review ends, and the exit status that says so. A status of 1 or 2 says that it could not be run. */
public enum Outcome {
    PASSED(0),
    /** The contract has findings, or no code can be generated from it. */
    FINDINGS(3),
    /** The changes ask for a higher version. */
    VERSION_TOO_LOW(4);

    private final int status;

    Outcome(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
