package dev.createwallet.server.stub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;

/**
 * A running server that behaves as the contract says. Wallets are answers, not state: nothing is kept.
 *
 * <pre>{@code
 * try (var stub = WalletStub.start()) {
 *     // call stub.baseUri() with stub.apiKey()
 * }
 * }</pre>
 */
public final class WalletStub implements AutoCloseable {

    /** The API key that the stub accepts unless it is given another. */
    public static final String DEFAULT_API_KEY = "stub_api_key";

    private final JettyRuntime runtime;
    private final String host;
    private final String apiKey;

    private WalletStub(JettyRuntime runtime, String host, String apiKey) {
        this.runtime = runtime;
        this.host = host;
        this.apiKey = apiKey;
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
     * Where the stub listens, to be put before the contract's paths.
     *
     * @return the scheme, host and port; no path
     */
    public URI baseUri() {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + runtime.port());
    }

    /**
     * The API key that the stub accepts: the user name of Basic credentials whose password is empty.
     *
     * @return the key
     */
    public String apiKey() {
        return apiKey;
    }

    /** Stops listening, lets the requests in flight end (for five seconds at most), and frees everything. */
    @Override
    public void close() {
        runtime.close();
    }

    /** The options of a stub. */
    public static final class Builder {

        private String host = "127.0.0.1";
        private int port;
        private String apiKey = DEFAULT_API_KEY;

        private Builder() {
        }

        /**
         * Sets the interface to listen on. The default is the loopback interface.
         *
         * @param host a host name or address of this machine
         * @return this builder
         */
        public Builder host(String host) {
            this.host = Objects.requireNonNull(host, "host");
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
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("The port must be 0 to 65535");
            }
            this.port = port;
            return this;
        }

        /**
         * Sets the API key to accept. The default is {@link WalletStub#DEFAULT_API_KEY}.
         *
         * @param apiKey a key; without a colon, which would end the user name of Basic credentials
         * @return this builder
         * @throws IllegalArgumentException if the key is empty or has a colon
         */
        public Builder apiKey(String apiKey) {
            if (apiKey.isEmpty() || apiKey.indexOf(':') >= 0) {
                throw new IllegalArgumentException("The API key must not be empty, and must not have a colon");
            }
            this.apiKey = apiKey;
            return this;
        }

        /**
         * Starts the stub.
         *
         * @return the running stub, for the caller to close
         * @throws IOException if it could not listen, such as when the port is taken
         */
        public WalletStub start() throws IOException {
            var application = new StubApplication(Contract.packaged(), apiKey);
            return new WalletStub(JettyRuntime.start(application, new InetSocketAddress(host, port)), host, apiKey);
        }
    }
}
