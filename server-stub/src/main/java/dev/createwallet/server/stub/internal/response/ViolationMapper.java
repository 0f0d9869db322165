package dev.createwallet.server.stub.internal.response;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import dev.createwallet.server.stub.internal.response.Rejection.Field;
import dev.createwallet.server.support.Format;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Responds to violations of the contract's constraints with the fields that violate them, by their names on the wire.
 */
public final class ViolationMapper implements ExceptionMapper<ConstraintViolationException> {

    private static final String MISSING = "is required";

    @Override
    public Response toResponse(ConstraintViolationException exception) {
        Map<String, List<ConstraintViolation<?>>> byField = exception.getConstraintViolations().stream()
                .collect(Collectors.groupingBy(ViolationMapper::nameOnTheWire));
        List<Field> fields = byField.entrySet().stream()
                .flatMap(entry -> reasons(entry.getValue()).map(reason -> new Field(entry.getKey(), reason)))
                .distinct()
                .sorted(Comparator.comparing(Field::toString))
                .toList();
        String message = fields.stream().map(Field::toString).collect(Collectors.joining("; "));
        Code code = fields.stream().anyMatch(field -> field.reason().equals(MISSING))
                ? Code.MISSING_MANDATORY_PARAMETER
                : Code.INVALID_INPUT;
        return new Rejection(400, code, message, fields).response();
    }

    /** A text that is no number also violates the limits of numbers, which says nothing. */
    private static Stream<String> reasons(List<ConstraintViolation<?>> violations) {
        List<ConstraintViolation<?>> ofFormat = violations.stream()
                .filter(violation -> annotation(violation) instanceof Format)
                .toList();
        return (ofFormat.isEmpty() ? violations : ofFormat)
                .stream().map(violation -> annotation(violation) instanceof NotNull ? MISSING : violation.getMessage());
    }

    private static Annotation annotation(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation();
    }

    /** The binding of the innermost property. */
    private static String nameOnTheWire(ConstraintViolation<?> violation) {
        String property = "";
        for (Path.Node node : violation.getPropertyPath()) {
            property = node.getKind() == ElementKind.PROPERTY ? node.getName() : property;
        }
        try {
            java.lang.reflect.Field field = violation.getLeafBean().getClass().getDeclaredField(property);
            String name = property;
            return Stream.of(field.getAnnotations())
                    .flatMap(annotation -> name(annotation).stream())
                    .findFirst()
                    .orElse(name);
        } catch (NoSuchFieldException e) {
            return property;
        }
    }

    private static Optional<String> name(Annotation binding) {
        if (binding instanceof FormParam form) {
            return Optional.of(form.value());
        }
        if (binding instanceof HeaderParam header) {
            return Optional.of(header.value());
        }
        if (binding instanceof PathParam path) {
            return Optional.of(path.value());
        }
        if (binding instanceof QueryParam query) {
            return Optional.of(query.value());
        }
        return binding instanceof JsonProperty property ? Optional.of(property.value()) : Optional.empty();
    }
}
