package dev.createwallet.conformance;

import dev.createwallet.conformance.internal.exchange.Server;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The server to test.
 *
 * @param baseUri scheme, host and port, and what stands before the paths of the contract
 * @param apiKey the key that the server accepts, in whatever way the security scheme of the contract sends it
 * @param examples by the {@link ParameterExample#id id} of a parameter's example, the value that this server knows in
 *     its place; for example a customer that exists
 * @param values by the name of a field or parameter, the value to send in place of the contract's examples; for example
 *     a gateway that is set up at this server
 * @param timeout how long a request may take from connecting to the last byte of the response
 * @param tls the trust store for HTTPS; null for the one of this JVM
 * @param headers headers that every request has beside those of the contract, as a gateway or a tenant needs them; their
 *     values are not shown
 * @param pace how fast the server is tested
 */
public record Target(
        URI baseUri,
        String apiKey,
        Map<String, String> examples,
        Map<String, String> values,
        Duration timeout,
        @Nullable SSLContext tls,
        Map<String, String> headers,
        Pace pace) {

    /** The timeout unless another is set. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    /**
     * @throws IllegalArgumentException if the base URI is no HTTP or HTTPS URI with a host, or the timeout is not
     *     positive
     */
    public Target {
        if (!baseUri.isAbsolute()
                || !List.of("http", "https").contains(baseUri.getScheme().toLowerCase(Locale.ROOT))
                || !Server.isNamedBy(baseUri)
                || baseUri.getRawQuery() != null
                || baseUri.getRawFragment() != null) {
            throw new IllegalArgumentException("The base URI must begin with http:// or https://, as in"
                    + " http://localhost:8080 or https://host/prefix, and have no user, query or fragment");
        }
        int port = new Server(baseUri, timeout, tls, headers).port();
        if (port == 0 || port > 65_535) {
            throw new IllegalArgumentException("Invalid port in the base URI: must be 1 to 65535");
        }
        examples.forEach((name, value) -> {
            if (value.isEmpty()) {
                throw new IllegalArgumentException(
                        "The value of " + name + " is empty: must be one that the server knows");
            }
        });
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The timeout must be positive");
        }
        examples = Map.copyOf(examples);
        values = Map.copyOf(values);
        headers.forEach((name, value) -> {
            if (!name.matches("[\\w!#$%&'*+.^`|~-]+") || !value.matches("[\\x20-\\x7e]*")) {
                throw new IllegalArgumentException("Invalid header " + name.replaceAll("\\W", "?"));
            }
        });
        headers = Map.copyOf(headers);
    }

    /** Returns a server that knows the examples of the contract. */
    public static Target of(URI baseUri, String apiKey) {
        return new Target(baseUri, apiKey, Map.of(), Map.of(), DEFAULT_TIMEOUT, null, Map.of(), Pace.DEFAULT);
    }

    public Target withExample(String id, String value) {
        return new Target(baseUri, apiKey, with(examples, id, value), values, timeout, tls, headers, pace);
    }

    public Target withValue(String field, String value) {
        return new Target(baseUri, apiKey, examples, with(values, field, value), timeout, tls, headers, pace);
    }

    public Target withTimeout(Duration other) {
        return new Target(baseUri, apiKey, examples, values, other, tls, headers, pace);
    }

    public Target withTls(SSLContext other) {
        return new Target(baseUri, apiKey, examples, values, timeout, other, headers, pace);
    }

    public Target withHeader(String name, String value) {
        return new Target(baseUri, apiKey, examples, values, timeout, tls, with(headers, name, value), pace);
    }

    public Target withPace(Pace other) {
        return new Target(baseUri, apiKey, examples, values, timeout, tls, headers, other);
    }

    Server server() {
        return new Server(baseUri, timeout, tls, headers);
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> changed = new HashMap<>(map);
        changed.put(name, value);
        return changed;
    }

    /** Does not show the API key. */
    @Override
    public String toString() {
        return baseUri.toString();
    }
}
