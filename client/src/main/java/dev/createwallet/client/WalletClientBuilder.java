package dev.createwallet.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a {@link WalletClient}. What is not set has a default that is fit for production. */
public final class WalletClientBuilder {

    private final String authorization;
    private URI baseUri = WalletClient.DEFAULT_BASE_URI;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration timeout = Duration.ofSeconds(30);
    private int maxAnswerBytes = 1 << 20;
    private @Nullable HttpClient httpClient;

    WalletClientBuilder(String apiKey) {
        // A colon would end the user name; see RFC 7617, 2.
        if (apiKey.isEmpty() || apiKey.indexOf(':') >= 0 || apiKey.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The API key must not be empty, and must hold no colon and no control character");
        }
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((apiKey + ":").getBytes(UTF_8));
    }

    /**
     * Where calls go; by default {@link WalletClient#DEFAULT_BASE_URI}. Over {@code http} the credentials are readable on the
     * way, so that is for a stub on the same machine.
     *
     * @param baseUri an absolute {@code http} or {@code https} URI that the paths of the contract are appended to
     * @return this
     * @throws IllegalArgumentException if it is another kind of URI, or has user info, a query or a fragment
     */
    public WalletClientBuilder baseUri(URI baseUri) {
        boolean http = "http".equalsIgnoreCase(baseUri.getScheme()) || "https".equalsIgnoreCase(baseUri.getScheme());
        if (!http
                || baseUri.getHost() == null
                || baseUri.getRawUserInfo() != null
                || baseUri.getRawQuery() != null
                || baseUri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The base URI must be http or https with a host, and have no user info, query or fragment");
        }
        this.baseUri = baseUri;
        return this;
    }

    /**
     * How long a connection may take to come about; by default 10 seconds. A client of the caller's own has its own.
     *
     * @param connectTimeout more than zero
     * @return this
     * @throws IllegalArgumentException if it is zero or less
     */
    public WalletClientBuilder connectTimeout(Duration connectTimeout) {
        this.connectTimeout = requirePositive(connectTimeout);
        return this;
    }

    /**
     * How long a call may take in all, from the connection to the last byte of the answer; by default 30 seconds.
     *
     * @param timeout more than zero
     * @return this
     * @throws IllegalArgumentException if it is zero or less
     */
    public WalletClientBuilder timeout(Duration timeout) {
        this.timeout = requirePositive(timeout);
        return this;
    }

    /**
     * How large the body of an answer may be; by default 1 MiB. What goes beyond is not read.
     *
     * @param maxAnswerBytes a number of bytes, more than zero
     * @return this
     * @throws IllegalArgumentException if it is zero or less
     */
    public WalletClientBuilder maxAnswerBytes(int maxAnswerBytes) {
        if (maxAnswerBytes <= 0) {
            throw new IllegalArgumentException("The cap on an answer must be more than zero bytes");
        }
        this.maxAnswerBytes = maxAnswerBytes;
        return this;
    }

    /**
     * An HTTP client of the caller's own: for a proxy, say, or certificates. It is used as it is, and stays open when the
     * {@link WalletClient} closes.
     *
     * @param httpClient must follow no redirects and have no authenticator, since both send a request again
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
     */
    public WalletClient build() {
        return new WalletClient(new Transport(this));
    }

    private static Duration requirePositive(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("A timeout must be more than zero");
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
        return connectTimeout;
    }

    Duration timeout() {
        return timeout;
    }

    int maxAnswerBytes() {
        return maxAnswerBytes;
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
