package dev.createwallet.server.stub;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** The command line of the stub. */
public final class Main {

    private static final String DEFAULT_HOST = "localhost";
    private static final int DEFAULT_PORT = 8080;
    private static final int COULD_NOT_START = 1;
    private static final int WRONG_OPTION = 2;

    private static final String HELP = """
            Usage: java -jar create-wallet-server-stub-standalone.jar [options]

            A server that behaves as the Create Wallet contract says. It runs until it is stopped.

              --port N       port to listen on, 0 picks a free one (default: %d)
              --host HOST    host name or address to listen on (default: %s)
              --api-key KEY  the API key to accept (default: %s)
              --help         print this and end

            Exit status: %d if it could not start, %d if an option is wrong.
            """.formatted(DEFAULT_PORT, DEFAULT_HOST, WalletStub.DEFAULT_API_KEY, COULD_NOT_START, WRONG_OPTION);

    private Main() {
    }

    /**
     * Starts the stub, says where it is, and waits to be stopped.
     *
     * @param arguments see {@code --help}
     * @throws InterruptedException if the waiting was interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        var options = List.of(arguments);
        if (options.contains("--help")) {
            System.out.print(HELP);
            return;
        }
        WalletStub.Builder builder;
        try {
            builder = builder(options);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + ". Try --help.");
            System.exit(WRONG_OPTION);
            return;
        }
        Logger.getLogger("").setLevel(Level.WARNING);
        try {
            var stub = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(stub::close, "wallet-stub-stop"));
            greet(stub, System.out);
        } catch (IOException e) {
            System.err.println("Could not listen: " + e.getMessage() + ". Choose another port with --port N, or stop what uses it.");
            System.exit(COULD_NOT_START);
        }
        Thread.currentThread().join();
    }

    private static WalletStub.Builder builder(List<String> arguments) {
        var builder = WalletStub.builder().host(DEFAULT_HOST).port(DEFAULT_PORT);
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            var option = rest.remove();
            switch (option) {
                case "--port" -> builder.port(number(option, value(option, rest)));
                case "--host" -> builder.host(value(option, rest));
                case "--api-key" -> builder.apiKey(value(option, rest));
                default -> throw new IllegalArgumentException("Unknown option " + option);
            }
        }
        return builder;
    }

    private static String value(String option, ArrayDeque<String> rest) {
        var value = rest.poll();
        if (value == null) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return value;
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number", e);
        }
    }

    private static void greet(WalletStub stub, PrintStream out) {
        out.println("The Create Wallet stub listens on " + stub.baseUri());
        out.println("API key: " + stub.apiKey());
        out.println();
        out.println(curl(stub));
        out.println();
        out.println("Ctrl-C stops it.");
        out.flush();
    }

    /** The contract's first example, to be pasted. */
    private static String curl(WalletStub stub) {
        var scenario = Contract.packaged().scenarios().get(0);
        var separator = " \\\n  ";
        return "curl -X " + scenario.method() + " " + stub.baseUri() + scenario.filledPath()
                + separator + "-u " + quoted(stub.apiKey() + ":")
                + scenario.headers().entrySet().stream()
                        .map(header -> separator + "-H " + quoted(header.getKey() + ": " + header.getValue()))
                        .collect(Collectors.joining())
                + scenario.form().entrySet().stream()
                        .map(field -> separator + "--data-urlencode " + quoted(field.getKey() + "=" + field.getValue()))
                        .collect(Collectors.joining());
    }

    private static String quoted(String shellWord) {
        return "'" + shellWord.replace("'", "'\\''") + "'";
    }
}
