package dev.createwallet.server.stub;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The preferences of a {@code Prefer} header (RFC 7240).
 *
 * @param values by the names of the preferences, in lower case; those without a value are left out
 */
record Preferences(Map<String, String> values) {

    static final String HEADER = "Prefer";

    /** Drops the connection instead of answering, or in the middle of the answer. */
    static final String FAULT = "fault";
    static final String FAULT_DROP = "drop";
    static final String FAULT_TRUNCATE = "truncate";

    /** Answers later, by so many milliseconds. */
    static final String DELAY = "delay";

    /** Well below the time after which an idle connection is closed. */
    static final int MAX_DELAY = 10_000;

    private static final Preferences NONE = new Preferences(Map.of());

    static Preferences of(@Nullable String header) {
        if (header == null) {
            return NONE;
        }
        var values = new LinkedHashMap<String, String>();
        for (var preference : header.split("[,;]")) {
            var equals = preference.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(preference.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        preference.substring(equals + 1).strip().replace("\"", ""));
            }
        }
        return new Preferences(values);
    }

    @Nullable String value(String name) {
        return values.get(name);
    }

    /** A whole number that is not negative; empty if it isn't there or isn't such a number. */
    OptionalInt number(String name) {
        var value = values.get(name);
        return value != null && value.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
    }
}
