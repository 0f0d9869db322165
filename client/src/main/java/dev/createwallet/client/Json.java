package dev.createwallet.client;

import dev.createwallet.client.request.WireText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON for the generated code. */
final class Json {

    static final JsonReader<String> STRING = value -> typed(value, String.class, "a string");
    static final JsonReader<Boolean> BOOLEAN = value -> typed(value, Boolean.class, "a boolean");
    static final JsonReader<BigDecimal> NUMBER = Json::number;
    static final JsonReader<Integer> INTEGER =
            value -> integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE).intValueExact();
    static final JsonReader<Long> LONG =
            value -> integer(value, Long.MIN_VALUE, Long.MAX_VALUE).longValueExact();
    static final JsonReader<LocalDate> DATE = value -> parsed(value, LocalDate::parse, "a date");
    static final JsonReader<OffsetDateTime> DATE_TIME = value -> parsed(value, OffsetDateTime::parse, "a date-time");
    static final JsonReader<JsonObject> OBJECT = value -> typed(value, JsonObject.class, "an object");

    @SuppressWarnings("NullAway") // It does not know nullable type arguments.
    static final JsonReader<@Nullable Object> ANY = value -> value;

    private static final Pattern NUMBER_TEXT = Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][-+]?[0-9]+)?");

    /**
     * Jackson's limit for a number that is not in quotes; the time to parse one grows with the square of its length.
     */
    private static final int MAX_DIGITS = 1000;

    private Json() {}

    /** A generated record. */
    static <T> JsonReader<T> object(Function<JsonObject, T> constructor) {
        return value -> constructor.apply(OBJECT.read(value));
    }

    /** A generated type that wraps a text: an enum that takes unknown values too. */
    static <T> JsonReader<T> text(Function<String, T> constructor) {
        return value -> constructor.apply(STRING.read(value));
    }

    @SuppressWarnings("NullAway") // It does not know nullable type arguments.
    static <T extends @Nullable Object> JsonReader<@Nullable T> nullable(JsonReader<T> reader) {
        return value -> value == null ? null : reader.read(value);
    }

    /** Unmodifiable. */
    static <T extends @Nullable Object> JsonReader<List<T>> list(JsonReader<T> items) {
        return value -> {
            List<T> list = new ArrayList<>();
            for (Object each : typed(value, List.class, "an array")) {
                try {
                    list.add(items.read(each));
                } catch (Mismatch e) {
                    throw e.in(list.size());
                }
            }
            return Collections.unmodifiableList(list);
        };
    }

    /** Unmodifiable, in the order of the response. */
    static <T extends @Nullable Object> JsonReader<Map<String, T>> map(JsonReader<T> values) {
        return value -> {
            Map<String, T> map = new LinkedHashMap<>();
            OBJECT.read(value).members().forEach((name, each) -> {
                try {
                    map.put(name, values.read(each));
                } catch (Mismatch e) {
                    throw e.in(name);
                }
            });
            return Collections.unmodifiableMap(map);
        };
    }

    /** The JSON form of a list. */
    static <T extends @Nullable Object> List<@Nullable Object> each(List<T> values, Function<T, Object> writer) {
        List<@Nullable Object> written = new ArrayList<>();
        values.forEach(each -> written.add(each == null ? null : writer.apply(each)));
        return written;
    }

    /** The JSON form of a map. */
    static <T extends @Nullable Object> Map<String, @Nullable Object> each(
            Map<String, T> values, Function<T, Object> writer) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        values.forEach((name, each) -> written.put(name, each == null ? null : writer.apply(each)));
        return written;
    }

    static String dateTime(OffsetDateTime time) {
        return WireText.of(time);
    }

    /** An unmodifiable copy. */
    static <T extends @Nullable Object> List<T> copy(List<T> values) {
        return Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** An unmodifiable copy. */
    static <T extends @Nullable Object> Map<String, T> copy(Map<String, T> values) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    private static <T> T typed(@Nullable Object value, Class<T> type, String kind) {
        if (value == null) {
            throw new Mismatch("is null");
        }
        if (!type.isInstance(value)) {
            throw new Mismatch("is not " + kind);
        }
        return type.cast(value);
    }

    private static <T> T parsed(@Nullable Object value, Function<String, T> parser, String kind) {
        try {
            return parser.apply(typed(value, String.class, kind));
        } catch (DateTimeException e) {
            // The message quotes the text.
            throw new Mismatch("is not " + kind);
        }
    }

    /** Accepts a string that holds a number, too: the provider's pages disagree on the type. */
    private static BigDecimal number(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        String text = value instanceof String || value instanceof Number ? value.toString() : "";
        try {
            if (text.length() <= MAX_DIGITS && NUMBER_TEXT.matcher(text).matches()) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException e) {
            // An exponent that is out of range.
        }
        throw new Mismatch(value == null ? "is null" : "is not a number");
    }

    private static BigDecimal integer(@Nullable Object value, long min, long max) {
        BigDecimal number = typed(value, Number.class, "an integer") instanceof BigDecimal decimal
                ? decimal
                : value instanceof BigInteger whole ? new BigDecimal(whole) : new BigDecimal(String.valueOf(value));
        if (number.stripTrailingZeros().scale() > 0) {
            throw new Mismatch("is not an integer");
        }
        if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw new Mismatch("is outside of the integers from " + min + " to " + max);
        }
        return number;
    }
}
