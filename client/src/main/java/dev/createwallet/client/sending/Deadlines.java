package dev.createwallet.client.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends calls at their deadlines. One timer is set, for the earliest: to set and cancel one for each call wakes a thread
 * each time, which takes as long as a third of a call.
 */
final class Deadlines {

    /** When the timer fires next, by {@link System#nanoTime()}. */
    private record Timer(long at, Future<?> task) {}

    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timers;
    private volatile @Nullable Timer next;

    Deadlines(ThreadFactory threads) {
        timers = new ScheduledThreadPoolExecutor(1, threads);
        timers.setRemoveOnCancelPolicy(true);
        timers.setKeepAliveTime(10, TimeUnit.SECONDS);
        timers.allowCoreThreadTimeOut(true);
    }

    void add(Call call) {
        // Before the timer is read: one that fires meanwhile finds the call, or is replaced below.
        underWay.add(call);
        Timer timer = next;
        if (timer == null || call.deadline() - timer.at() < 0) {
            fireAt(call.deadline());
        }
    }

    void remove(Call call) {
        underWay.remove(call);
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

    private void fire() {
        List<Call> late = new ArrayList<>();
        synchronized (this) {
            next = null;
            for (Call call : underWay) {
                if (call.nanosLeft() <= 0) {
                    late.add(call);
                } else {
                    fireAt(call.deadline());
                }
            }
        }
        // Outside the lock: an action that blocks must not stop new calls.
        for (Call call : late) {
            remove(call);
            try {
                call.late();
            } catch (RuntimeException e) {
                // The action of a transport failed; the remaining calls still end.
            }
        }
    }
}
