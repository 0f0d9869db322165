package dev.createwallet.server.stub.internal.response;

import dev.createwallet.server.model.ErrorField;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers a breach of the contract's constraints with the fields that break them, by their names on the wire. */
public final class ViolationMapper implements ExceptionMapper<ConstraintViolationException> {

    private static final String MISSING = "is required";

    @Override
    public Response toResponse(ConstraintViolationException exception) {
        Set<ConstraintViolation<?>> violations = exception.getConstraintViolations();
        List<ErrorField> fields = violations.stream()
                .map(violation -> Rejection.field(nameOnTheWire(violation), reason(violation)))
                .sorted(Comparator.comparing(field -> field.fieldName() + field.reason()))
                .toList();
        String message = fields.stream().map(f -> f.fieldName() + " " + f.reason()).collect(Collectors.joining("; "));
        Rejection.Code code = violations.stream().anyMatch(ViolationMapper::isMissing)
                ? Code.MISSING_MANDATORY_PARAMETER : Code.INVALID_INPUT;
        return new Rejection(400, code, message, fields).response();
    }

    private static String reason(ConstraintViolation<?> violation) {
        return isMissing(violation) ? MISSING : violation.getMessage();
    }

    private static boolean isMissing(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation() instanceof NotNull;
    }

    /** What the generated interface binds the parameter to. */
    private static String nameOnTheWire(ConstraintViolation<?> violation) {
        String method = "";
        Path.ParameterNode parameter = null;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) {
                method = node.getName();
            } else if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.as(Path.ParameterNode.class);
            }
        }
        String name = method;
        Path.ParameterNode node = parameter;
        return node == null ? name : Arrays.stream(violation.getRootBeanClass().getInterfaces())
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(candidate -> candidate.getName().equals(name))
                .flatMap(candidate -> binding(candidate, node.getParameterIndex()).stream())
                .findFirst()
                .orElseGet(node::getName);
    }

    private static Optional<String> binding(Method method, int index) {
        return Stream.of(method.getParameterAnnotations()[index]).flatMap(a -> name(a).stream()).findFirst();
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
        return binding instanceof CookieParam cookie ? Optional.of(cookie.value()) : Optional.empty();
    }
}
