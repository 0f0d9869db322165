package dev.createwallet.server.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintValidator;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintsTest {

    /** Bears the constraints. */
    @SuppressWarnings("unused")
    private static final class Bean {

        @MultipleOf("0.01")
        private Object cents;

        @OneOf({"1", "2.5"})
        private Object one;

        @UniqueItems
        private Object unique;

        @AtLeastIfAny(2)
        private Object two;

        @Format(Format.Kind.BOOLEAN) private Object bool;

        @Format(Format.Kind.DATE) private Object date;

        @Format(Format.Kind.DATE_TIME) private Object dateTime;

        @Format(Format.Kind.INT32) private Object int32;

        @Format(Format.Kind.INT64) private Object int64;

        @Format(Format.Kind.NUMBER) private Object number;
    }

    private static <A extends Annotation, T> boolean isValid(
            ConstraintValidator<A, T> validator, Class<A> type, String field, T value)
            throws ReflectiveOperationException {
        validator.initialize(Bean.class.getDeclaredField(field).getAnnotation(type));
        return validator.isValid(value, null);
    }

    @ParameterizedTest
    @CsvSource({
        "bool,     true,                      false, TRUE",
        "date,     2024-02-29,                2023-02-29, 2023-6-30",
        "dateTime, 2023-06-30T12:00:00+05:30, 2023-06-30T12:00:00, today",
        "int32,    -2147483648,               2147483648, 1.5",
        "int64,    9223372036854775807,       9223372036854775808, x",
        "number,   -0.10,                     '', NaN"
    })
    void acceptsTextOfTheFormatOnly(String field, String valid, String first, String second) throws Exception {
        assertThat(isValid(new Format.Validator(), Format.class, field, valid)).isTrue();
        assertThat(isValid(new Format.Validator(), Format.class, field, null)).isTrue();
        assertThat(isValid(new Format.Validator(), Format.class, field, second)).isFalse();
        assertThat(isValid(new Format.Validator(), Format.class, field, first)).isEqualTo(field.equals("bool"));
    }

    @Test
    void acceptsMultiplesOfANumberOnly() throws Exception {
        assertThat(isValid(new MultipleOf.Validator(), MultipleOf.class, "cents", new BigDecimal("10.05")))
                .isTrue();
        assertThat(isValid(new MultipleOf.Validator(), MultipleOf.class, "cents", "7"))
                .isTrue();
        assertThat(isValid(new MultipleOf.Validator(), MultipleOf.class, "cents", new BigDecimal("0.005")))
                .isFalse();
        assertThat(isValid(new MultipleOf.Validator(), MultipleOf.class, "cents", "seven"))
                .isFalse();
    }

    @Test
    void acceptsListedValuesOnly() throws Exception {
        assertThat(isValid(new OneOf.Validator(), OneOf.class, "one", 1L)).isTrue();
        assertThat(isValid(new OneOf.Validator(), OneOf.class, "one", new BigDecimal("2.5")))
                .isTrue();
        assertThat(isValid(new OneOf.Validator(), OneOf.class, "one", 2L)).isFalse();
    }

    @Test
    void acceptsListsWithoutEqualElementsAndOfTheRightSizeOnly() throws Exception {
        assertThat(isValid(new UniqueItems.Validator(), UniqueItems.class, "unique", Arrays.asList("a", null)))
                .isTrue();
        assertThat(isValid(new UniqueItems.Validator(), UniqueItems.class, "unique", List.of("a", "a")))
                .isFalse();
        assertThat(isValid(new AtLeastIfAny.Validator(), AtLeastIfAny.class, "two", List.of()))
                .isTrue();
        assertThat(isValid(new AtLeastIfAny.Validator(), AtLeastIfAny.class, "two", List.of("a")))
                .isFalse();
        assertThat(isValid(new AtLeastIfAny.Validator(), AtLeastIfAny.class, "two", List.of("a", "b")))
                .isTrue();
    }

    @Test
    void writesDatesAndNumbersAsTheContractHasThem() {
        assertThat(Wire.text(OffsetDateTime.parse("2023-06-30T12:00Z"))).isEqualTo("2023-06-30T12:00:00Z");
        assertThat(Wire.text(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(Wire.convert(Arrays.asList("1", null), Wire.each(Wire::int64)))
                .containsExactly(1L, null);
    }
}
