package dev.createwallet.server.stub.internal.response;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.executable.ExecutableValidator;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Holds a call against the constraints that the generated interface declares.
 *
 * <p>A runtime could do so too, but each with an extension of its own and an expression language beside it.
 */
final class Constraints {

    private final Map<String, Method> operations;
    private final CompletableFuture<ExecutableValidator> validator;

    /**
     * Prepares the check, which goes on beside the start of the runtime.
     *
     * @param resource implements the generated interface
     */
    Constraints(Class<?> resource) {
        this.operations = Arrays.stream(resource.getInterfaces())
                .flatMap(api -> Arrays.stream(api.getMethods()))
                .collect(Collectors.toUnmodifiableMap(Method::getName, method -> method));
        this.validator = CompletableFuture.supplyAsync(() -> validator(resource));
    }

    private static ExecutableValidator validator(Class<?> resource) {
        Validator validator = Validation.byDefaultProvider()
                .configure()
                .ignoreXmlConfiguration()
                .messageInterpolator(new AttributesInMessage())
                .buildValidatorFactory()
                .getValidator();
        // Read here, not by the first request.
        validator.getConstraintsForClass(resource);
        return validator.forExecutables();
    }

    /**
     * Checks the arguments of a call.
     *
     * @param operation the name of its method in the interface
     * @throws ConstraintViolationException if they break a constraint
     */
    void check(Object resource, String operation, Object... arguments) {
        Set<ConstraintViolation<Object>> violations = validator.join().validateParameters(
                resource, Objects.requireNonNull(operations.get(operation), operation), arguments);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
    }

    /** Fills in the attributes of the constraint. The messages of the contract's constraints need no more. */
    private static final class AttributesInMessage implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            String message = template;
            for (Map.Entry<String, Object> attribute : context.getConstraintDescriptor().getAttributes().entrySet()) {
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
