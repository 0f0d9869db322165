package dev.createwallet.openapi.diff;

/** What a change asks of the contract's version, the least first. */
public enum Level {
    /** Reworded; nothing that is sent differs. */
    PATCH("wording"),
    /** Callers that kept to the contract before still do. Providers may have to do more. */
    MINOR("addition"),
    /** Callers that kept to the contract before may be refused, or get what they were told not to expect. */
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
