package dev.createwallet.openapi.review;

/** What a change asks of the contract's version, the least first. */
enum Level {
    /** Reworded; nothing that is sent or answered differs. */
    PATCH("wording"),
    /** Whoever kept to the contract before still does. */
    MINOR("addition"),
    /** Whoever kept to the contract before may not do so any more. */
    MAJOR("breaking");

    private final String word;

    Level(String word) {
        this.word = word;
    }

    /** The level in the words of a report. */
    String word() {
        return word;
    }
}
