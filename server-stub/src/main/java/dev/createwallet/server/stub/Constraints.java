package dev.createwallet.server.stub;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.executable.ExecutableValidator;
import java.lang.reflect.Method;
import java.util.Locale;

/**
 * Holds a call against the constraints that the generated interface declares.
 *
 * <p>A runtime could do so too, but each with an extension of its own and an expression language beside it.
 */
final class Constraints {

    private final ExecutableValidator validator = Validation.byDefaultProvider()
            .configure()
            .ignoreXmlConfiguration()
            .messageInterpolator(new AttributesInMessage())
            .buildValidatorFactory()
            .getValidator()
            .forExecutables();

    /**
     * Checks the arguments of a call.
     *
     * @throws ConstraintViolationException if they break a constraint
     */
    void check(Object resource, Method operation, Object... arguments) {
        var violations = validator.validateParameters(resource, operation, arguments);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
    }

    /** Fills in the attributes of the constraint. The messages of the contract's constraints need no more. */
    private static final class AttributesInMessage implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            var message = template;
            for (var attribute : context.getConstraintDescriptor().getAttributes().entrySet()) {
                message = message.replace("{" + attribute.getKey() + "}", String.valueOf(attribute.getValue()));
            }
            return message;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return interpolate(template, context);
        }
    }
}
