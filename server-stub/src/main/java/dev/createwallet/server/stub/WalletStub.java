package dev.createwallet.server.stub;

import dev.createwallet.server.stub.internal.StubApplication;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.runtime.JettyRuntime;
import dev.createwallet.server.stub.internal.runtime.Tls;
import dev.createwallet.server.stub.internal.sandbox.LoggedRequest;
import dev.createwallet.server.stub.internal.sandbox.Sandboxes;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A running server that behaves as the contract says. It keeps no wallets: each response follows from its request.
 *
 * <pre>{@code
 * try (WalletStub stub = WalletStub.start()) {
 *     // call stub.baseUri() with stub.apiKey()
 * }
 * }</pre>
 */
public final class WalletStub implements AutoCloseable {

    /** The API key that the stub accepts unless it is given another. */
    public static final String DEFAULT_API_KEY = Sandboxes.DEFAULT_API_KEY;

    private static final String HTTP = "http";
    private static final String HTTPS = "https";

    private final JettyRuntime runtime;
    private final StubApplication application;
    private final Sandbox sandbox;
    private final List<URI> baseUris;
    private final @Nullable Tls tls;

    private WalletStub(JettyRuntime runtime, StubApplication application, List<URI> baseUris, @Nullable Tls tls) {
        this.runtime = runtime;
        this.application = application;
        this.sandbox = sandbox(application.sandboxes().apiKeys().iterator().next());
        this.baseUris = baseUris;
        this.tls = tls;
    }

    /**
     * Starts a stub on a free port of the loopback interface.
     *
     * @return the running stub, for the caller to close
     * @throws IOException if it could not listen
     */
    public static WalletStub start() throws IOException {
        return builder().start();
    }

    /**
     * Prepares a stub with options.
     *
     * @return a builder in which every option has its default
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where the stub listens, to put before the contract's paths. If it speaks HTTP and HTTPS, this is HTTP.
     *
     * @return the scheme, host and port; no path
     */
    public URI baseUri() {
        return baseUris.get(0);
    }

    /**
     * Where the stub speaks HTTPS.
     *
     * @return the scheme, host and port; empty if it speaks only HTTP
     */
    public Optional<URI> httpsBaseUri() {
        return baseUris.stream().filter(uri -> uri.getScheme().equals(HTTPS)).findFirst();
    }

    /**
     * The API key that the stub accepts, of several the first one; sent as the contract says: as the user name of Basic credentials with an empty
     * password.
     *
     * @return the key
     */
    public String apiKey() {
        return sandbox.apiKey();
    }

    /**
     * The certificate of a stub that speaks HTTPS, for a client to trust.
     *
     * @return the certificate; empty if the stub speaks only HTTP
     */
    public Optional<X509Certificate> certificate() {
        return Optional.ofNullable(tls).map(Tls::certificate);
    }

    /**
     * Trusts the certificate of a stub that speaks HTTPS, for a client that takes a context.
     *
     * @return the context, which trusts nothing else; empty if the stub speaks only HTTP
     */
    public Optional<SSLContext> sslContext() {
        return Optional.ofNullable(tls).map(Tls::trusting);
    }

    /**
     * The recorded requests, for a test to assert on: the last 1,000, without those that were too malformed to be HTTP.
     *
     * @return the requests, the oldest first, with secrets and personal data masked
     */
    public List<RecordedRequest> requests() {
        return sandbox.requests();
    }

    /**
     * The recorded requests in which each of these values was sent, for a test to count:
     * {@code requests(Map.of("method", "POST", "customer_id", "cst_1", "gateway", "MOBIKWIK"))}. So a test also checks a
     * value that is masked or cut: the request is found if the value is the one that was sent.
     *
     * @param sent values as they were before they were encoded, by the name of a parameter, form field or property of the
     *     JSON body (objects as compact JSON, arrays by one element); and {@code operation}, {@code method} and
     *     {@code status} as {@link RecordedRequest} has them
     * @return the requests, the oldest first
     * @throws IllegalArgumentException if there is no such name; the message lists them
     */
    public List<RecordedRequest> requests(Map<String, String> sent) {
        return sandbox.requests(sent);
    }

    /** Forgets the requests so far. */
    public void clearRequests() {
        sandbox.clearRequests();
    }

    /**
     * Sets the responses to the next requests, so that the client under test need not send a header {@code Prefer}: one
     * for each request, in this order. Requests without credentials, and those that have the header, take none.
     *
     * @param preferences as in the header, such as {@code code=401}, {@code example=with_mobile_number}, and if faults
     *     are allowed {@code code=500}, {@code fault=drop} or {@code delay=2000} (the page lists all); with
     *     {@code operation=createWallet} or {@code customer_id=cst_1} for requests to that operation, or with that
     *     parameter, only
     * @throws IllegalArgumentException if one asks for what is not possible
     */
    public void nextResponses(String... preferences) {
        sandbox.nextResponses(preferences);
    }

    /**
     * The sandbox of one of several API keys: tests that run in parallel, each with a key of its own, do not get each
     * other's requests and next responses.
     *
     * @param apiKey one of the keys that the stub was given
     * @return its sandbox
     * @throws IllegalArgumentException if the stub does not accept that key
     */
    public Sandbox sandbox(String apiKey) {
        if (!application.sandboxes().apiKeys().contains(apiKey)) {
            throw new IllegalArgumentException("The stub was not given that API key");
        }
        return new Sandbox(apiKey, application.sandboxes().of(apiKey));
    }

    /** Stops listening, waits for the responses in flight (for some seconds at most), and frees everything. */
    @Override
    public void close() {
        runtime.close();
    }

    /** The options of a stub. */
    public static final class Builder {

        private String host = "127.0.0.1";
        private int port;
        private List<String> apiKeys = List.of(DEFAULT_API_KEY);
        private boolean faultsAllowed;
        private long seed;
        private List<String> origins = List.of();
        private Consumer<LoggedRequest> lines = request -> {};
        private boolean tlsWanted;
        private @Nullable Integer tlsPort;
        private @Nullable Path keyStore;
        private String keyStorePassword = "";
        private boolean warmUp;

        private Builder() {}

        /** Makes the first request as fast as others: the stub responds to one of its own before it listens. */
        Builder warmUp() {
            this.warmUp = true;
            return this;
        }

        /**
         * Sets the interface to listen on. The default is the loopback interface.
         *
         * @param host a host name or address of this machine
         * @return this builder
         * @throws IllegalArgumentException if it is empty
         */
        public Builder host(String host) {
            if (host.isBlank()) {
                throw new IllegalArgumentException("The host must not be empty");
            }
            // As it stands in a URL.
            this.host = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
            return this;
        }

        /**
         * Sets the port to listen on. The default is 0, which picks a free one.
         *
         * @param port 0 to 65535
         * @return this builder
         * @throws IllegalArgumentException if it is not a port
         */
        public Builder port(int port) {
            this.port = checked(port);
            return this;
        }

        private static int checked(int port) {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("The port must be 0 to 65535");
            }
            return port;
        }

        /**
         * Sets the API key to accept, or several. The default is {@link WalletStub#DEFAULT_API_KEY}.
         *
         * @param first a key; without a colon, which would end the user name of Basic credentials
         * @param others more keys, each with requests and next responses of its own: see {@link WalletStub#sandbox}
         * @return this builder
         * @throws IllegalArgumentException if a key is empty, or has a colon or a control character
         */
        public Builder apiKey(String first, String... others) {
            List<String> keys = Stream.concat(Stream.of(first), Stream.of(others))
                    .distinct()
                    .toList();
            if (keys.stream()
                    .anyMatch(
                            key -> key.isEmpty() || key.chars().anyMatch(c -> c == ':' || Character.isISOControl(c)))) {
                throw new IllegalArgumentException(
                        "The API key must not be empty, and must not have a colon or a control character");
            }
            this.apiKeys = keys;
            return this;
        }

        /**
         * Lets a request ask for faults that a consumer must survive, such as {@code Prefer: fault=drop},
         * {@code delay=MILLISECONDS} or {@code code=500}. The page at the stub's address lists them.
         *
         * @return this builder
         */
        public Builder allowFaults() {
            this.faultsAllowed = true;
            return this;
        }

        /**
         * Sets the seed of the delays that are drawn from a range, such as {@code delay=100-500}. The default is 0, so
         * they are the same in each run; {@link Sandbox#reset} begins with the first again.
         *
         * @param seed any number
         * @return this builder
         */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Prints a line for each request, with secrets and personal data masked. The default is not to.
         *
         * @param out where to print
         * @return this builder
         */
        public Builder log(PrintStream out) {
            this.lines = request -> out.println(RecordedRequest.of(request).line());
            return this;
        }

        /**
         * Lets pages of other origins call the stub (CORS), but not its control API. The default is none.
         *
         * @param origins as browsers send them, such as {@code http://localhost:3000}
         * @return this builder
         */
        public Builder allowOrigin(String... origins) {
            this.origins = List.of(origins);
            return this;
        }

        /**
         * Speaks HTTPS instead of HTTP, with a certificate for localhost and the host that is made at start and signs
         * itself.
         *
         * @return this builder
         */
        public Builder tls() {
            this.tlsWanted = true;
            return this;
        }

        /**
         * Speaks HTTPS instead of HTTP, with the first key of a key store.
         *
         * @param keyStore a PKCS12 or JKS file
         * @param password of the key store and of the key
         * @return this builder
         */
        public Builder tls(Path keyStore, String password) {
            this.tlsWanted = true;
            this.keyStore = keyStore;
            this.keyStorePassword = password;
            return this;
        }

        /**
         * Speaks HTTPS on a port of its own, beside HTTP: with the key store that is given, else with a certificate as
         * {@link #tls()} makes it.
         *
         * @param port 0 to 65535; 0 picks a free one
         * @return this builder
         * @throws IllegalArgumentException if it is not a port
         */
        public Builder tlsPort(int port) {
            this.tlsPort = checked(port);
            return this;
        }

        /**
         * Starts the stub.
         *
         * @return the running stub, for the caller to close
         * @throws IOException if it could not listen, for example because the port is taken or the host is not one of
         *     this machine, if the key store can't be read, its password is wrong or there is no key in it, or if no
         *     certificate could be made
         */
        public WalletStub start() throws IOException {
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new IOException("No such host: " + host);
            }
            Tls tls = tls(address);
            List<JettyRuntime.Listener> listeners = new ArrayList<>();
            listeners.add(new JettyRuntime.Listener(address, tlsPort == null ? tls : null));
            if (tlsPort != null) {
                listeners.add(new JettyRuntime.Listener(new InetSocketAddress(host, tlsPort), tls));
            }
            AtomicBoolean listens = new AtomicBoolean();
            StubApplication application =
                    new StubApplication(Digest.packaged(), apiKeys, faultsAllowed, seed, origins, host, request -> {
                        if (listens.get()) {
                            lines.accept(request);
                        }
                    });
            JettyRuntime runtime = JettyRuntime.open(application, listeners);
            Optional<SampleRequest> sample =
                    warmUp ? SampleRequest.of(Digest.packaged(), apiKeys.get(0)) : Optional.empty();
            if (sample.isPresent()) {
                runtime.warmUp(sample.get().text());
                application.sandboxes().of(apiKeys.get(0)).reset();
            }
            listens.set(true);
            runtime.listen();
            List<URI> baseUris = new ArrayList<>();
            for (int i = 0; i < listeners.size(); i++) {
                String scheme = listeners.get(i).tls() == null ? HTTP : HTTPS;
                baseUris.add(URI.create(scheme + "://" + authority(address) + ":"
                        + runtime.ports().get(i)));
            }
            return new WalletStub(runtime, application, List.copyOf(baseUris), tls);
        }

        private @Nullable Tls tls(InetSocketAddress address) throws IOException {
            if (keyStore != null) {
                return Tls.of(keyStore, keyStorePassword);
            }
            return tlsWanted || tlsPort != null ? Tls.forLocalhostAnd(address) : null;
        }

        /** Clients cannot call the address that stands for all addresses. */
        private String authority(InetSocketAddress address) {
            if (address.getAddress().isAnyLocalAddress()) {
                return "localhost";
            }
            return host.contains(":") ? "[" + host.replace("%", "%25") + "]" : host;
        }
    }
}
