package dev.createwallet.conformance.cli;

import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Result;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Shows the progress of a run on a terminal, in one line that it clears at the end. Elsewhere prints nothing. */
final class Progress implements Consumer<Result> {

    private static final String START_OF_LINE = "\r\033[K";

    private final PrintStream out;
    private final boolean terminal;
    private final int clauses;
    private int tried;
    private int failed;

    Progress(PrintStream out, boolean terminal, int clauses) {
        this.out = out;
        this.terminal = terminal;
        this.clauses = clauses;
    }

    @Override
    public void accept(Result result) {
        tried++;
        failed += result.outcome() == Outcome.FAILS ? 1 : 0;
        show(START_OF_LINE + tried + " of " + clauses + " clauses tried, " + failed + " failed");
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
