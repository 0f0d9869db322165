package dev.createwallet.openapi.diff;

/** Which way a part of the contract goes over the wire. What tightens one way loosens the other. */
public enum Direction {
    REQUEST,
    RESPONSE;

    /** Less is allowed than before: of requests to callers, of responses to providers. */
    Verdict tightened() {
        return this == REQUEST
                ? new Verdict(Level.MAJOR, "callers may be refused with requests that were in order")
                : new Verdict(Level.MINOR, "callers may rely on more than before, which providers have to keep to");
    }

    /** More is allowed than before. */
    Verdict loosened() {
        return this == REQUEST
                ? new Verdict(Level.MINOR, "callers may send more than before, which providers have to accept")
                : new Verdict(Level.MAJOR, "callers may get responses that they were told not to expect");
    }

    /** Some of what was allowed is not, and some of what was not is. */
    Verdict replaced() {
        return this == REQUEST ? tightened() : loosened();
    }
}
