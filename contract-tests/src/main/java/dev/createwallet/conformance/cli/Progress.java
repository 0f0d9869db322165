package dev.createwallet.conformance.cli;

import dev.createwallet.conformance.Outcome;
import dev.createwallet.conformance.Result;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Shows on a terminal how far a run is, in a line that it takes away again; elsewhere says nothing. */
final class Progress implements Consumer<Result> {

    private static final String START_OF_LINE = "\r\033[K";

    private final PrintStream out;
    private final boolean terminal;
    private final int clauses;
    private int known;
    private int broken;

    Progress(PrintStream out, boolean terminal, int clauses) {
        this.out = out;
        this.terminal = terminal;
        this.clauses = clauses;
    }

    @Override
    public void accept(Result result) {
        known++;
        broken += result.outcome() == Outcome.FAILS ? 1 : 0;
        show(START_OF_LINE + known + " of " + clauses + " clauses tried, " + broken + " broken");
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
