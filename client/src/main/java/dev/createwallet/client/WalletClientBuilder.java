package dev.createwallet.client;

import dev.createwallet.client.request.Credentials;
import dev.createwallet.client.sending.JdkTransport;
import dev.createwallet.client.transport.Transport;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link WalletClient}. The defaults are fit for production.
 *
 * <p>Connection pool: up to Java 19 an idle connection is kept for 20 minutes. A firewall or load balancer may drop it
 * earlier, and then the next request on it is lost. The system property {@code jdk.httpclient.keepalive.timeout} sets
 * another idle timeout in seconds; from Java 20 on it is 30. If a server sends a second response to one request, and that
 * only when the connection is in use for the next request, then the JDK takes it for the next response.
 */
public final class WalletClientBuilder {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Short enough to be counted in nanoseconds. */
    private static final Duration MAX_TIMEOUT = Duration.ofDays(365);

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[(::|0:0:0:0:0:0:0:)1]", Pattern.CASE_INSENSITIVE);

    private final Credentials credentials;
    private URI baseUri = WalletClient.DEFAULT_BASE_URI;
    private boolean plainHttpAllowed;
    private @Nullable Duration connectTimeout;
    private @Nullable SSLContext sslContext;
    private Duration timeout = Duration.ofSeconds(30);
    private int maxResponseBytes = 1 << 20;
    private @Nullable HttpClient httpClient;
    private @Nullable Transport transport;
    private @Nullable CallListener listener;

    WalletClientBuilder(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * The server to call; by default the first server of the contract. Each server of the contract is a constant of
     * {@link WalletClient}.
     *
     * @param baseUri an absolute {@code http} or {@code https} URI that the paths of the contract are appended to;
     *     {@code http} needs {@link #allowPlainHttp()} unless the host is {@code localhost} or a loopback address
     * @return this
     * @throws IllegalArgumentException if it is another kind of URI, or has user info, a query or a fragment
     */
    public WalletClientBuilder baseUri(URI baseUri) {
        this.baseUri = requireBaseUri(baseUri);
        return this;
    }

    static URI requireBaseUri(URI baseUri) {
        Objects.requireNonNull(baseUri, "baseUri");
        boolean http = "http".equalsIgnoreCase(baseUri.getScheme()) || "https".equalsIgnoreCase(baseUri.getScheme());
        if (!http
                || baseUri.getHost() == null
                || baseUri.getRawUserInfo() != null
                || baseUri.getRawQuery() != null
                || baseUri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "Invalid base URI: it must be http or https with a host, without user info, query or fragment");
        }
        return baseUri;
    }

    /**
     * Allows {@code http} to another machine, where the credentials can be read on the way: a stub in a network of
     * containers, say, or a proxy beside the caller that adds TLS.
     *
     * @return this
     */
    public WalletClientBuilder allowPlainHttp() {
        this.plainHttpAllowed = true;
        return this;
    }

    /**
     * How long it may take to make a connection once the host's address is known; by default 10 seconds.
     *
     * @param connectTimeout more than zero, a year at most
     * @return this
     * @throws IllegalArgumentException if it is zero or less, or more than a year
     */
    public WalletClientBuilder connectTimeout(Duration connectTimeout) {
        this.connectTimeout = requireTimeout("connectTimeout", connectTimeout);
        return this;
    }

    /**
     * How long a call may take in all, from the look-up of the host's address to the last byte of the response; by
     * default 30 seconds. Nothing is sent afterwards.
     *
     * @param timeout more than zero, a year at most
     * @return this
     * @throws IllegalArgumentException if it is zero or less, or more than a year
     */
    public WalletClientBuilder timeout(Duration timeout) {
        this.timeout = requireTimeout("timeout", timeout);
        return this;
    }

    /**
     * How large the body of a response may be; by default 1 MiB. Reading stops there.
     *
     * @param maxResponseBytes a number of bytes, more than zero
     * @return this
     * @throws IllegalArgumentException if it is zero or less
     */
    public WalletClientBuilder maxResponseBytes(int maxResponseBytes) {
        if (maxResponseBytes <= 0) {
            throw new IllegalArgumentException("Invalid maxResponseBytes: it must be more than zero");
        }
        this.maxResponseBytes = maxResponseBytes;
        return this;
    }

    /**
     * TLS trust store and client certificate; by default those of the JVM.
     *
     * @param sslContext initialized
     * @return this
     */
    public WalletClientBuilder sslContext(SSLContext sslContext) {
        this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
        return this;
    }

    /**
     * The caller's own HTTP client: for a proxy, say. It is used as it is, with its own timeouts, trust store and client
     * certificate, and stays open when the {@link WalletClient} closes. Waiting calls are made on another thread, since
     * an HTTP client may be set up in a way that does not return in time; without this method they are faster.
     *
     * @param httpClient must not follow redirects nor have an authenticator, since both send a request again; a proxy
     *     that asks for credentials is therefore not supported
     * @return this
     * @throws IllegalArgumentException if it follows redirects or has an authenticator
     */
    public WalletClientBuilder httpClient(HttpClient httpClient) {
        Objects.requireNonNull(httpClient, "httpClient");
        if (httpClient.followRedirects() != HttpClient.Redirect.NEVER
                || httpClient.authenticator().isPresent()) {
            throw new IllegalArgumentException(
                    "Invalid httpClient: it must not follow redirects nor have an authenticator, since both send a request again");
        }
        this.httpClient = httpClient;
        return this;
    }

    /**
     * What carries the requests, in place of the JDK's {@code HttpClient}. It belongs to the {@link WalletClient}, which
     * closes it.
     *
     * @param transport used by no other client
     * @return this
     */
    public WalletClientBuilder transport(Transport transport) {
        this.transport = Objects.requireNonNull(transport, "transport");
        return this;
    }

    /**
     * Observes each call, for metrics and traces.
     *
     * @param listener is told of the start and the end of each call
     * @return this
     */
    public WalletClientBuilder listener(CallListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Makes the client.
     *
     * @return the client, to be closed when no longer needed
     * @throws IllegalStateException if the base URI is {@code http} to another machine and that is not allowed, or if
     *     {@link #connectTimeout} or {@link #sslContext} is set beside {@link #httpClient} or {@link #transport}, which
     *     have their own, or both of these are set
     */
    public WalletClient build() {
        if ((httpClient != null || transport != null) && (connectTimeout != null || sslContext != null)) {
            throw new IllegalStateException(
                    "connectTimeout and sslContext have no effect beside httpClient or transport: set them there");
        }
        if (httpClient != null && transport != null) {
            throw new IllegalStateException("httpClient has no effect beside transport: set one of them");
        }
        if (!plainHttpAllowed
                && baseUri.getScheme().equalsIgnoreCase("http")
                && !LOOPBACK.matcher(baseUri.getHost()).matches()) {
            throw new IllegalStateException(
                    "Over http to another machine the credentials can be read on the way: use https, or call allowPlainHttp()");
        }
        return new WalletClient(new Calls(this));
    }

    static Duration requireTimeout(String name, Duration duration) {
        Objects.requireNonNull(duration, name);
        if (duration.isNegative() || duration.isZero() || duration.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("Invalid " + name + ": it must be more than zero, and a year at most");
        }
        return duration;
    }

    Credentials credentials() {
        return credentials;
    }

    URI baseUri() {
        return baseUri;
    }

    Duration timeout() {
        return timeout;
    }

    int maxResponseBytes() {
        return maxResponseBytes;
    }

    @Nullable CallListener listener() {
        return listener;
    }

    Transport transport() {
        if (transport != null) {
            return transport;
        }
        return httpClient != null
                ? JdkTransport.over(httpClient)
                : JdkTransport.overItsOwn(
                        baseUri.getScheme().equalsIgnoreCase("https"),
                        connectTimeout == null ? CONNECT_TIMEOUT : connectTimeout,
                        sslContext);
    }

    /** The credentials are not shown. */
    @Override
    public String toString() {
        return "WalletClientBuilder[baseUri=" + baseUri + "]";
    }
}
