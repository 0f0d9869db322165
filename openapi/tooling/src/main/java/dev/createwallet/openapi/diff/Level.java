package dev.createwallet.openapi.diff;

/** What a change asks of the contract's version, the least first. */
public enum Level {
    /** Reworded; nothing that is sent differs. */
    PATCH("wording"),
    /** Callers that kept to the contract before still do. Providers may have to do more. */
    MINOR("addition"),
    /**
     * Requests of callers that kept to the contract may be rejected, or their responses differ from what it promised.
     */
    MAJOR("breaking");

    private final String word;

    Level(String word) {
        this.word = word;
    }

    /** The level in the words of a report. */
    public String word() {
        return word;
    }
}
