package dev.createwallet.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link WalletClient}. What is not set has a default that is fit for production.
 *
 * <p>Up to Java 19 an idle connection is kept for 20 minutes, which a firewall or a load balancer between may not do, and a
 * request on a connection that it has dropped is lost. The JDK's property {@code jdk.httpclient.keepalive.timeout} sets
 * another number of seconds; from Java 20 on it is 30.
 */
public final class WalletClientBuilder {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** More than anyone waits, and little enough to be counted in nanoseconds. */
    private static final Duration MAX_TIMEOUT = Duration.ofDays(365);

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[(::|0:0:0:0:0:0:0:)1]", Pattern.CASE_INSENSITIVE);

    private final String authorization;
    private URI baseUri = WalletClient.DEFAULT_BASE_URI;
    private boolean plainHttpAllowed;
    private @Nullable Duration connectTimeout;
    private @Nullable SSLContext sslContext;
    private Duration timeout = Duration.ofSeconds(30);
    private int maxResponseBytes = 1 << 20;
    private @Nullable HttpClient httpClient;

    WalletClientBuilder(String apiKey) {
        // A colon would end the user name; see RFC 7617, 2.
        if (apiKey.isEmpty() || apiKey.indexOf(':') >= 0 || apiKey.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The API key must not be empty, and must hold no colon and no control character");
        }
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((apiKey + ":").getBytes(UTF_8));
    }

    /**
     * Where calls go; by default the first server of the contract, a constant of {@link WalletClient} as the others are.
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
        boolean http = "http".equalsIgnoreCase(baseUri.getScheme()) || "https".equalsIgnoreCase(baseUri.getScheme());
        if (!http
                || baseUri.getHost() == null
                || baseUri.getRawUserInfo() != null
                || baseUri.getRawQuery() != null
                || baseUri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The base URI must be http or https with a host, and have no user info, query or fragment");
        }
        return baseUri;
    }

    /**
     * Allows {@code http} to another machine, where the credentials can be read on the way: a stub in a network of containers,
     * say, or where a proxy beside the caller adds TLS.
     *
     * @return this
     */
    public WalletClientBuilder allowPlainHttp() {
        this.plainHttpAllowed = true;
        return this;
    }

    /**
     * How long a connection may take to come about once the host's address is known; by default 10 seconds.
     *
     * @param connectTimeout more than zero, a year at most
     * @return this
     * @throws IllegalArgumentException if it is zero or less, or more than a year
     */
    public WalletClientBuilder connectTimeout(Duration connectTimeout) {
        this.connectTimeout = requireTimeout(connectTimeout);
        return this;
    }

    /**
     * How long a call may take in all, from the connection to the last byte of the answer; by default 30 seconds. Not counted
     * is the look-up of the host's address, which the JDK cannot break off.
     *
     * @param timeout more than zero, a year at most
     * @return this
     * @throws IllegalArgumentException if it is zero or less, or more than a year
     */
    public WalletClientBuilder timeout(Duration timeout) {
        this.timeout = requireTimeout(timeout);
        return this;
    }

    /**
     * How large the body of a response may be; by default 1 MiB. What goes beyond is not read.
     *
     * @param maxResponseBytes a number of bytes, more than zero
     * @return this
     * @throws IllegalArgumentException if it is zero or less
     */
    public WalletClientBuilder maxResponseBytes(int maxResponseBytes) {
        if (maxResponseBytes <= 0) {
            throw new IllegalArgumentException("The cap on a response must be more than zero bytes");
        }
        this.maxResponseBytes = maxResponseBytes;
        return this;
    }

    /**
     * Whom to trust over TLS, and what to show of oneself; by default what the JVM has.
     *
     * @param sslContext initialized
     * @return this
     */
    public WalletClientBuilder sslContext(SSLContext sslContext) {
        this.sslContext = sslContext;
        return this;
    }

    /**
     * An HTTP client of the caller's own: for a proxy, say. It is used as it is, with timeouts and certificates of its own, and
     * stays open when the {@link WalletClient} closes. The one that is used otherwise runs on
     * {@code executor(Runnable::run)}, which makes calls faster; it is right for a client that serves this one alone.
     *
     * @param httpClient must follow no redirects and have no authenticator, since both send a request again; a proxy that asks
     *     for credentials is therefore not supported
     * @return this
     * @throws IllegalArgumentException if it follows redirects or has an authenticator
     */
    public WalletClientBuilder httpClient(HttpClient httpClient) {
        if (httpClient.followRedirects() != HttpClient.Redirect.NEVER || httpClient.authenticator().isPresent()) {
            throw new IllegalArgumentException(
                    "The HTTP client must follow no redirects and have no authenticator, since both send a request again");
        }
        this.httpClient = httpClient;
        return this;
    }

    /**
     * Makes the client.
     *
     * @return the client, to be closed when no longer needed
     * @throws IllegalStateException if the base URI is {@code http} to another machine and that is not allowed, or if
     *     {@link #connectTimeout} or {@link #sslContext} is set beside {@link #httpClient}, which has its own
     */
    public WalletClient build() {
        if (httpClient != null && (connectTimeout != null || sslContext != null)) {
            throw new IllegalStateException("connectTimeout and sslContext have no effect on an httpClient: set them there");
        }
        if (!plainHttpAllowed && baseUri.getScheme().equalsIgnoreCase("http") && !LOOPBACK.matcher(baseUri.getHost()).matches()) {
            throw new IllegalStateException(
                    "Over http the credentials can be read on the way to another machine: use https, or call allowPlainHttp()");
        }
        return new WalletClient(new Transport(this));
    }

    private static Duration requireTimeout(Duration duration) {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("A timeout must be more than zero, and a year at most");
        }
        return duration;
    }

    String authorization() {
        return authorization;
    }

    URI baseUri() {
        return baseUri;
    }

    Duration connectTimeout() {
        return connectTimeout == null ? CONNECT_TIMEOUT : connectTimeout;
    }

    @Nullable SSLContext sslContext() {
        return sslContext;
    }

    Duration timeout() {
        return timeout;
    }

    int maxResponseBytes() {
        return maxResponseBytes;
    }

    @Nullable HttpClient httpClient() {
        return httpClient;
    }

    /** The credentials are not shown. */
    @Override
    public String toString() {
        return "WalletClientBuilder[baseUri=" + baseUri + "]";
    }
}
