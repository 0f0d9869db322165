package dev.createwallet.server.stub.internal.scenario;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Checks the constraints of the generated classes. A runtime could do so too, but each with an extension of its own and
 * an expression language beside it.
 */
final class Validation {

    private final CompletableFuture<Validator> validator = CompletableFuture.supplyAsync(Validation::validator);

    private static Validator validator() {
        return jakarta.validation.Validation.byDefaultProvider()
                .configure()
                .ignoreXmlConfiguration()
                .messageInterpolator(new AttributesInMessage())
                .buildValidatorFactory()
                .getValidator();
    }

    void check(Object value) {
        Set<ConstraintViolation<Object>> violations = validator.join().validate(value);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
    }

    /** Fills in the attributes of the constraint. The messages of the contract's constraints need no more. */
    private static final class AttributesInMessage implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            String message = template;
            for (Map.Entry<String, Object> attribute :
                    context.getConstraintDescriptor().getAttributes().entrySet()) {
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
