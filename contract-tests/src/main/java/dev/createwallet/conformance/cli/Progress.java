package dev.createwallet.conformance.cli;

import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Result;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Shows the progress of a run: on a terminal in one line that it clears at the end, elsewhere in a line of the error
 * output every ten seconds.
 */
final class Progress implements Consumer<Result> {

    private static final String START_OF_LINE = "\r\033[K";

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final PrintStream out;
    private final PrintStream err;
    private final long start = System.nanoTime();
    private long shown = start;
    private final boolean terminal;
    private final int clauses;
    private int tried;
    private int failed;

    Progress(PrintStream out, PrintStream err, boolean terminal, int clauses) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.clauses = clauses;
    }

    @Override
    public void accept(Result result) {
        tried++;
        failed += result.outcome() == Outcome.FAILS ? 1 : 0;
        String text = tried + " of " + clauses + " clauses tried, " + failed + " failed" + left();
        show(START_OF_LINE + text);
        if (!terminal && System.nanoTime() - shown > INTERVAL.toNanos()) {
            shown = System.nanoTime();
            err.println(text);
        }
    }

    /** Returns an estimate for a slow server; nothing for one that will soon be done. */
    private String left() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds((System.nanoTime() - start) / tried * (clauses - tried));
        return seconds < INTERVAL.toSeconds() ? "" : "; about " + seconds + " s left";
    }

    void end() {
        show(START_OF_LINE);
    }

    private void show(String text) {
        if (terminal) {
            out.print(text);
            out.flush();
        }
    }
}
