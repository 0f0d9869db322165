package dev.createwallet.openapi.cli;

import dev.createwallet.openapi.release.StepFailedException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/**
 * Runs a command for a person or a script: exits with its status, and says in words what went wrong, without the stack
 * trace that Maven adds to an exception.
 */
public final class Console {

    /** The command could not do its work. Maven itself exits with 1. */
    private static final int NOT_DONE = 2;

    private Console() {}

    /**
     * Runs a command.
     *
     * @param args the command and its options
     * @throws Exception if there is a fault in this program
     */
    public static void main(String[] args) throws Exception {
        int status = status(args, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int status(String[] args, PrintStream errors) throws Exception {
        try {
            return Main.run(args);
        } catch (StepFailedException | CommandLine.ParameterException e) {
            errors.println(e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            // The message alone is the name of a file.
            errors.println(e);
        }
        return NOT_DONE;
    }
}
