package dev.createwallet.server.support;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.DateTimeException;

/** A text that has a format. Null is valid. */
@Documented
@Constraint(validatedBy = Format.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Format {

    /**
     * The format.
     *
     * @return the format
     */
    Kind value();

    /**
     * The message of a violation.
     *
     * @return the message
     */
    String message() default "must have the format {value}";

    /**
     * The groups of the constraint.
     *
     * @return the groups
     */
    Class<?>[] groups() default {};

    /**
     * The payload of the constraint.
     *
     * @return the payload
     */
    Class<? extends Payload>[] payload() default {};

    /** The formats. */
    enum Kind {
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** A date of RFC 3339. */
        DATE,
        /** A date and time of RFC 3339. */
        DATE_TIME,
        /** An integer of 32 bits. */
        INT32,
        /** An integer of 64 bits. */
        INT64,
        /** A decimal number. */
        NUMBER
    }

    /** Checks the constraint. */
    final class Validator implements ConstraintValidator<Format, String> {

        private Kind kind = Kind.NUMBER;

        /** For the implementation of Bean Validation. */
        public Validator() {
            super();
        }

        @Override
        public void initialize(Format constraint) {
            kind = constraint.value();
        }

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            try {
                return value == null || parsed(value) != null;
            } catch (DateTimeException | IllegalArgumentException e) {
                return false;
            }
        }

        private Object parsed(String value) {
            return switch (kind) {
                case BOOLEAN -> Wire.bool(value);
                case DATE -> Wire.date(value);
                case DATE_TIME -> Wire.dateTime(value);
                case INT32 -> Wire.int32(value);
                case INT64 -> Wire.int64(value);
                case NUMBER -> Wire.number(value);
            };
        }
    }
}
