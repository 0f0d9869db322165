package dev.createwallet.conformance.cli;

import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Result;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Shows the progress of a run: on a terminal in one line that it clears at the end, elsewhere in a line of the error
 * output every ten seconds. Says early if the run will be long, and what to do about it.
 */
final class Progress implements Consumer<Result>, AutoCloseable {

    private static final String START_OF_LINE = "\r\033[K";

    static final Duration INTERVAL = Duration.ofSeconds(10);

    /** If the server is slow and the run will take longer, that is told after a few clauses. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final int FEW = 3;

    /** The first clauses of any run take longer than the others, on a loaded machine half a second each. */
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final PrintStream out;
    private final PrintStream err;
    private final LongSupplier clock;
    private final long start;
    private long shown;
    private final boolean terminal;
    private final int clauses;
    private final Duration limit;
    private int tried;
    private int failed;
    private Duration waited = Duration.ZERO;
    private boolean told;
    private boolean ended;
    private final Timer timer = new Timer("progress", true);

    /**
     * @param limit how long the run may take
     * @param clock returns nanoseconds
     */
    Progress(PrintStream out, PrintStream err, boolean terminal, int clauses, Duration limit, LongSupplier clock) {
        this.clock = clock;
        this.start = clock.getAsLong();
        this.shown = start;
        this.limit = limit;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.clauses = clauses;
    }

    /** Also tells progress at intervals if no response comes. */
    Progress every(Duration interval) {
        TimerTask telling = new TimerTask() {

            @Override
            public void run() {
                tellAfter(interval);
            }
        };
        timer.scheduleAtFixedRate(telling, interval.toMillis(), interval.toMillis());
        return this;
    }

    private synchronized void tellAfter(Duration interval) {
        if (!terminal && !ended && clock.getAsLong() - shown >= interval.toNanos()) {
            shown = clock.getAsLong();
            err.println(text());
        }
    }

    @Override
    public synchronized void accept(Result result) {
        tried++;
        failed += result.outcome() == Outcome.FAILS ? 1 : 0;
        waited = waited.plus(result.duration());
        boolean slow = waited.compareTo(SLOW.multipliedBy(tried)) >= 0;
        if (!told && tried >= FEW && slow && secondsLeft() > LONG.toSeconds()) {
            told = true;
            show(START_OF_LINE);
            err.println(slow());
        }
        show(START_OF_LINE + text());
        if (!terminal && clock.getAsLong() - shown > INTERVAL.toNanos()) {
            shown = clock.getAsLong();
            err.println(text());
        }
    }

    private String text() {
        return tried + " of " + clauses + " clauses tried, " + failed + " failed" + left();
    }

    private String slow() {
        boolean longer = secondsLeft() > limit.toSeconds();
        return String.format(
                Locale.ROOT,
                "The server is slow: a clause takes %.1f s, and the run about %d s more%s. To change that, send more"
                        + " requests at once if the server can take them (--at-once), try single clauses (--clause),"
                        + " or set another limit (--time-limit).",
                waited.toMillis() / 1e3 / tried,
                secondsLeft(),
                longer ? ", longer than its limit of " + limit.toSeconds() + " s" : "");
    }

    /** Returns an estimate for a slow server; nothing for one that will soon be done, or before there is one. */
    private String left() {
        return tried == 0 || secondsLeft() < INTERVAL.toSeconds() ? "" : "; about " + secondsLeft() + " s left";
    }

    private long secondsLeft() {
        return TimeUnit.NANOSECONDS.toSeconds((clock.getAsLong() - start) / tried * (clauses - tried));
    }

    @Override
    public synchronized void close() {
        timer.cancel();
        ended = true;
        show(START_OF_LINE);
    }

    private void show(String text) {
        if (terminal) {
            out.print(text);
            out.flush();
        }
    }
}
