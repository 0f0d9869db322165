package dev.createwallet.conformance.internal.run;

import dev.createwallet.conformance.internal.message.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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
    private final long end;

    /**
     * @param perSecond how many requests may go in a second; 0 for no limit
     * @param limit how long the run may take
     */
    Throttle(int perSecond, Duration limit) {
        this.end = System.nanoTime() + limit.toNanos();
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

    /**
     * Returns how long the server asks to wait; empty if that is longer than the run can wait.
     *
     * @param now what the clock shows, for a server whose response has no time of its own
     */
    Optional<Duration> asked(Response response, Instant now) {
        Duration pause = pause(response, now);
        boolean inTime = pause.compareTo(LONGEST_PAUSE) <= 0 && pause.toNanos() <= end - System.nanoTime();
        return inTime ? Optional.of(pause) : Optional.empty();
    }

    /** Reads Retry-After: seconds or a date (RFC 9110, 10.2.3). */
    private static Duration pause(Response response, Instant now) {
        String value = response.headers().first("Retry-After").orElse("");
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        // The clock of the server may be another one than ours.
        Instant from = response.headers().first("Date").flatMap(Throttle::date).orElse(now);
        return date(value)
                .map(until -> until.isBefore(from) ? Duration.ZERO : Duration.between(from, until))
                .orElse(Duration.ofSeconds(1));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
