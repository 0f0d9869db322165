package dev.createwallet.server.stub.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server that takes part.
 *
 * @param folder where it runs, and leaves its log
 * @param bytes what has to be fetched to run it, beside the JDK or Node
 * @param command with {@link #PORT} where the port goes
 */
record Contender(String name, Path folder, long bytes, List<String> command) {

    static final String PORT = "{port}";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /** Starts it, and waits until it responds to the request with 200. */
    Running start(String request) throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(command.stream()
                        .map(word -> word.replace(PORT, String.valueOf(port)))
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        folder.resolve(name.replaceAll("\\W+", "-") + ".log").toFile());
        // Both count their users over the network otherwise.
        builder.environment().put("SCARF_ANALYTICS", "false");
        builder.environment().put("DO_NOT_TRACK", "1");
        Load load = new Load(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), request);
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            while (!load.responds()) {
                if (!process.isAlive() || System.nanoTime() - begin > START_LIMIT.toNanos()) {
                    throw new IOException(name + " did not start; see its log in " + folder);
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
            return new Running(this, process, load, System.nanoTime() - begin);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * A server at work.
     *
     * @param startNanos from the start of the process to the first 200
     */
    record Running(Contender contender, Process process, Load load, long startNanos) implements AutoCloseable {

        /** The memory of the process that is resident, in megabytes. */
        double megabytes() throws IOException {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
            try (BufferedReader out = ps.inputReader()) {
                return Long.parseLong(out.readLine().strip()) / 1024.0;
            }
        }

        /** Ends it as Ctrl-C would. */
        @Override
        public void close() {
            process.destroy();
            process.onExit()
                    .completeOnTimeout(process, STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .join()
                    .destroyForcibly();
        }
    }
}
