package dev.createwallet.client;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request to be, already encoded. Values that are null are left out. */
final class Call {

    private final String method;
    private String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final StringBuilder form = new StringBuilder();

    /** Takes the path as the contract has it, with its parameters in braces. */
    Call(String method, String path) {
        this.method = method;
        this.path = path;
    }

    Call path(String name, String value) {
        path = path.replace("{" + name + "}", UrlEncoding.segment(value));
        return this;
    }

    Call header(String name, @Nullable Object value) {
        if (value != null) {
            headers.put(name, text(value));
        }
        return this;
    }

    Call form(String name, @Nullable Object value) {
        if (value != null) {
            form.append(form.length() == 0 ? "" : "&")
                    .append(UrlEncoding.form(name))
                    .append('=')
                    .append(UrlEncoding.form(text(value)));
        }
        return this;
    }

    /**
     * Refuses what a header cannot carry as it is: the JDK would send a question mark for it, or quote the value in an
     * exception.
     */
    static String requireHeader(String name, String value) {
        if (!value.equals(value.strip()) || !value.chars().allMatch(c -> c >= ' ' && c <= '~' || c == '\t')) {
            throw new IllegalArgumentException(
                    name + " must be fit for a header: printable ASCII alone, and no space at either end");
        }
        return value;
    }

    /** A number is written without an exponent, which few readers of a form expect. */
    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** ASCII alone. */
    String form() {
        return form.toString();
    }
}
