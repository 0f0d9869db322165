package dev.createwallet.client.testing;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What an exception puts into a log. */
public final class Secrets {

    private Secrets() {}

    public static String everythingItSays(Throwable failure) {
        StringWriter said = new StringWriter();
        failure.printStackTrace(new PrintWriter(said));
        return said.toString();
    }
}
