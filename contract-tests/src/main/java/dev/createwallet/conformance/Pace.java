package dev.createwallet.conformance;

import java.time.Duration;

/**
 * How fast a server is tested.
 *
 * @param atOnce how many requests wait for responses at the same time at most
 * @param perSecond how many requests a second are sent at most; 0 for no limit
 * @param limit how long a run may take; then it ends, and what is left is not tried
 */
public record Pace(int atOnce, int perSecond, Duration limit) {

    /** The pace unless another is set. */
    public static final Pace DEFAULT = new Pace(8, 0, Duration.ofMinutes(10));

    /**
     * @throws IllegalArgumentException if a number makes no sense
     */
    public Pace {
        if (atOnce < 1 || perSecond < 0 || limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException(
                    "The pace must be at least 1 request at once, and a time limit more than 0");
        }
    }
}
