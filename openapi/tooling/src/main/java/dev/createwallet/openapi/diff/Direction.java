package dev.createwallet.openapi.diff;

/**
 * The direction in which a part of the contract is sent. What breaks callers in a request is safe in a response, and
 * the reverse.
 */
public enum Direction {
    REQUEST,
    RESPONSE;

    /** Less is allowed than before: of requests to callers, of responses to providers. */
    Verdict tightened() {
        return this == REQUEST
                ? new Verdict(Level.MAJOR, "requests that were valid may now be rejected")
                : new Verdict(Level.MINOR, "callers may rely on more than before, which providers have to keep to");
    }

    /** More is allowed than before. */
    Verdict loosened() {
        return this == REQUEST
                ? new Verdict(Level.MINOR, "callers may send more than before, which providers have to accept")
                : new Verdict(Level.MAJOR, "responses may have what the contract ruled out before");
    }

    /** Some values are no longer allowed, and others are allowed now. */
    Verdict replaced() {
        return this == REQUEST ? tightened() : loosened();
    }
}
