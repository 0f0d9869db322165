package dev.createwallet.server.support;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Converts between values on the wire and Java types, for generated code. Text that is not of the type is an
 * {@link IllegalArgumentException} or a {@link java.time.DateTimeException}; the constraints reject it before.
 */
public final class Wire {

    private Wire() {}

    /**
     * Converts a value.
     *
     * @param <A> the type of the value
     * @param <B> the other type
     * @param value the value, or null
     * @param function the conversion
     * @return the converted value, null for null
     */
    public static <A, B> B convert(A value, Function<? super A, ? extends B> function) {
        return value == null ? null : function.apply(value);
    }

    /**
     * Converts the elements of a list.
     *
     * @param <A> the type of an element
     * @param <B> the other type
     * @param function converts an element
     * @return the conversion of a list
     */
    public static <A, B> Function<List<A>, List<B>> each(Function<? super A, ? extends B> function) {
        return list -> {
            List<B> converted = new ArrayList<>(list.size());
            list.forEach(element -> converted.add(convert(element, function)));
            return Collections.unmodifiableList(converted);
        };
    }

    /**
     * Converts the values of a map.
     *
     * @param <A> the type of a value
     * @param <B> the other type
     * @param function converts a value
     * @return the conversion of a map
     */
    public static <A, B> Function<Map<String, A>, Map<String, B>> eachValue(Function<? super A, ? extends B> function) {
        return map -> {
            Map<String, B> converted = new LinkedHashMap<>();
            map.forEach((name, value) -> converted.put(name, convert(value, function)));
            return Collections.unmodifiableMap(converted);
        };
    }

    /**
     * Copies a list, so that it no longer changes.
     *
     * @param <A> the type of an element
     * @param list the list, or null
     * @return an unmodifiable copy, null for null
     */
    public static <A> List<A> copy(List<A> list) {
        return list == null ? null : Collections.unmodifiableList(new ArrayList<>(list));
    }

    /**
     * Copies a map, so that it no longer changes.
     *
     * @param <A> the type of a value
     * @param map the map, or null
     * @return an unmodifiable copy, null for null
     */
    public static <A> Map<String, A> copy(Map<String, A> map) {
        return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * The text of a single value.
     *
     * @param value a text, number, boolean, date, date and time, or enum
     * @return as it is on the wire
     */
    public static String text(Object value) {
        if (value instanceof OffsetDateTime dateTime) {
            // Unlike toString(), it never leaves the seconds out.
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(dateTime);
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /**
     * Parses a date.
     *
     * @param text as {@code 2023-06-30}
     * @return the date
     */
    public static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    /**
     * Parses a date and time.
     *
     * @param text as {@code 2023-06-30T12:00:00Z}
     * @return the date and time
     */
    public static OffsetDateTime dateTime(String text) {
        return OffsetDateTime.parse(text);
    }

    /**
     * Parses an integer of 32 bits.
     *
     * @param text the digits
     * @return the integer
     */
    public static Integer int32(String text) {
        return Integer.valueOf(text);
    }

    /**
     * Parses an integer of 64 bits.
     *
     * @param text the digits
     * @return the integer
     */
    public static Long int64(String text) {
        return Long.valueOf(text);
    }

    /**
     * Parses a number.
     *
     * @param text the digits
     * @return the number, without loss
     */
    public static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    /**
     * Parses a boolean.
     *
     * @param text {@code true} or {@code false}
     * @return the boolean
     */
    public static Boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("Neither true nor false");
        }
        return Boolean.valueOf(text);
    }
}
