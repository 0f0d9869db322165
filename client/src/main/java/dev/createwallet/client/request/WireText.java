package dev.createwallet.client.request;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Values as text on the wire. */
public final class WireText {

    private WireText() {}

    /**
     * The text of a value: of a number without an exponent, which few readers expect, and of a time with its seconds,
     * which RFC 3339 asks for.
     */
    public static String of(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof OffsetDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        return value.toString();
    }
}
