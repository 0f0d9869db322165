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
import java.math.BigDecimal;

/** A number that is a whole multiple of another. Null is valid. */
@Documented
@Constraint(validatedBy = MultipleOf.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface MultipleOf {

    /**
     * The other number.
     *
     * @return the number, as text
     */
    String value();

    /**
     * The message of a violation.
     *
     * @return the message
     */
    String message() default "must be a multiple of {value}";

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
    final class Validator implements ConstraintValidator<MultipleOf, Object> {

        private BigDecimal step = BigDecimal.ONE;

        /** For the implementation of Bean Validation. */
        public Validator() {
            super();
        }

        @Override
        public void initialize(MultipleOf constraint) {
            step = new BigDecimal(constraint.value());
        }

        @Override
        public boolean isValid(Object value, ConstraintValidatorContext context) {
            try {
                return value == null
                        || new BigDecimal(Wire.text(value)).remainder(step).signum() == 0;
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }
}
