package dev.createwallet.client.request;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.createwallet.client.sending.OutgoingRequest;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the values of one request and encodes them. A value that is null is left out. */
public final class RequestEncoder {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Set<String> OF_THE_CLIENT = Set.of(
            "accept",
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private final String method;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final StringBuilder query = new StringBuilder();
    private final StringBuilder form = new StringBuilder();
    private String path;
    private @Nullable String contentType;
    private byte @Nullable [] body;
    private boolean withCredentials = true;

    /** Takes the path as the contract has it, with its parameters in braces. */
    public RequestEncoder(String method, String path) {
        this.method = method;
        this.path = path;
    }

    public RequestEncoder path(String name, Object value) {
        path = path.replace("{" + name + "}", UrlEncoding.segment(WireText.of(value)));
        return this;
    }

    /** A collection becomes several parameters of the name. */
    public RequestEncoder query(String name, @Nullable Object value) {
        each(value, text -> append(query, UrlEncoding.segment(name), UrlEncoding.segment(text)));
        return this;
    }

    public RequestEncoder header(String name, @Nullable Object value) {
        if (value != null) {
            headers.put(name, WireText.of(value));
        }
        return this;
    }

    /** A request with a field, even one that is left out, has a form. */
    public RequestEncoder form(String name, @Nullable Object value) {
        contentType = FORM;
        if (value != null) {
            append(form, UrlEncoding.form(name), UrlEncoding.form(WireText.of(value)));
        }
        return this;
    }

    /**
     * Adds a field that the contract does not have.
     *
     * @throws IllegalArgumentException if the request has no form
     */
    public void additionalForm(String name, String value) {
        if (!FORM.equals(contentType)) {
            throw new IllegalArgumentException("Invalid formField " + name + ": the request has no form");
        }
        form(name, value);
    }

    public RequestEncoder body(String mediaType, byte @Nullable [] bytes) {
        if (bytes != null) {
            contentType = mediaType;
            body = bytes;
        }
        return this;
    }

    /** The contract asks for none. */
    public RequestEncoder withoutCredentials() {
        withCredentials = false;
        return this;
    }

    private static void each(@Nullable Object value, Consumer<String> sender) {
        Collection<?> values = value instanceof Collection<?> many ? many : value == null ? List.of() : List.of(value);
        values.forEach(each -> sender.accept(WireText.of(each)));
    }

    private static void append(StringBuilder all, String name, String value) {
        all.append(all.length() == 0 ? "" : "&").append(name).append('=').append(value);
    }

    /**
     * Rejects text that a header cannot carry: the JDK would send a question mark for it, or quote the value in an
     * exception.
     *
     * @return the value
     * @throws IllegalArgumentException if there is such text; the message does not show it
     */
    public static <T> T requireHeader(String name, T value) {
        String text = WireText.of(require(name, value));
        if (!text.equals(text.strip()) || !text.chars().allMatch(c -> (c >= ' ' && c <= '~') || c == '\t')) {
            throw new IllegalArgumentException(
                    "Invalid " + name + ": a header takes printable ASCII only, without a space at either end");
        }
        return value;
    }

    /**
     * Rejects what is no name of a header (RFC 9110, section 5.6.2), and names of headers that the client sets.
     *
     * @return the name
     * @throws IllegalArgumentException if it is one of these
     */
    public static String requireHeaderName(String name) {
        if (!TOKEN.matcher(require("name", name)).matches()) {
            throw new IllegalArgumentException("Invalid name of a header: HTTP does not allow it");
        }
        if (OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Invalid name of a header: the client sets " + name + " itself");
        }
        return name;
    }

    public static String requireNonEmpty(String name, String value) {
        if (require(name, value).isEmpty()) {
            throw new IllegalArgumentException("Invalid " + name + ": it must not be empty");
        }
        return value;
    }

    /**
     * Rejects null.
     *
     * @return the value
     * @throws NullPointerException with the name as message
     */
    public static <T> T require(String name, @Nullable T value) {
        return Objects.requireNonNull(value, name);
    }

    /**
     * Makes the request.
     *
     * @param baseUri without a slash at its end
     * @param credentials how they are sent
     * @param clientHeaders headers that the client sets; OpenAPI says that a parameter does not replace them
     * @param moreHeaders headers that the contract does not have
     */
    public OutgoingRequest encode(
            String baseUri,
            Credentials credentials,
            Map<String, String> clientHeaders,
            Map<String, String> moreHeaders) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(moreHeaders);
        all.putAll(clientHeaders);
        if (contentType != null) {
            all.put("Content-Type", contentType);
        }
        if (withCredentials) {
            credentials.addTo(all, query);
        }
        String target = baseUri + path + (query.length() == 0 ? "" : "?" + query);
        return new OutgoingRequest(
                method,
                URI.create(target),
                all,
                body != null ? body : form.toString().getBytes(US_ASCII));
    }
}
