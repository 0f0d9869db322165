package dev.createwallet.server.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the stub takes from the contract as it runs: the documented examples, as scenarios. */
final class Contract {

    private static final String RESOURCE = "/META-INF/openapi/create-wallet.json";
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private final List<Scenario> scenarios;

    private Contract(JsonNode document) {
        this.scenarios = new Reader(document).scenarios().toList();
    }

    /** The contract that is packaged with the stub. */
    static Contract packaged() {
        try (var in = Objects.requireNonNull(Contract.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new Contract(Json.MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every request example that has a response example of its name, in the order of the contract. */
    List<Scenario> scenarios() {
        return scenarios;
    }

    /** The refused scenarios that their path parameters alone tell from the ones that succeed. */
    List<Scenario> refusedByPath() {
        var accepted = scenarios.stream().filter(Scenario::succeeds).map(Scenario::pathParameters).toList();
        return scenarios.stream().filter(s -> !s.succeeds() && !accepted.contains(s.pathParameters())).toList();
    }

    /**
     * A pair of examples of one name.
     *
     * @param method the HTTP method, in upper case
     * @param path the path as in the contract, with placeholders
     * @param form the fields of the request body
     * @param status of the answer
     */
    record Scenario(
            String name,
            String method,
            String path,
            Map<String, String> pathParameters,
            Map<String, String> headers,
            Map<String, String> form,
            int status,
            JsonNode answer) {

        boolean succeeds() {
            return status / 100 == 2;
        }

        /** The path with the values of this scenario, which the contract keeps free of characters to escape. */
        String filledPath() {
            var filled = path;
            for (var parameter : pathParameters.entrySet()) {
                filled = filled.replace("{" + parameter.getKey() + "}", parameter.getValue());
            }
            return filled;
        }
    }

    private record Reader(JsonNode document) {

        Stream<Scenario> scenarios() {
            return document.path("paths").properties().stream()
                    .flatMap(path -> path.getValue().properties().stream()
                            .filter(operation -> METHODS.contains(operation.getKey()))
                            .flatMap(operation -> scenarios(path.getKey(), operation.getKey(), operation.getValue())));
        }

        private Stream<Scenario> scenarios(String path, String method, JsonNode operation) {
            return examples(operation.path("requestBody")).flatMap(request -> operation.path("responses").properties().stream()
                    .flatMap(response -> examples(response.getValue())
                            .filter(answer -> answer.getKey().equals(request.getKey()))
                            .map(answer -> new Scenario(
                                    request.getKey(),
                                    method.toUpperCase(Locale.ROOT),
                                    path,
                                    parameters(operation, "path", request.getKey()),
                                    parameters(operation, "header", request.getKey()),
                                    texts(request.getValue().path("value")),
                                    Integer.parseInt(response.getKey()),
                                    answer.getValue().path("value")))));
        }

        private Stream<Map.Entry<String, JsonNode>> examples(JsonNode body) {
            return resolved(body).path("content").valueStream()
                    .flatMap(media -> media.path("examples").properties().stream());
        }

        private Map<String, String> parameters(JsonNode operation, String in, String example) {
            var values = new LinkedHashMap<String, String>();
            operation.path("parameters").valueStream().map(this::resolved)
                    .filter(parameter -> in.equals(parameter.path("in").textValue()))
                    .forEach(parameter -> {
                        var value = value(parameter, example);
                        if (value != null) {
                            values.put(parameter.path("name").textValue(), value);
                        }
                    });
            return values;
        }

        /** The example of that name, else the first one, as the contract's header says. */
        private static @Nullable String value(JsonNode parameter, String example) {
            var examples = parameter.path("examples");
            var first = examples.isEmpty() ? parameter.path("example") : examples.iterator().next().path("value");
            return examples.path(example).path("value").asText(first.asText(null));
        }

        private JsonNode resolved(JsonNode node) {
            return node.has("$ref") ? document.at(node.path("$ref").textValue().substring(1)) : node;
        }

        private static Map<String, String> texts(JsonNode object) {
            var texts = new LinkedHashMap<String, String>();
            object.properties().forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
            return texts;
        }
    }
}
