package dev.createwallet.client;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What an exception would put into a log. */
final class Secrets {

    private Secrets() {}

    static String everythingItSays(Throwable failure) {
        StringWriter said = new StringWriter();
        failure.printStackTrace(new PrintWriter(said));
        return said.toString();
    }
}
