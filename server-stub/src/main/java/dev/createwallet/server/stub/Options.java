package dev.createwallet.server.stub;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of the command line. */
@Command(
        name = "java -jar create-wallet-server-stub-standalone.jar",
        description = "A server that behaves as the Create Wallet contract says. It runs until it is stopped.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class Options {

    private static final String KEY_STORE_PASSWORD = "STUB_KEY_STORE_PASSWORD";

    private final Map<String, String> environment;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port to listen on; 0 picks a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "localhost",
            description = "Host name or address to listen on (default: ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            defaultValue = WalletStub.DEFAULT_API_KEY,
            description =
                    "API key to accept (default: ${DEFAULT-VALUE}). Give several for tests that run in parallel: each key has recorded requests, next responses and settings of its own.")
    private List<String> apiKeys = List.of();

    @Option(
            names = "--tls",
            description = "Speak HTTPS and not HTTP, with a certificate for localhost and HOST that is made at start.")
    private boolean tls;

    @Option(
            names = "--tls-port",
            paramLabel = "N",
            description = "Speak HTTPS on port N beside HTTP; 0 picks a free one.")
    private @Nullable Integer tlsPort;

    @Option(
            names = "--key-store",
            paramLabel = "FILE",
            description =
                    "Speak HTTPS with the first key of a PKCS12 or JKS file; its password is in the environment variable "
                            + KEY_STORE_PASSWORD + ".")
    private @Nullable Path keyStore;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Write the certificate to this file, for clients to trust (default: a temporary file).")
    private @Nullable Path certificate;

    @Option(
            names = "--allow-faults",
            description = "Let requests ask for faults in the header Prefer; they are listed below.")
    private boolean allowFaults;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draw delays from a range by this seed; the same seed gives the same delays (default: 0).")
    private @Nullable Long seed;

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description = "Let pages of this origin call the stub, such as http://localhost:3000; may be repeated.")
    private List<String> origins = List.of();

    @Option(names = "--log", description = "Print a line for each request, with secrets and personal data masked.")
    private boolean log;

    @Option(
            names = "--stop-with-stdin",
            description =
                    "Stop when standard input is closed, as it is when the process ends that started the stub with a pipe to it.")
    private boolean stopWithStdin;

    Options(Map<String, String> environment) {
        this.environment = environment;
    }

    WalletStub.Builder builder(PrintStream out) {
        WalletStub.Builder builder =
                WalletStub.builder().host(host).port(port).apiKey(apiKeys.get(0), apiKeys.toArray(String[]::new));
        if (tls) {
            builder.tls();
        }
        if (tlsPort != null) {
            builder.tlsPort(tlsPort);
        }
        if (keyStore != null) {
            String password = environment.get(KEY_STORE_PASSWORD);
            if (password == null) {
                throw new IllegalArgumentException(
                        "--key-store needs its password in the environment variable " + KEY_STORE_PASSWORD);
            }
            builder.tls(keyStore, password);
        }
        if (allowFaults) {
            builder.allowFaults();
        }
        if (seed != null) {
            if (!allowFaults) {
                throw new IllegalArgumentException("--seed needs --allow-faults");
            }
            builder.seed(seed);
        }
        if (log) {
            builder.log(out);
        }
        builder.allowOrigin(origins.toArray(String[]::new));
        if (certificate != null && !tls && tlsPort == null && keyStore == null) {
            throw new IllegalArgumentException("--certificate needs --tls, --tls-port or --key-store");
        }
        return builder;
    }

    List<String> apiKeys() {
        return apiKeys;
    }

    @Nullable Path certificate() {
        return certificate;
    }

    boolean stopsWithStdin() {
        return stopWithStdin;
    }
}
