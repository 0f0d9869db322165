package dev.createwallet.client.request;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.createwallet.client.transport.OutgoingRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the values of one request and encodes them. A value that is null is left out. */
public final class RequestEncoder {

    private final String method;
    private String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final StringBuilder form = new StringBuilder();

    /** Takes the path as the contract has it, with its parameters in braces. */
    public RequestEncoder(String method, String path) {
        this.method = method;
        this.path = path;
    }

    public RequestEncoder path(String name, String value) {
        path = path.replace("{" + name + "}", UrlEncoding.segment(value));
        return this;
    }

    public RequestEncoder header(String name, @Nullable Object value) {
        if (value != null) {
            headers.put(name, text(value));
        }
        return this;
    }

    public RequestEncoder form(String name, @Nullable Object value) {
        if (value != null) {
            form.append(form.length() == 0 ? "" : "&")
                    .append(UrlEncoding.form(name))
                    .append('=')
                    .append(UrlEncoding.form(text(value)));
        }
        return this;
    }

    /**
     * Rejects text that a header cannot carry: the JDK would send a question mark for it, or quote the value in an exception.
     *
     * @throws IllegalArgumentException if there is such text; the message does not show it
     */
    public static String requireHeader(String name, String value) {
        if (!value.equals(value.strip()) || !value.chars().allMatch(c -> c >= ' ' && c <= '~' || c == '\t')) {
            throw new IllegalArgumentException(
                    "Invalid " + name + ": a header takes printable ASCII only, without a space at either end");
        }
        return value;
    }

    /**
     * Makes the request.
     *
     * @param baseUri without a slash at its end
     * @param clientHeaders headers that the client sets; OpenAPI says that a parameter does not replace them
     */
    public OutgoingRequest encode(String baseUri, Map<String, String> clientHeaders) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        // Names of headers have no case, so a parameter may spell them otherwise.
        all.keySet().removeIf(name -> clientHeaders.keySet().stream().anyMatch(name::equalsIgnoreCase));
        all.putAll(clientHeaders);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return new OutgoingRequest(method, URI.create(baseUri + path), all, form.toString().getBytes(US_ASCII));
    }

    /** A number is written without an exponent, which few readers of a form expect. */
    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
