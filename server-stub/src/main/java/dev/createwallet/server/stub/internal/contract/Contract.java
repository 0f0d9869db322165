package dev.createwallet.server.stub.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.createwallet.server.stub.internal.response.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the stub takes from the contract as it runs: its examples, and which fields may be shown. */
public final class Contract {

    private static final String JSON = "/META-INF/openapi/create-wallet.json";
    private static final String YAML = "/META-INF/openapi/create-wallet.yaml";
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private final String version;
    private final List<Scenario> scenarios;
    private final List<Answer> answers;
    private final Set<String> headers;
    private final Set<String> showableHeaders;
    private final Set<String> showableFields;

    private Contract(JsonNode document) {
        Contract.Reader reader = new Reader(document);
        this.version = document.at("/info/version").asText();
        this.scenarios = reader.scenarios().toList();
        this.answers = reader.answers().toList();
        this.headers = reader.headers().map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
        this.showableHeaders = Reader.showable(reader.headers());
        this.showableFields = Reader.showable(reader.fields());
    }

    /** The contract that is packaged with the stub. */
    public static Contract packaged() {
        try {
            return new Contract(Json.MAPPER.readTree(resource(JSON)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contract as it was written, for people to read. */
    public static byte[] yaml() {
        try {
            return resource(YAML);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    /** Its version, which is that of the stub. */
    public String version() {
        return version;
    }

    /** Every request example that has a response example of its name, in the order of the contract. */
    public List<Scenario> scenarios() {
        return scenarios;
    }

    /** The refused scenarios that their path parameters alone tell from the ones that succeed. */
    public List<Scenario> refusedByPath() {
        List<Map<String, String>> accepted = scenarios.stream().filter(Scenario::succeeds).map(Scenario::pathParameters).toList();
        return scenarios.stream().filter(s -> !s.succeeds() && !accepted.contains(s.pathParameters())).toList();
    }

    /** Every response example, and every status that has none, in the order of the contract. */
    public List<Answer> answers() {
        return answers;
    }

    /** The names of the header parameters. */
    public Set<String> headers() {
        return headers;
    }

    /** The names of the header parameters that may be shown: those that aren't {@code x-sensitive}. */
    public Set<String> showableHeaders() {
        return showableHeaders;
    }

    /** The names of the form fields that may be shown: those that aren't {@code x-sensitive}. */
    public Set<String> showableFields() {
        return showableFields;
    }

    /**
     * A documented answer.
     *
     * @param path the path as in the contract, with placeholders
     * @param example the name of the example, null if the status has none
     * @param body the example, missing if there is none
     */
    public record Answer(String method, String path, int status, @Nullable String example, JsonNode body) {

        /** What to prefer to get it. */
        public String preference() {
            return "code=" + status + (example == null ? "" : ", example=" + example);
        }
    }

    /**
     * A pair of examples of one name.
     *
     * @param method the HTTP method, in upper case
     * @param path the path as in the contract, with placeholders
     * @param form the fields of the request body
     * @param status of the answer
     */
    public record Scenario(
            String name,
            String method,
            String path,
            Map<String, String> pathParameters,
            Map<String, String> headers,
            Map<String, String> form,
            int status,
            JsonNode answer) {

        public boolean succeeds() {
            return status / 100 == 2;
        }

        /** The path with the values of this scenario, which the contract keeps free of characters to escape. */
        public String filledPath() {
            String filled = path;
            for (Map.Entry<String, String> parameter : pathParameters.entrySet()) {
                filled = filled.replace("{" + parameter.getKey() + "}", parameter.getValue());
            }
            return filled;
        }
    }

    private record Operation(String method, String path, JsonNode node) {

        Answer answer(int status, @Nullable String example, JsonNode body) {
            return new Answer(method, path, status, example, body);
        }
    }

    private record Reader(JsonNode document) {

        public Stream<Scenario> scenarios() {
            return operations().flatMap(this::scenarios);
        }

        public Stream<Answer> answers() {
            return operations().flatMap(operation -> operation.node().path("responses").properties().stream()
                    .flatMap(response -> {
                        int status = Integer.parseInt(response.getKey());
                        List<Contract.Answer> examples = examples(response.getValue())
                                .map(example -> operation.answer(status, example.getKey(), example.getValue().path("value")))
                                .toList();
                        return examples.isEmpty()
                                ? Stream.of(operation.answer(status, null, MissingNode.getInstance())) : examples.stream();
                    }));
        }

        public Stream<Map.Entry<String, JsonNode>> headers() {
            return operations()
                    .flatMap(operation -> operation.node().path("parameters").valueStream().map(this::resolved))
                    .filter(parameter -> "header".equals(parameter.path("in").textValue()))
                    .map(parameter -> Map.entry(parameter.path("name").textValue(), parameter));
        }

        Stream<Map.Entry<String, JsonNode>> fields() {
            return operations()
                    .flatMap(operation -> resolved(operation.node().path("requestBody")).path("content").valueStream())
                    .map(media -> resolved(media.path("schema")))
                    .flatMap(schema -> schema.path("properties").properties().stream());
        }

        static Set<String> showable(Stream<Map.Entry<String, JsonNode>> described) {
            return described.filter(element -> !element.getValue().path("x-sensitive").booleanValue())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toUnmodifiableSet());
        }

        private Stream<Operation> operations() {
            return document.path("paths").properties().stream()
                    .flatMap(path -> path.getValue().properties().stream()
                            .filter(operation -> METHODS.contains(operation.getKey()))
                            .map(operation -> new Operation(
                                    operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue())));
        }

        private Stream<Scenario> scenarios(Operation operation) {
            JsonNode node = operation.node();
            return examples(node.path("requestBody")).flatMap(request -> node.path("responses").properties().stream()
                    .flatMap(response -> examples(response.getValue())
                            .filter(answer -> answer.getKey().equals(request.getKey()))
                            .map(answer -> new Scenario(
                                    request.getKey(),
                                    operation.method(),
                                    operation.path(),
                                    parameters(node, "path", request.getKey()),
                                    parameters(node, "header", request.getKey()),
                                    texts(request.getValue().path("value")),
                                    Integer.parseInt(response.getKey()),
                                    answer.getValue().path("value")))));
        }

        private Stream<Map.Entry<String, JsonNode>> examples(JsonNode body) {
            return resolved(body).path("content").valueStream()
                    .flatMap(media -> media.path("examples").properties().stream());
        }

        private Map<String, String> parameters(JsonNode operation, String in, String example) {
            Map<String, String> values = new LinkedHashMap<>();
            operation.path("parameters").valueStream().map(this::resolved)
                    .filter(parameter -> in.equals(parameter.path("in").textValue()))
                    .forEach(parameter -> {
                        String value = value(parameter, example);
                        if (value != null) {
                            values.put(parameter.path("name").textValue(), value);
                        }
                    });
            return values;
        }

        /** The example of that name, else the first one, as the contract's header says. */
        private static @Nullable String value(JsonNode parameter, String example) {
            JsonNode examples = parameter.path("examples");
            JsonNode first = examples.isEmpty() ? parameter.path("example") : examples.iterator().next().path("value");
            return examples.path(example).path("value").asText(first.asText(null));
        }

        private JsonNode resolved(JsonNode node) {
            return node.has("$ref") ? document.at(node.path("$ref").textValue().substring(1)) : node;
        }

        private static Map<String, String> texts(JsonNode object) {
            Map<String, String> texts = new LinkedHashMap<>();
            object.properties().forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
            return texts;
        }
    }
}
