package dev.createwallet.server.stub.internal.sandbox;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The preferences of a {@code Prefer} header (RFC 7240).
 *
 * @param values by the names of the preferences, in lower case; those without a value are left out
 */
public record Preferences(Map<String, String> values) {

    static final String HEADER = "Prefer";

    /** A documented response, by its status, by its example's name, or both. */
    static final String CODE = "code";

    static final String EXAMPLE = "example";

    /** Of a next response: the operationId that it is for. */
    static final String OPERATION = "operation";

    /** Drops the connection in place of a response, or in the middle of it. */
    public static final String FAULT = "fault";

    public static final String FAULT_DROP = "drop";
    public static final String FAULT_TRUNCATE = "truncate";

    /** Responds later, by so many milliseconds. */
    public static final String DELAY = "delay";

    /** Well below the time after which an idle connection is closed. */
    public static final int MAX_DELAY = 10_000;

    private static final String GRANTED = Preferences.class.getName();
    private static final Preferences NONE = new Preferences(Map.of());

    static Preferences of(@Nullable String header) {
        if (header == null) {
            return NONE;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String preference : header.split("[,;]", -1)) {
            int equals = preference.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(
                        preference.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        preference.substring(equals + 1).strip().replace("\"", ""));
            }
        }
        return new Preferences(values);
    }

    /** Whether it asks for something that the stub can do. */
    boolean asksForSomething() {
        return List.of(CODE, EXAMPLE, FAULT, DELAY).stream().anyMatch(values::containsKey);
    }

    boolean asksForResponse() {
        return values.containsKey(CODE) || values.containsKey(EXAMPLE);
    }

    /** Keeps the preferences with the request, for the runtime to delay or break the response. */
    void grant(ContainerRequestContext request) {
        request.setProperty(GRANTED, this);
    }

    /** The preferences that are kept with the request. */
    public static Preferences grantedTo(ContainerRequestContext request) {
        return request.getProperty(GRANTED) instanceof Preferences granted ? granted : NONE;
    }

    public @Nullable String value(String name) {
        return values.get(name);
    }

    /** A whole number that is not negative; empty if there is none. */
    public OptionalInt number(String name) {
        String value = values.get(name);
        return value != null && value.matches("\\d{1,9}")
                ? OptionalInt.of(Integer.parseInt(value))
                : OptionalInt.empty();
    }
}
