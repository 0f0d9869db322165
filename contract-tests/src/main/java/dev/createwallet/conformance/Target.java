package dev.createwallet.conformance;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A server that is to be held to a contract.
 *
 * @param baseUri scheme, host and port, and what stands before the contract's paths
 * @param apiKey what the server accepts as credentials, whatever the contract's security scheme calls it
 * @param examples by the name of a parameter's example, the value that stands for it at this server, where it is
 *     another than the contract's; a customer that exists, say
 * @param values by the name of a field of a request, the value to send where the contract's examples have another; a
 *     gateway that is set up at this server, say
 * @param timeout how long a call may take from connecting to the last byte of the answer
 * @param tls whom to trust over HTTPS; null for what this JVM trusts
 */
public record Target(
        URI baseUri, String apiKey, Map<String, String> examples, Map<String, String> values, Duration timeout,
        @Nullable SSLContext tls) {

    /** How long a call may take unless told otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    /**
     * @throws IllegalArgumentException if the base URI is no HTTP or HTTPS one with a host, or the timeout is not positive
     */
    public Target {
        if (!baseUri.isAbsolute() || !baseUri.getScheme().matches("(?i)https?") || baseUri.getHost() == null
                || baseUri.getRawQuery() != null || baseUri.getRawFragment() != null || baseUri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The base URI has to be like http://localhost:8080 or https://host/prefix,"
                    + " without user, query or fragment, and with no underscore in its host");
        }
        if (baseUri.getPort() == 0 || baseUri.getPort() > 65_535) {
            throw new IllegalArgumentException("The base URI has a port that is none: they go from 1 to 65535");
        }
        examples.forEach((name, value) -> {
            if (value.isEmpty()) {
                throw new IllegalArgumentException("The value of " + name + " is empty; it has to be one that the server knows");
            }
        });
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The timeout has to be positive");
        }
        examples = Map.copyOf(examples);
        values = Map.copyOf(values);
    }

    /** A server that knows the contract's examples. */
    public static Target of(URI baseUri, String apiKey) {
        return new Target(baseUri, apiKey, Map.of(), Map.of(), DEFAULT_TIMEOUT, null);
    }

    public Target withExample(String name, String value) {
        return new Target(baseUri, apiKey, Call.with(examples, name, value), values, timeout, tls);
    }

    public Target withValue(String field, String value) {
        return new Target(baseUri, apiKey, examples, Call.with(values, field, value), timeout, tls);
    }

    public Target withTimeout(Duration other) {
        return new Target(baseUri, apiKey, examples, values, other, tls);
    }

    public Target withTls(SSLContext other) {
        return new Target(baseUri, apiKey, examples, values, timeout, other);
    }

    boolean secure() {
        return baseUri.getScheme().equalsIgnoreCase("https");
    }

    int port() {
        return baseUri.getPort() >= 0 ? baseUri.getPort() : secure() ? 443 : 80;
    }

    /** Host and port. */
    String address() {
        return baseUri.getHost() + ":" + port();
    }

    /** Leaves the API key out. */
    @Override
    public String toString() {
        return baseUri.toString();
    }
}
