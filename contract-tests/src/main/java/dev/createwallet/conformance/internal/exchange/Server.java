package dev.createwallet.conformance.internal.exchange;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The server that requests are sent to.
 *
 * @param baseUri scheme, host and port, and what stands before the paths of the contract
 * @param timeout how long a request may take from connecting to the last byte of the response
 * @param tls the trust store for HTTPS; null for the one of this JVM
 * @param headers headers that every request has beside those of the contract
 */
public record Server(
        URI baseUri, Duration timeout, @Nullable SSLContext tls, Map<String, String> headers) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    boolean secure() {
        return "https".equalsIgnoreCase(baseUri.getScheme());
    }

    String host() {
        return String.valueOf(baseUri.getHost());
    }

    int port() {
        return baseUri.getPort() >= 0 ? baseUri.getPort() : secure() ? HTTPS : HTTP;
    }

    /** Returns host and port. */
    public String address() {
        return host() + ":" + port();
    }
}
