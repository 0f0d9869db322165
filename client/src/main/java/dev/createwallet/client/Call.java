package dev.createwallet.client;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request to be, already encoded. Values that are null are left out. */
final class Call {

    private final String method;
    private String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final StringBuilder form = new StringBuilder();
    private final Set<String> names = new HashSet<>();

    /** Takes the path as the contract has it, with its parameters in braces. */
    Call(String method, String path) {
        this.method = method;
        this.path = path;
    }

    Call path(String name, String value) {
        names.add(name);
        path = path.replace("{" + name + "}", UrlEncoding.segment(value));
        return this;
    }

    Call header(String name, @Nullable Object value) {
        names.add(name);
        if (value != null) {
            headers.put(name, text(value));
        }
        return this;
    }

    Call form(String name, @Nullable Object value) {
        names.add(name);
        if (value != null) {
            form.append(form.length() == 0 ? "" : "&")
                    .append(UrlEncoding.form(name))
                    .append('=')
                    .append(UrlEncoding.form(text(value)));
        }
        return this;
    }

    /** A number is written without an exponent, which few readers of a form expect. */
    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** The parameters and fields that the operation has, sent or not. */
    Set<String> names() {
        return names;
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
