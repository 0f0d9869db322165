package dev.createwallet.conformance.internal.exchange;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** {@link URI} knows no host with an underscore, though the names of services may have one. */
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\[\\]@]+]|[^:@\\[\\]]+)(?::(\\d{0,5}))?");

    /** Returns whether a URI names a host, and no user. */
    public static boolean isNamedBy(URI uri) {
        return uri.getRawAuthority() != null && authority(uri).matches();
    }

    private static Matcher authority(URI uri) {
        return AUTHORITY.matcher(String.valueOf(uri.getRawAuthority()));
    }

    boolean secure() {
        return "https".equalsIgnoreCase(baseUri.getScheme());
    }

    String host() {
        Matcher authority = authority(baseUri);
        return authority.matches() ? authority.group(1) : "";
    }

    public int port() {
        Matcher authority = authority(baseUri);
        String port = authority.matches() ? Objects.requireNonNullElse(authority.group(2), "") : "";
        return !port.isEmpty() ? Integer.parseInt(port) : secure() ? HTTPS : HTTP;
    }

    /** Returns host and port. */
    public String address() {
        return host() + ":" + port();
    }
}
