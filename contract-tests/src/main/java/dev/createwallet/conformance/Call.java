package dev.createwallet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A call of an operation, before it is put on the wire.
 *
 * @param path the value of each path parameter, not encoded
 * @param query the value of each query parameter, not encoded
 * @param headers the value of each header parameter
 * @param body the value of each member of the body, in the order they are sent
 * @param credentials who is calling
 * @param altered what is done to the request at last, where it is not just what the rest makes it
 */
record Call(Map<String, String> path, Map<String, String> query, Map<String, String> headers,
        Map<String, JsonNode> body, Credentials credentials, UnaryOperator<Request> altered) {

    /** The members of the body as text, which is all that a form has. */
    Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        body.forEach((name, value) -> form.put(name, value.asText()));
        return form;
    }

    Call withBody(Map<String, JsonNode> other) {
        return new Call(path, query, headers, other, credentials, altered);
    }

    Call withPath(Map<String, String> other) {
        return new Call(other, query, headers, body, credentials, altered);
    }

    Call withQuery(Map<String, String> other) {
        return new Call(path, other, headers, body, credentials, altered);
    }

    Call withHeaders(Map<String, String> other) {
        return new Call(path, query, other, body, credentials, altered);
    }

    Call withField(String name, JsonNode value) {
        return withBody(with(body, name, value));
    }

    Call withField(String name, String value) {
        return withField(name, TextNode.valueOf(value));
    }

    Call withoutField(String name) {
        return withBody(without(body, name));
    }

    Call with(Credentials other) {
        return new Call(path, query, headers, body, other, altered);
    }

    Call altered(UnaryOperator<Request> more) {
        return new Call(path, query, headers, body, credentials, request -> more.apply(altered.apply(request)));
    }

    static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
        Map<String, V> changed = new LinkedHashMap<>(map);
        changed.put(name, value);
        return changed;
    }

    static <V> Map<String, V> without(Map<String, V> map, String name) {
        Map<String, V> changed = new LinkedHashMap<>(map);
        changed.remove(name);
        return changed;
    }

    /**
     * The request as it is sent.
     *
     * @param key goes into the credentials
     */
    Request request(Operation operation, String key) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("Accept", List.of(Operation.JSON));
        headers.forEach((name, value) -> fields.put(name, List.of(value)));
        String target = encodedPath(operation.pathTemplate()) + (query.isEmpty() ? "" : "?" + encoded(query));
        Request request = new Request(operation.method(), target, new Headers(fields), new byte[0]);
        if (operation.hasBody()) {
            request = request.withHeader("Content-Type", operation.mediaType())
                    .withBody(operation.takesForm() ? encodedForm() : json().toString());
        }
        if (operation.security().isPresent()) {
            request = credentials.in(request, operation.security().get(), key);
        }
        return altered.apply(request);
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.setAll(body);
        return json;
    }

    String encodedForm() {
        return encoded(form());
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    String encodedPath(String template) {
        String result = template;
        for (Map.Entry<String, String> parameter : path.entrySet()) {
            result = result.replace("{" + parameter.getKey() + "}", encode(parameter.getValue()).replace("+", "%20"));
        }
        return result;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
