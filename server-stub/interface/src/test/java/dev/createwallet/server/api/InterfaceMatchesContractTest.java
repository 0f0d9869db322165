package dev.createwallet.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every annotation of the generated code, against the contract as Swagger Parser reads it. */
class InterfaceMatchesContractTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MODELS = "dev.createwallet.server.model.";

    private final OpenAPI contract = contract();
    private final Method method = WalletsApi.class.getMethods()[0];
    private final String path = WalletsApi.class.getAnnotation(Path.class).value();
    private final PathItem item = contract.getPaths().get(path);
    private final Operation operation = item.getPost();

    private static OpenAPI contract() {
        var options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().read("META-INF/openapi/create-wallet.yaml", null, options);
    }

    @Test
    void theOneMethodIsTheOneOperationOfTheContract() {
        assertThat(contract.getPaths()).containsOnlyKeys(path);
        assertThat(item.readOperations()).containsExactly(operation);
        assertThat(WalletsApi.class.getMethods()).hasSize(1);
        assertThat(method.getName()).isEqualTo(operation.getOperationId());
        assertThat(Arrays.stream(method.getAnnotations())
                .flatMap(a -> Stream.ofNullable(a.annotationType().getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value)).containsExactly("POST");
    }

    @Test
    void mediaTypesAreThoseOfTheRequestAndOfTheAnswers() {
        assertThat(method.getAnnotation(Consumes.class).value())
                .containsExactlyElementsOf(operation.getRequestBody().getContent().keySet());
        var produced = method.getAnnotation(Produces.class).value();
        assertThat(operation.getResponses().values())
                .allSatisfy(response -> assertThat(response.getContent()).containsOnlyKeys(produced));
    }

    @Test
    void parametersHaveTheConstraintsOfTheContractAndNoOthers() {
        var expected = new TreeMap<String, Map<String, Object>>();
        operation.getParameters().forEach(p -> expected.put(p.getIn() + " " + p.getName(),
                constraints(p.getSchema(), Boolean.TRUE.equals(p.getRequired()))));
        var form = resolved(operation.getRequestBody().getContent().get(FORM).getSchema());
        properties(form).forEach((name, schema) ->
                expected.put("form " + name, constraints(schema, form.getRequired().contains(name))));

        var actual = new TreeMap<String, Map<String, Object>>();
        for (var parameter : method.getParameters()) {
            assertThat(parameter.getType()).isEqualTo(String.class);
            actual.put(place(parameter), annotated(parameter));
        }

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void theAnswerIsTheSchemaOf200AndMustBeValid() {
        var schema = operation.getResponses().get("200").getContent().get("application/json").getSchema();
        assertThat(schema.get$ref()).endsWith("/" + method.getReturnType().getSimpleName());
        assertThat(Arrays.stream(method.getAnnotatedReturnType().getAnnotations()).map(Annotation::annotationType)
                .collect(Collectors.<Class<?>>toSet())).isSubsetOf(NotNull.class, Valid.class);
        assertThat(method.isAnnotationPresent(NotNull.class)).isTrue();
        assertThat(method.isAnnotationPresent(Valid.class)).isTrue();
    }

    @Test
    void modelsHaveTheFieldsOfTheirSchemasWithTheirConstraints() throws ClassNotFoundException {
        var schemas = new LinkedHashMap<String, Schema<?>>();
        contract.getComponents().getSchemas().forEach((name, schema) -> schemas.put(name, schema));
        // What is sent as a form is a list of parameters, not a model.
        var form = operation.getRequestBody().getContent().get(FORM).getSchema().get$ref();
        schemas.remove(form.substring(form.lastIndexOf('/') + 1));
        assertThat(schemas).isNotEmpty();

        for (var schema : schemas.entrySet()) {
            var model = Class.forName(MODELS + schema.getKey());
            var required = Objects.requireNonNullElse(schema.getValue().getRequired(), List.of());
            var expected = new LinkedHashMap<String, Map<String, Object>>();
            properties(schema.getValue()).forEach((name, property) -> {
                var nullable = Boolean.TRUE.equals(property.getNullable());
                var ofField = constraints(property, required.contains(name) && !nullable);
                ofField.put("type", javaType(property));
                if (required.contains(name) && nullable) {
                    ofField.put("written", JsonInclude.Include.ALWAYS);
                }
                expected.put(name, ofField);
            });

            var actual = new LinkedHashMap<String, Map<String, Object>>();
            for (var field : jsonFields(model)) {
                var ofField = annotated(field);
                ofField.put("type", javaType(field));
                actual.put(field.getAnnotation(JsonProperty.class).value(), ofField);
            }
            assertThat(model.getAnnotation(JsonPropertyOrder.class).value()).containsExactlyElementsOf(expected.keySet());
            assertThat(model.getAnnotation(JsonInclude.class).value()).isEqualTo(JsonInclude.Include.NON_NULL);
            assertThat(List.copyOf(actual.entrySet())).as(schema.getKey()).isEqualTo(List.copyOf(expected.entrySet()));
        }
    }

    /** By the wire's name of the type; of a list with that of its elements, and whether they must be valid. */
    private static String javaType(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return MODELS + schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
        }
        if (schema.getEnum() != null) {
            return "an enum";
        }
        return switch (schema.getType()) {
            case "string" -> String.class.getName();
            case "boolean" -> Boolean.class.getName();
            case "number" -> BigDecimal.class.getName();
            case "array" -> "list of " + (schema.getItems().get$ref() == null ? "" : "valid ") + javaType(schema.getItems());
            default -> throw new AssertionError("Not in any model so far, nor known to the templates: " + schema.getType());
        };
    }

    private static String javaType(Field field) {
        if (field.getAnnotatedType() instanceof AnnotatedParameterizedType list) {
            assertThat(field.getType()).isEqualTo(List.class);
            var element = list.getAnnotatedActualTypeArguments()[0];
            return "list of " + (element.isAnnotationPresent(Valid.class) ? "valid " : "") + element.getType().getTypeName();
        }
        return field.getType().isEnum() ? "an enum" : field.getType().getName();
    }

    private static List<Field> jsonFields(Class<?> model) {
        return Arrays.stream(model.getDeclaredFields())
                .filter(f -> f.isAnnotationPresent(JsonProperty.class)).toList();
    }

    private static Map<String, Schema<?>> properties(Schema<?> schema) {
        var properties = new LinkedHashMap<String, Schema<?>>();
        schema.getProperties().forEach((name, property) -> properties.put(name, property));
        return properties;
    }

    private Schema<?> resolved(Schema<?> schema) {
        var ref = schema.get$ref();
        return ref == null ? schema : contract.getComponents().getSchemas().get(ref.substring(ref.lastIndexOf('/') + 1));
    }

    /** The keywords of a schema that constrain a value, as far as the templates know them; any other one fails the test. */
    private Map<String, Object> constraints(Schema<?> schema, boolean required) {
        assertThat(schema).satisfies(
                s -> assertThat(s.getMultipleOf()).isNull(),
                s -> assertThat(s.getMinimum()).isNull(),
                s -> assertThat(s.getMaximum()).isNull(),
                s -> assertThat(s.getMinItems()).isNull(),
                s -> assertThat(s.getMaxItems()).isNull(),
                s -> assertThat(s.getFormat()).isNull());
        var constraints = new TreeMap<String, Object>();
        if (required) {
            constraints.put("required", true);
        }
        if (schema.getMinLength() != null) {
            constraints.put("minLength", schema.getMinLength());
        }
        if (schema.getMaxLength() != null) {
            constraints.put("maxLength", schema.getMaxLength());
        }
        if (schema.getPattern() != null) {
            // Bean Validation holds the whole value against a pattern, JSON Schema looks for a part that fits.
            assertThat(schema.getPattern()).startsWith("^").endsWith("$");
            constraints.put("pattern", schema.getPattern());
        }
        if (schema.getEnum() != null) {
            constraints.put("enum", schema.getEnum().stream().map(String::valueOf).toList());
        }
        if (schema.get$ref() != null) {
            constraints.put("model", schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
        }
        return constraints;
    }

    private static Map<String, Object> annotated(AnnotatedElement element) {
        var constraints = new TreeMap<String, Object>();
        for (var annotation : element.getAnnotations()) {
            if (annotation instanceof NotNull) {
                constraints.put("required", true);
            } else if (annotation instanceof Size size) {
                if (size.min() > 0) {
                    constraints.put("minLength", size.min());
                }
                if (size.max() < Integer.MAX_VALUE) {
                    constraints.put("maxLength", size.max());
                }
            } else if (annotation instanceof Pattern pattern && pattern.regexp().startsWith("\\Q")) {
                constraints.put("enum", Stream.of(pattern.regexp().split("\\|"))
                        .map(value -> value.substring(2, value.length() - 2)).toList());
            } else if (annotation instanceof Pattern pattern) {
                constraints.put("pattern", pattern.regexp());
            } else if (annotation instanceof Valid) {
                constraints.put("model", ((Field) element).getType().getSimpleName());
            } else if (annotation instanceof JsonInclude include) {
                constraints.put("written", include.value());
            } else {
                // Where it is bound to, which is looked at elsewhere.
                assertThat(annotation).isInstanceOfAny(
                        JsonProperty.class, PathParam.class, HeaderParam.class, FormParam.class);
            }
        }
        if (element instanceof Field field && field.getType().isEnum()) {
            constraints.put("enum", Arrays.stream(field.getType().getEnumConstants())
                    .map(value -> MAPPER.convertValue(value, String.class)).toList());
        }
        return constraints;
    }

    private static String place(AnnotatedElement parameter) {
        var places = new ArrayList<String>();
        for (var annotation : parameter.getAnnotations()) {
            if (annotation instanceof PathParam at) {
                places.add("path " + at.value());
            } else if (annotation instanceof HeaderParam at) {
                places.add("header " + at.value());
            } else if (annotation instanceof FormParam at) {
                places.add("form " + at.value());
            }
        }
        assertThat(places).hasSize(1);
        return places.get(0);
    }
}
