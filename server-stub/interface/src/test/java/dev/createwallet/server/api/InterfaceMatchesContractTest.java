package dev.createwallet.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The annotations of the generated code, against the contract as it stands in the packaged document. */
class InterfaceMatchesContractTest {

    private static final JsonNode CONTRACT = contract();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final String FORM = "application/x-www-form-urlencoded";

    private static JsonNode contract() {
        try (InputStream in =
                InterfaceMatchesContractTest.class.getResourceAsStream("/META-INF/openapi/create-wallet.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** An operation, with the method that was generated for it. */
    record Operation(String path, String httpMethod, JsonNode node, JsonNode pathItem, Method method) {

        List<JsonNode> parameters() {
            return Stream.of(pathItem, node)
                    .flatMap(holder -> holder.path("parameters").valueStream())
                    .map(InterfaceMatchesContractTest::resolved)
                    .toList();
        }

        JsonNode requestContent() {
            return resolved(node.path("requestBody")).path("content");
        }

        Class<?> parameterClass() {
            return method.getParameters()[0].getType();
        }
    }

    static Stream<Arguments> operations() {
        List<Arguments> operations = new ArrayList<>();
        CONTRACT.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> operations.add(argumentSet(
                                operation.getValue().path("operationId").asText(),
                                new Operation(
                                        path.getKey(),
                                        operation.getKey(),
                                        operation.getValue(),
                                        path.getValue(),
                                        method(operation.getValue()))))));
        return operations.stream();
    }

    private static Method method(JsonNode operation) {
        String tag = operation.path("tags").path(0).asText();
        try {
            Class<?> api = Class.forName("dev.createwallet.server.api." + tag.replaceAll("\\W", "") + "Api");
            return Stream.of(api.getMethods())
                    .filter(method -> method.getName()
                            .equals(operation.path("operationId").asText()))
                    .findFirst()
                    .orElseThrow();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(CONTRACT.at(node.path("$ref").asText().substring(1)))
                : node;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void bindsTheMethodToTheOperation(Operation operation) {
        Method method = operation.method();
        assertThat(method.getDeclaringClass().getAnnotation(Path.class).value()
                        + method.getAnnotation(Path.class).value())
                .isEqualTo("/" + operation.path());
        assertThat(Stream.of(method.getAnnotations())
                        .flatMap(a -> Stream.ofNullable(a.annotationType().getAnnotation(HttpMethod.class)))
                        .map(HttpMethod::value))
                .containsExactly(operation.httpMethod().toUpperCase(Locale.ROOT));
        Consumes consumes = method.getAnnotation(Consumes.class);
        assertThat(consumes == null ? new String[0] : consumes.value())
                .containsExactlyElementsOf(names(operation.requestContent()));
        Produces produces = method.getAnnotation(Produces.class);
        Set<String> mediaTypes = new LinkedHashSet<>();
        operation
                .node()
                .path("responses")
                .forEach(response -> mediaTypes.addAll(names(resolved(response).path("content"))));
        assertThat(produces == null ? new String[0] : produces.value()).containsExactlyElementsOf(mediaTypes);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void takesOneParameterObjectAndTheJsonBody(Operation operation) {
        Parameter[] parameters = operation.method().getParameters();
        assertThat(parameters[0].isAnnotationPresent(BeanParam.class)).isTrue();
        assertThat(parameters[0].isAnnotationPresent(Valid.class)).isTrue();
        boolean hasJsonBody = !operation.requestContent().isEmpty()
                && !operation.requestContent().has(FORM);
        assertThat(parameters).hasSize(hasJsonBody ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void bindsAndConstrainsParametersAsTheContractDoes(Operation operation) {
        Map<String, Set<String>> expected = new TreeMap<>();
        operation
                .parameters()
                .forEach(parameter -> expected.put(
                        parameter.path("in").asText() + " "
                                + parameter.path("name").asText(),
                        constraints(
                                parameter.path("schema"),
                                parameter.path("required").asBoolean(),
                                true)));
        JsonNode form = resolved(operation.requestContent().path(FORM).path("schema"));
        Set<String> required = texts(form.path("required"));
        form.path("properties")
                .properties()
                .forEach(field -> expected.put(
                        "form " + field.getKey(),
                        constraints(field.getValue(), required.contains(field.getKey()), true)));

        Map<String, Set<String>> actual = new TreeMap<>();
        for (Field field : operation.parameterClass().getDeclaredFields()) {
            actual.put(place(field), constraints(field));
        }
        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givesTheResultTheObjectOfTheSchema(Operation operation) throws Exception {
        JsonNode reference = operation.node().at("/responses/200/content/application~1json/schema/$ref");
        if (!reference.isTextual()
                || operation.method().getReturnType().getPackageName().startsWith("j")) {
            return;
        }
        String name = reference.asText().substring(reference.asText().lastIndexOf('/') + 1);
        assertThat(operation.method().getReturnType().getSimpleName()).isEqualTo(name);
        assertThat(operation.method().isAnnotationPresent(NotNull.class)).isTrue();
        assertThat(operation.method().isAnnotationPresent(Valid.class)).isTrue();
        assertObject(operation.method().getReturnType(), CONTRACT.at("/components/schemas/" + name));
    }

    private static void assertObject(Class<?> type, JsonNode schema) {
        Set<String> required = texts(schema.path("required"));
        List<String> names = names(schema.path("properties"));
        assertThat(type.getAnnotation(JsonPropertyOrder.class).value()).containsExactlyElementsOf(names);
        for (Field field : type.getDeclaredFields()) {
            JsonProperty property = field.getAnnotation(JsonProperty.class);
            if (property == null) {
                continue;
            }
            JsonNode ofProperty = resolved(schema.path("properties").path(property.value()));
            boolean nullable = ofProperty.path("nullable").asBoolean();
            boolean mustBe = required.contains(property.value());
            assertThat(constraints(field))
                    .as(property.value())
                    .isEqualTo(constraints(ofProperty, mustBe && !nullable, false));
            JsonInclude include = field.getAnnotation(JsonInclude.class);
            assertThat(include != null && include.value() == JsonInclude.Include.ALWAYS)
                    .as(property.value())
                    .isEqualTo(mustBe && nullable);
            if (ofProperty.has("items")) {
                JsonNode items = resolved(ofProperty.path("items"));
                AnnotatedType element =
                        ((AnnotatedParameterizedType) field.getAnnotatedType()).getAnnotatedActualTypeArguments()[0];
                assertThat(element.isAnnotationPresent(NotNull.class))
                        .as(property.value() + " without null")
                        .isEqualTo(items.has("type") && !items.path("nullable").asBoolean());
            }
            if (ofProperty.has("properties")) {
                assertObject(field.getType(), ofProperty);
            }
        }
    }

    /** The names of the annotations that the keywords of a schema ask for. */
    private static Set<String> constraints(JsonNode reference, boolean required, boolean text) {
        JsonNode schema = resolved(reference);
        Set<String> names = new TreeSet<>();
        boolean array = schema.path("type").asText().equals("array");
        if (required) {
            names.add(text && array ? "Size" : "NotNull");
        }
        Map.of(
                        "minLength",
                        "Size",
                        "maxLength",
                        "Size",
                        "maxItems",
                        "Size",
                        "pattern",
                        "Pattern",
                        "minimum",
                        "DecimalMin",
                        "maximum",
                        "DecimalMax",
                        "multipleOf",
                        "MultipleOf")
                .forEach((keyword, annotation) -> {
                    if (schema.has(keyword) && !schema.path(keyword).asText().equals("0")
                            || schema.has(keyword) && annotation.startsWith("Dec")) {
                        names.add(annotation);
                    }
                });
        if (schema.path("minItems").asInt() > 0 && !text) {
            names.add("Size");
        }
        if (schema.path("minItems").asInt() > 1 && text) {
            names.add("AtLeastIfAny");
        }
        if (schema.path("uniqueItems").asBoolean()) {
            names.add("UniqueItems");
        }
        if (schema.has("enum")) {
            names.add(schema.path("type").asText().equals("string") ? "Pattern" : "OneOf");
        }
        String format = schema.path("format").asText();
        if (format.startsWith("date")
                || text
                        && Set.of("integer", "number", "boolean")
                                .contains(schema.path("type").asText())) {
            names.add("Format");
        }
        if (schema.has("properties")) {
            names.add("Valid");
        }
        return names;
    }

    private static Set<String> constraints(Field field) {
        Set<String> names = new TreeSet<>();
        for (Annotation annotation : field.getAnnotations()) {
            String name = annotation.annotationType().getName();
            if (name.startsWith("jakarta.validation.") || name.startsWith("dev.createwallet.server.support.")) {
                String[] parts = name.split("[.$]");
                // A repeated constraint is in a container.
                names.add(parts[parts.length - 1].equals("List") ? parts[parts.length - 2] : parts[parts.length - 1]);
            }
        }
        return names;
    }

    private static String place(Field field) {
        return Arrays.stream(field.getAnnotations())
                .flatMap(annotation -> Stream.ofNullable(
                        annotation instanceof PathParam path
                                ? "path " + path.value()
                                : annotation instanceof QueryParam query
                                        ? "query " + query.value()
                                        : annotation instanceof HeaderParam header
                                                ? "header " + header.value()
                                                : annotation instanceof FormParam form ? "form " + form.value() : null))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
