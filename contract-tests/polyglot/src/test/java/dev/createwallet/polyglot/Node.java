package dev.createwallet.polyglot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the programs that are compiled from {@code src/typescript}. */
final class Node {

    private Node() {}

    /** The lines that a program prints. It must exit with status 0. */
    static List<String> run(String program, String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), program, arguments);
    }

    /** The same, with more environment variables. */
    static List<String> run(Map<String, String> environment, String program, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                                Stream.of("node", "target/javascript/src/typescript/" + program + ".js"),
                                Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
            return printed.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
