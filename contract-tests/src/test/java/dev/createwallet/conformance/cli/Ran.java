package dev.createwallet.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The result of a command. */
record Ran(int status, String out, String err) {

    static Ran on(boolean terminal, Map<String, String> environment, String in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Main main = new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), terminal);
        int status = main.run(List.of(arguments), environment, new ByteArrayInputStream(in.getBytes(UTF_8)));
        return new Ran(status, out.toString(UTF_8), err.toString(UTF_8));
    }

    static Ran of(String... arguments) {
        return on(false, Map.of(), "", arguments);
    }

    List<String> lines() {
        return out.lines().toList();
    }

    List<String> lines(String start) {
        return out.lines().filter(line -> line.startsWith(start)).toList();
    }

    Ran conforms() {
        // A run that takes more than ten seconds, on a loaded machine, tells its progress.
        assertThat(err.lines().filter(line -> !line.contains(" clauses tried, ")))
                .as(out)
                .isEmpty();
        assertThat(status).as(out).isZero();
        return this;
    }

    Ran couldNotRun(String reason) {
        assertThat(status).as(out).isEqualTo(2);
        assertThat(err.lines()).singleElement().asString().contains(reason);
        return this;
    }
}
