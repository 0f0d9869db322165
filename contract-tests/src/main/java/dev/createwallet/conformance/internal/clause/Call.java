package dev.createwallet.conformance.internal.clause;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.conformance.internal.contract.Body;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Parameter;
import dev.createwallet.conformance.internal.message.Forms;
import dev.createwallet.conformance.internal.message.Headers;
import dev.createwallet.conformance.internal.message.MediaType;
import dev.createwallet.conformance.internal.message.Request;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A call of an operation: its values, not yet encoded.
 *
 * @param path the value of each path parameter
 * @param query the value of each query parameter
 * @param headers the value of each header parameter
 * @param body the body, missing if none is sent
 * @param credentials the credentials
 * @param escaped the path parameter whose first character is percent-encoded without need; empty if there is none
 * @param altered a change to the encoded request
 */
public record Call(
        Map<String, JsonNode> path,
        Map<String, JsonNode> query,
        Map<String, JsonNode> headers,
        JsonNode body,
        Credentials credentials,
        String escaped,
        UnaryOperator<Request> altered) {

    /** Some servers reject requests without it. */
    private static final String USER_AGENT = "create-wallet-contract-tests";

    /** Returns the properties of the body; none if it is no object. */
    public Map<String, JsonNode> properties() {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        body.propertyStream().forEach(property -> properties.put(property.getKey(), property.getValue()));
        return properties;
    }

    /** Returns the value of a name: of a property of the body or, if it has none, of a parameter. */
    public Optional<JsonNode> value(String name) {
        return Stream.of(properties(), path, query, headers)
                .flatMap(values -> Stream.ofNullable(values.get(name)))
                .findFirst();
    }

    public Call withBody(JsonNode other) {
        return new Call(path, query, headers, other, credentials, escaped, altered);
    }

    public Call withProperty(String name, JsonNode value) {
        ObjectNode changed = body.isObject() ? body.deepCopy() : JsonNodeFactory.instance.objectNode();
        changed.set(name, value);
        return withBody(changed);
    }

    public Call withoutProperty(String name) {
        ObjectNode changed = body.isObject() ? body.deepCopy() : JsonNodeFactory.instance.objectNode();
        changed.remove(name);
        return withBody(changed);
    }

    Call withParameter(In in, String name, JsonNode value) {
        return withParameters(in, with(parameters(in), name, value));
    }

    Call withoutParameter(In in, String name) {
        Map<String, JsonNode> changed = new LinkedHashMap<>(parameters(in));
        changed.remove(name);
        return withParameters(in, changed);
    }

    private Call withParameters(In in, Map<String, JsonNode> other) {
        return new Call(
                in == In.PATH ? other : path,
                in == In.QUERY ? other : query,
                in == In.HEADER ? other : headers,
                body,
                credentials,
                escaped,
                altered);
    }

    Map<String, JsonNode> parameters(In in) {
        return switch (in) {
            case PATH -> path;
            case QUERY -> query;
            case HEADER -> headers;
            case FORM, BODY -> properties();
        };
    }

    public Call with(Credentials other) {
        return new Call(path, query, headers, body, other, escaped, altered);
    }

    public Call withEscaped(String parameter) {
        return new Call(path, query, headers, body, credentials, parameter, altered);
    }

    public Call altered(UnaryOperator<Request> more) {
        return new Call(
                path, query, headers, body, credentials, escaped, request -> more.apply(altered.apply(request)));
    }

    private static Map<String, JsonNode> with(Map<String, JsonNode> map, String name, JsonNode value) {
        Map<String, JsonNode> changed = new LinkedHashMap<>(map);
        changed.put(name, value);
        return changed;
    }

    /**
     * Returns the request as it is sent.
     *
     * @param key the API key of the credentials
     */
    public Request request(Operation operation, String key) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("Accept", List.of(accepted(operation)));
        fields.put("User-Agent", List.of(USER_AGENT));
        headers.forEach((name, value) -> fields.put(name, List.of(joined(value))));
        String text = query(operation);
        String target = path(operation) + (text.isEmpty() ? "" : "?" + text);
        Request request = new Request(operation.method(), target, new Headers(fields), new byte[0]);
        if (operation.hasBody() && !body.isMissingNode()) {
            Body sent = operation.body().orElseThrow();
            request = request.withHeader("Content-Type", sent.content().type().name())
                    .withBody(sent.form() ? form() : body.toString());
        }
        if (operation.security().isPresent()) {
            request = credentials.in(request, operation.security().get(), key);
        }
        return altered.apply(request);
    }

    private static String accepted(Operation operation) {
        return operation
                .successful()
                .flatMap(response ->
                        response.json().or(() -> response.contents().stream().findFirst()))
                .map(content -> content.type().name())
                .orElse(MediaType.JSON.name());
    }

    /** Returns the body as a form. */
    public String form() {
        return properties().entrySet().stream()
                .map(field -> field(field.getKey(), field.getValue(), true))
                .filter(pair -> !pair.isEmpty())
                .collect(Collectors.joining("&"));
    }

    private String query(Operation operation) {
        Map<String, Boolean> exploded =
                operation.parameters(In.QUERY).collect(Collectors.toMap(Parameter::name, Parameter::explode));
        return query.entrySet().stream()
                .map(field -> field(field.getKey(), field.getValue(), exploded.getOrDefault(field.getKey(), true)))
                .filter(pair -> !pair.isEmpty())
                .collect(Collectors.joining("&"));
    }

    private static String field(String name, JsonNode value, boolean explode) {
        List<String> texts = texts(value);
        return explode || !value.isArray()
                ? texts.stream()
                        .map(text -> Forms.encode(name) + "=" + Forms.encode(text))
                        .collect(Collectors.joining("&"))
                : Forms.encode(name) + "=" + texts.stream().map(Forms::encode).collect(Collectors.joining(","));
    }

    /** Returns a value as the texts that travel: one for each item of an array. */
    public static List<String> texts(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(Call::text)
                        .toList()
                : List.of(text(value));
    }

    private static String text(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    private static String joined(JsonNode value) {
        return String.join(",", texts(value));
    }

    private String path(Operation operation) {
        String result = operation.path();
        for (Map.Entry<String, JsonNode> parameter : path.entrySet()) {
            String value =
                    texts(parameter.getValue()).stream().map(Forms::segment).collect(Collectors.joining(","));
            result = result.replace(
                    "{" + parameter.getKey() + "}",
                    parameter.getKey().equals(escaped) ? escaped(joined(parameter.getValue())) : value);
        }
        return result;
    }

    /** Returns a value of a path with its first character percent-encoded. */
    public static String escaped(String value) {
        int first = value.offsetByCodePoints(0, 1);
        StringBuilder text = new StringBuilder();
        for (byte b : value.substring(0, first).getBytes(StandardCharsets.UTF_8)) {
            text.append(String.format("%%%02X", b));
        }
        return text + Forms.segment(value.substring(first));
    }
}
