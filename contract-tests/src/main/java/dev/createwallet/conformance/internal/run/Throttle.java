package dev.createwallet.conformance.internal.run;

import dev.createwallet.conformance.internal.message.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets requests go no faster than was asked for, by the user or by the server. */
final class Throttle {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private long interval;
    private long next = System.nanoTime();

    /**
     * @param perSecond how many requests may go in a second; 0 for no limit
     */
    Throttle(int perSecond) {
        this.interval = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** Waits until the next request may go. */
    void await() {
        long start = reserve();
        for (long left = start - System.nanoTime();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = start - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private synchronized long reserve() {
        long start = Math.max(System.nanoTime(), next);
        next = start + interval;
        return start;
    }

    /** Lets no request go for a while, and fewer after it. */
    synchronized void pause(Duration pause) {
        next = Math.max(next, System.nanoTime() + pause.toNanos());
        interval += TimeUnit.MILLISECONDS.toNanos(2);
    }

    /** Returns whether a server says that requests come too fast. */
    static boolean tooFast(Response response) {
        return response.status() == TOO_MANY_REQUESTS
                || (response.status() == UNAVAILABLE
                        && response.headers().first("Retry-After").isPresent());
    }

    /** Returns how long the server asks to wait; empty if that is longer than a run can wait. A date is not read. */
    static Optional<Duration> asked(Response response) {
        String value = response.headers().first("Retry-After").orElse("");
        return !value.matches("\\d{1,9}")
                ? Optional.of(Duration.ofSeconds(1))
                : Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        .filter(pause -> pause.compareTo(LONGEST_PAUSE) <= 0);
    }
}
