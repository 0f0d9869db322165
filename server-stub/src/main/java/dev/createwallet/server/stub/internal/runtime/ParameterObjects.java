package dev.createwallet.server.stub.internal.runtime;

import dev.createwallet.server.stub.internal.filter.Received;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * Fills parameter objects. Jersey injects them field by field and looks for the way to do so at each request, and it
 * parses the form again, which together takes a sixth of the time of a request. It still fills what this does not know.
 */
final class ParameterObjects implements ValueParamProvider {

    /** What a field is set to. */
    private record Binding(Field field, Function<ContainerRequest, @Nullable List<String>> values) {

        void set(Object object, ContainerRequest request) throws IllegalAccessException {
            List<String> sent = values.apply(request);
            if (field.getType() == List.class) {
                field.set(object, sent == null ? List.of() : sent);
            } else if (sent != null && !sent.isEmpty()) {
                field.set(object, sent.get(0));
            }
        }
    }

    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        if (!parameter.isAnnotationPresent(BeanParam.class)) {
            return null;
        }
        List<Binding> bindings = new ArrayList<>();
        for (Field field : parameter.getRawType().getDeclaredFields()) {
            Function<ContainerRequest, @Nullable List<String>> values = values(field);
            boolean isText = field.getType() == String.class
                    || field.getGenericType().getTypeName().equals("java.util.List<java.lang.String>");
            if (values == null || !isText || field.isAnnotationPresent(DefaultValue.class)) {
                return null;
            }
            field.setAccessible(true);
            bindings.add(new Binding(field, values));
        }
        try {
            Constructor<?> constructor = parameter.getRawType().getConstructor();
            return request -> filled(constructor, bindings, request);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static Object filled(Constructor<?> constructor, List<Binding> bindings, ContainerRequest request) {
        try {
            Object object = constructor.newInstance();
            for (Binding binding : bindings) {
                binding.set(object, request);
            }
            return object;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A parameter object can't be filled", e);
        }
    }

    private static @Nullable Function<ContainerRequest, @Nullable List<String>> values(Field field) {
        PathParam path = field.getAnnotation(PathParam.class);
        if (path != null) {
            return request -> request.getUriInfo().getPathParameters().get(path.value());
        }
        QueryParam query = field.getAnnotation(QueryParam.class);
        if (query != null) {
            return request -> request.getUriInfo().getQueryParameters().get(query.value());
        }
        HeaderParam header = field.getAnnotation(HeaderParam.class);
        if (header != null) {
            return request -> request.getRequestHeader(header.value());
        }
        FormParam form = field.getAnnotation(FormParam.class);
        if (form != null) {
            return request -> Received.of(request)
                    .map(received -> received.form().get(form.value()))
                    .orElse(null);
        }
        return null;
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }
}
