package dev.createwallet.server.stub;

import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.runtime.Tls;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
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
        Options options = new Options();
        CommandLine commandLine = new CommandLine(options);
        WalletStub.Builder builder;
        try {
            List<String> unknown = commandLine.parseArgs(arguments).unmatched();
            if (!unknown.isEmpty()) {
                throw new ParameterException(commandLine, "Unknown option: " + unknown.get(0));
            }
            if (commandLine.isUsageHelpRequested()) {
                commandLine.usage(System.out);
                return;
            }
            if (commandLine.isVersionHelpRequested()) {
                System.out.println(Digest.packaged().version());
                return;
            }
            builder = options.builder();
        } catch (ParameterException | IllegalArgumentException e) {
            System.err.println(e.getMessage() + ". Try --help.");
            System.exit(WRONG_OPTION);
            return;
        }
        Logger.getLogger("").setLevel(Level.WARNING);
        // Unless it is set, Jetty starts JMX to find it out, which takes a tenth of the time to the first response.
        System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
        try {
            WalletStub stub = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(stub::close, "wallet-stub-stop"));
            greet(stub, options.certificate(), System.out);
        } catch (IOException e) {
            System.err.println("Could not start: " + e.getMessage() + "."
                    + (e.getCause() instanceof BindException
                            ? " If the port is taken, choose another one with --port N or --tls-port N, or stop what uses it."
                                    + " The host must be one of this machine."
                            : ""));
            System.exit(COULD_NOT_START);
        }
        Thread.currentThread().join();
    }

    private static void greet(WalletStub stub, @Nullable Path certificate, PrintStream out) throws IOException {
        String https = stub.httpsBaseUri()
                .filter(uri -> !uri.equals(stub.baseUri()))
                .map(uri -> " and " + uri)
                .orElse("");
        out.println("The Create Wallet stub listens on " + stub.baseUri() + https
                + " (in a browser: the contract, to read and to try)");
        out.println("API key: " + stub.apiKey());
        String trust = "";
        if (stub.certificate().isPresent()) {
            Path file = certificate;
            if (file == null) {
                file = Files.createTempFile("wallet-stub", ".pem");
                file.toFile().deleteOnExit();
            }
            Files.writeString(file, Tls.pem(stub.certificate().get()));
            out.println("Certificate: " + file);
            trust = https.isEmpty() ? file.toString() : "";
        }
        out.println();
        out.println(Curl.of(Digest.packaged(), stub.baseUri(), stub.apiKey(), trust));
        out.println();
        out.println("Ctrl-C stops it.");
        out.flush();
    }
}
