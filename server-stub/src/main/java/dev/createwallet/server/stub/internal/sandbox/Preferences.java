package dev.createwallet.server.stub.internal.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    static final String FAULT = "fault";

    /** Responds later, by so many milliseconds: a number, or two with a hyphen between them for one in between. */
    static final String DELAY = "delay";

    private static final Pattern MILLISECONDS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    private static final List<String> NAMES = List.of(CODE, EXAMPLE, FAULT, DELAY, OPERATION);

    /** Well below the time after which an idle connection is closed. */
    public static final int MAX_DELAY = 10_000;

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

    /** As in a header, without what is not known: a client may send anything there. */
    @Override
    public String toString() {
        return NAMES.stream()
                .filter(values::containsKey)
                .map(name -> name + "=" + values.get(name))
                .collect(Collectors.joining("; "));
    }

    /** Whether it asks for something that the stub can do. */
    boolean asksForSomething() {
        return asksForResponse() || values.containsKey(FAULT) || values.containsKey(DELAY);
    }

    boolean asksForResponse() {
        return values.containsKey(CODE) || values.containsKey(EXAMPLE);
    }

    /** What a request must have in its parameters for a next response to be given to it, by their names. */
    Map<String, String> conditions() {
        Map<String, String> conditions = new LinkedHashMap<>(values);
        NAMES.forEach(conditions::remove);
        return conditions;
    }

    /** The fault that is asked for; empty if there is none, or an unknown one. */
    public Optional<Fault> fault() {
        return Optional.ofNullable(values.get(FAULT)).flatMap(Fault::of);
    }

    /** How long to wait, in milliseconds; empty if it is malformed or too long. */
    OptionalInt delay(Random random) {
        Matcher delay = MILLISECONDS.matcher(String.valueOf(values.get(DELAY)));
        if (!delay.matches()) {
            return OptionalInt.empty();
        }
        int least = Integer.parseInt(delay.group(1));
        int most = delay.group(2) == null ? least : Integer.parseInt(delay.group(2));
        return least <= most && most <= MAX_DELAY
                ? OptionalInt.of(least + random.nextInt(most - least + 1))
                : OptionalInt.empty();
    }

    /** The same, with this delay in place of a range. */
    Preferences withDelay(OptionalInt delay) {
        if (delay.isEmpty()) {
            return this;
        }
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(DELAY, String.valueOf(delay.getAsInt()));
        return new Preferences(changed);
    }

    @Nullable String value(String name) {
        return values.get(name);
    }

    /** A whole number that is not negative; empty if there is none. */
    OptionalInt number(String name) {
        String value = values.get(name);
        return value != null && value.matches("\\d{1,9}")
                ? OptionalInt.of(Integer.parseInt(value))
                : OptionalInt.empty();
    }
}
