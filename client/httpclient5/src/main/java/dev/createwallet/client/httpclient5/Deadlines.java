package dev.createwallet.client.httpclient5;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Aborts what is under way at its deadline. One timer is set, for the earliest deadline: to set and cancel one for each
 * call wakes a thread each time, which takes as long as a third of the call.
 */
final class Deadlines {

    /** When the timer fires next, by {@link System#nanoTime()}. */
    private record Timer(long at, Future<?> task) {}

    private final Set<Sending> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timers;
    private volatile @Nullable Timer next;

    Deadlines(ThreadFactory threads) {
        timers = new ScheduledThreadPoolExecutor(1, threads);
        timers.setRemoveOnCancelPolicy(true);
    }

    void add(Sending sending) {
        // First, so that a timer that fires now either meets it or is no longer seen below.
        underWay.add(sending);
        Timer timer = next;
        if (timer == null || sending.deadline() - timer.at() < 0) {
            fireAt(sending.deadline());
        }
    }

    void remove(Sending sending) {
        underWay.remove(sending);
    }

    private synchronized void fireAt(long at) {
        Timer timer = next;
        if (timer == null || at - timer.at() < 0) {
            if (timer != null) {
                timer.task().cancel(false);
            }
            next = new Timer(
                    at, timers.schedule(this::fire, Math.max(0, at - System.nanoTime()), TimeUnit.NANOSECONDS));
        }
    }

    private synchronized void fire() {
        next = null;
        for (Sending sending : underWay) {
            if (sending.deadline() - System.nanoTime() <= 0) {
                sending.abortLate();
            } else {
                fireAt(sending.deadline());
            }
        }
    }

    /** Aborts everything. */
    void close() {
        underWay.forEach(Sending::abort);
        timers.shutdownNow();
    }
}
