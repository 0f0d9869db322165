package dev.createwallet.server.stub;

import dev.createwallet.server.stub.internal.contract.Contract;
import dev.createwallet.server.stub.internal.runtime.Tls;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The command line of the stub. */
public final class Main {

    private static final String DEFAULT_HOST = "localhost";
    private static final String KEY_STORE_PASSWORD = "STUB_KEY_STORE_PASSWORD";
    private static final int DEFAULT_PORT = 8080;
    private static final int COULD_NOT_START = 1;
    private static final int WRONG_OPTION = 2;

    private static final String HELP = """
            Usage: java -jar create-wallet-server-stub-standalone.jar [options]

            A server that behaves as the Create Wallet contract says. It runs until it is stopped.

              --port N       port to listen on, 0 picks a free one (default: %d)
              --host HOST    host name or address to listen on (default: %s)
              --api-key KEY  the API key to accept (default: %s)
              --tls          speak HTTPS instead of HTTP, with a certificate for localhost and HOST that is made at start
                             and written out
              --tls-port N   speak HTTPS on port N, beside HTTP; 0 picks a free one
              --key-store F  speak HTTPS with the first key of the PKCS12 or JKS file F, not with a certificate that is
                             made; its password is taken from the environment variable %s
              --certificate F
                             write the certificate to the file F, for clients to trust; a temporary file unless given
              --allow-faults let requests ask for what a consumer must survive, in the header Prefer:
                             fault=drop, fault=truncate, delay=MILLISECONDS, code=500
              --version, --help (-h)
                             print that and end

            A value may also follow its option after an equals sign, as in --port=0.
            Exit status: %d if it could not start, %d if an option is wrong.
            """.formatted(
                    DEFAULT_PORT, DEFAULT_HOST, WalletStub.DEFAULT_API_KEY, KEY_STORE_PASSWORD, COULD_NOT_START, WRONG_OPTION);

    private Main() {
    }

    /**
     * Starts the stub, says where it is, and waits to be stopped.
     *
     * @param arguments see {@code --help}
     * @throws InterruptedException if the waiting was interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        Command command;
        try {
            command = Command.of(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + ". Try --help.");
            System.exit(WRONG_OPTION);
            return;
        }
        if (command.text() != null) {
            System.out.print(command.text());
            return;
        }
        Logger.getLogger("").setLevel(Level.WARNING);
        // Jetty starts JMX to find this out unless it is told, and that takes a tenth of the time until the first answer.
        System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
        try {
            WalletStub stub = command.builder().start();
            Runtime.getRuntime().addShutdownHook(new Thread(stub::close, "wallet-stub-stop"));
            greet(stub, command.certificate(), System.out);
        } catch (IOException e) {
            System.err.println("Could not start: " + e.getMessage() + "." + (e.getCause() instanceof BindException
                    ? " If the port is taken, choose another one with --port N or --tls-port N, or stop what uses it."
                            + " The host must be one of this machine." : ""));
            System.exit(COULD_NOT_START);
        }
        Thread.currentThread().join();
    }

    /**
     * What the command line asks for.
     *
     * @param certificate where to write it; null for a temporary file
     * @param text to print instead of starting anything, null to start
     */
    private record Command(WalletStub.Builder builder, @Nullable Path certificate, @Nullable String text) {

        static Command of(List<String> arguments) {
            WalletStub.Builder builder = WalletStub.builder().host(DEFAULT_HOST).port(DEFAULT_PORT);
            Path certificate = null;
            boolean tls = false;
            ArrayDeque<String> rest = new ArrayDeque<>(arguments);
            while (!rest.isEmpty()) {
                String argument = rest.remove();
                int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
                String option = equals < 0 ? argument : argument.substring(0, equals);
                if (equals >= 0) {
                    rest.addFirst(argument.substring(equals + 1));
                }
                int left = rest.size();
                switch (option) {
                    case "--port" -> builder.port(number(option, value(option, rest)));
                    case "--host" -> builder.host(value(option, rest));
                    case "--api-key" -> builder.apiKey(value(option, rest));
                    case "--tls" -> builder.tls();
                    case "--tls-port" -> builder.tlsPort(number(option, value(option, rest)));
                    case "--key-store" -> builder.tls(Path.of(value(option, rest)), keyStorePassword());
                    case "--certificate" -> certificate = Path.of(value(option, rest));
                    case "--allow-faults" -> builder.allowFaults();
                    case "--help", "-h" -> {
                        return new Command(builder, null, HELP);
                    }
                    case "--version" -> {
                        return new Command(builder, null, Contract.packaged().version() + System.lineSeparator());
                    }
                    default -> throw new IllegalArgumentException("Unknown option " + option);
                }
                if (equals >= 0 && rest.size() == left) {
                    throw new IllegalArgumentException(option + " takes no value");
                }
                tls |= List.of("--tls", "--tls-port", "--key-store").contains(option);
            }
            if (certificate != null && !tls) {
                throw new IllegalArgumentException("--certificate needs --tls, --tls-port or --key-store");
            }
            return new Command(builder, certificate, null);
        }
    }

    private static String value(String option, ArrayDeque<String> rest) {
        String value = rest.poll();
        if (value == null) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return value;
    }

    private static String keyStorePassword() {
        String password = System.getenv(KEY_STORE_PASSWORD);
        if (password == null) {
            throw new IllegalArgumentException(
                    "--key-store needs its password in the environment variable " + KEY_STORE_PASSWORD);
        }
        return password;
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number", e);
        }
    }

    private static void greet(WalletStub stub, @Nullable Path certificate, PrintStream out) throws IOException {
        String https = stub.httpsBaseUri().filter(uri -> !uri.equals(stub.baseUri())).map(uri -> " and " + uri).orElse("");
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
            trust = https.isEmpty() ? " --cacert " + quoted(file.toString()) : "";
        }
        out.println();
        out.println(curl(stub, trust));
        out.println();
        out.println("Ctrl-C stops it.");
        out.flush();
    }

    /** The contract's first example, to be pasted. */
    private static String curl(WalletStub stub, String trust) {
        Contract.Scenario scenario = Contract.packaged().scenarios().get(0);
        String separator = " \\\n  ";
        return "curl" + trust + " -X " + scenario.method() + " " + stub.baseUri() + scenario.filledPath()
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
