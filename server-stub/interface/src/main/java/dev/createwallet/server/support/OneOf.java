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
import java.util.Set;

/** A value that is one of these. Null is valid. */
@Documented
@Constraint(validatedBy = OneOf.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OneOf {

    /**
     * The values.
     *
     * @return the values, as text
     */
    String[] value();

    /**
     * The message of a violation.
     *
     * @return the message
     */
    String message() default "must be one of: {value}";

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

    /** Checks the constraint. */
    final class Validator implements ConstraintValidator<OneOf, Object> {

        private Set<String> values = Set.of();

        /** For the implementation of Bean Validation. */
        public Validator() {
            super();
        }

        @Override
        public void initialize(OneOf constraint) {
            values = Set.of(constraint.value());
        }

        @Override
        public boolean isValid(Object value, ConstraintValidatorContext context) {
            return value == null || values.contains(Wire.text(value));
        }
    }
}
