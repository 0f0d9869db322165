package dev.createwallet.openapi.review;

/** Which way a part of the contract goes over the wire. What tightens one way loosens the other. */
enum Direction {
    REQUEST,
    RESPONSE;

    /** Less is allowed than before. */
    Verdict tightened() {
        return this == REQUEST
                ? new Verdict(Level.MAJOR, "requests that were in order may now be refused")
                : new Verdict(Level.MINOR, "answers promise more than before");
    }

    /** More is allowed than before. */
    Verdict loosened() {
        return this == REQUEST
                ? new Verdict(Level.MINOR, "requests may carry more than before")
                : new Verdict(Level.MAJOR, "answers may carry what their readers were told not to expect");
    }

    /** Some of what was allowed is not, and some of what was not is. */
    Verdict replaced() {
        return this == REQUEST ? tightened() : loosened();
    }
}
