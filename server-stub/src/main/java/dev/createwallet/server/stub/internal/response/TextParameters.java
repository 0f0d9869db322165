package dev.createwallet.server.stub.internal.response;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Takes text parameters as they are. Without it Jersey looks for a conversion by reflection, for each parameter of each
 * request.
 */
public final class TextParameters implements ParamConverterProvider {

    private static final ParamConverter<String> AS_IT_IS = new ParamConverter<>() {

        @Override
        public String fromString(String value) {
            return value;
        }

        @Override
        public String toString(String value) {
            return value;
        }
    };

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == String.class ? (ParamConverter<T>) AS_IT_IS : null;
    }
}
