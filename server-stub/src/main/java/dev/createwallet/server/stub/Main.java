package dev.createwallet.server.stub;

import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.runtime.Tls;
import dev.createwallet.server.stub.internal.sandbox.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command line of the stub. */
public final class Main {

    private static final int COULD_NOT_START = 1;
    private static final int WRONG_OPTION = 2;

    private Main() {}

    /**
     * Starts the stub, prints where it is, and waits to be stopped.
     *
     * @param arguments see {@code --help}
     * @throws InterruptedException if the waiting was interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        // Unless it is set, Jetty starts JMX to find it out, which takes a tenth of the time to the first response.
        System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
        Outcome outcome = start(arguments, System.getenv(), System.out, System.err);
        WalletStub stub = outcome.stub();
        if (stub == null) {
            System.exit(outcome.status());
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(stub::close, "wallet-stub-stop"));
        if (outcome.stopsWithStdin()) {
            waitForTheEndOf(System.in);
            System.exit(0);
        }
        Thread.currentThread().join();
    }

    private static void waitForTheEndOf(InputStream in) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A broken pipe counts as closed.
        }
    }

    /**
     * What the command line leads to.
     *
     * @param status the exit status if nothing was started
     * @param stub the running stub, null if nothing was started
     * @param stopsWithStdin whether it runs no longer than standard input is open
     */
    record Outcome(int status, @Nullable WalletStub stub, boolean stopsWithStdin) {

        static Outcome of(int status) {
            return new Outcome(status, null, false);
        }
    }

    /** Does what the arguments say, without a process of its own. */
    static Outcome start(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        Options options = new Options(environment);
        CommandLine commandLine = new CommandLine(options);
        commandLine.getCommandSpec().usageMessage().footer(faultsAndStatuses());
        WalletStub.Builder builder;
        try {
            List<String> unknown = commandLine.parseArgs(arguments).unmatched();
            if (!unknown.isEmpty()) {
                throw new ParameterException(commandLine, "Unknown option: " + unknown.get(0));
            }
            if (commandLine.isUsageHelpRequested()) {
                commandLine.usage(out);
                return Outcome.of(0);
            }
            if (commandLine.isVersionHelpRequested()) {
                out.println(Digest.packaged().version());
                return Outcome.of(0);
            }
            builder = options.builder(out);
        } catch (ParameterException | IllegalArgumentException e) {
            err.println(e.getMessage() + ". Try --help.");
            return Outcome.of(WRONG_OPTION);
        }
        try {
            WalletStub stub = builder.warmUp().start();
            try {
                greet(stub, options, out);
                return new Outcome(0, stub, options.stopsWithStdin());
            } catch (IOException e) {
                stub.close();
                throw e;
            }
        } catch (IOException e) {
            err.println("Could not start: " + message(e) + "."
                    + (e.getCause() instanceof BindException
                            ? " If the port is taken, choose another one with --port N or --tls-port N, or stop what uses it."
                                    + " The host must be one of this machine."
                            : ""));
            return Outcome.of(COULD_NOT_START);
        }
    }

    private static String message(IOException e) {
        return e instanceof FileSystemException file
                ? "cannot write " + file.getFile() + " (" + e.getClass().getSimpleName() + ")"
                : String.valueOf(e.getMessage());
    }

    private static String[] faultsAndStatuses() {
        return Stream.of(
                        Stream.of("%nFaults, with --allow-faults:"),
                        Fault.preferences().map(preference -> "  Prefer: " + preference),
                        Stream.of("%nExit status: 1 if it could not start, 2 if an option is wrong."))
                .flatMap(lines -> lines)
                .toArray(String[]::new);
    }

    private static void greet(WalletStub stub, Options options, PrintStream out) throws IOException {
        String https = stub.httpsBaseUri()
                .filter(uri -> !uri.equals(stub.baseUri()))
                .map(uri -> " and " + uri)
                .orElse("");
        // Written before anything is printed: the first line says that all is ready.
        Path file = stub.certificate().isPresent() ? write(stub.certificate().get(), options.certificate()) : null;
        out.println("The Create Wallet stub listens on " + stub.baseUri() + https
                + " (in a browser: the contract, to read and to try)");
        options.apiKeys().forEach(key -> out.println("API key: " + key));
        if (file != null) {
            out.println("Certificate: " + file);
        }
        String trust = file != null && https.isEmpty() ? file.toString() : "";
        out.println();
        out.println(Curl.of(Digest.packaged(), stub.baseUri(), stub.apiKey(), trust));
        out.println();
        out.println("Ctrl-C stops it.");
        out.flush();
    }

    private static Path write(X509Certificate certificate, @Nullable Path wanted) throws IOException {
        Path file = wanted;
        if (file == null) {
            file = Files.createTempFile("wallet-stub", ".pem");
            file.toFile().deleteOnExit();
        }
        return Files.writeString(file, Tls.pem(certificate));
    }
}
