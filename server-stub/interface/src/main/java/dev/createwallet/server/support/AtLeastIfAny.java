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
import java.util.List;

/** A list that is empty, as an absent parameter is, or has at least so many elements. Null is valid. */
@Documented
@Constraint(validatedBy = AtLeastIfAny.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AtLeastIfAny {

    /**
     * The number of elements.
     *
     * @return the number
     */
    int value();

    /**
     * The message of a violation.
     *
     * @return the message
     */
    String message() default "must have at least {value} item(s)";

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
    final class Validator implements ConstraintValidator<AtLeastIfAny, List<?>> {

        private int least;

        /** For the implementation of Bean Validation. */
        public Validator() {
            super();
        }

        @Override
        public void initialize(AtLeastIfAny constraint) {
            least = constraint.value();
        }

        @Override
        public boolean isValid(List<?> value, ConstraintValidatorContext context) {
            return value == null || value.isEmpty() || value.size() >= least;
        }
    }
}
