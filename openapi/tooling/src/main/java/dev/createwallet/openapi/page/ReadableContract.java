package dev.createwallet.openapi.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A copy of the contract in which the descriptions also say what renderers hide: extensions, values, and examples of
 * forms and of answers. What it says is Markdown, as descriptions are.
 */
final class ReadableContract {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** Keywords whose members are named freely, and so are no keywords even if they look like one. */
    private static final Set<String> MAPS =
            Set.of("callbacks", "content", "examples", "headers", "links", "parameters", "paths", "properties",
                    "requestBodies", "responses", "schemas", "securitySchemes", "variables");

    /** Keywords that hold values of the API, which are shown as they are. */
    private static final Set<String> VALUES = Set.of("default", "enum", "example", "value");

    private final ObjectNode contract;

    private ReadableContract(ObjectNode contract) {
        this.contract = contract;
    }

    static ObjectNode of(JsonNode contract) {
        ReadableContract readable = new ReadableContract(contract.deepCopy());
        readable.visit(readable.contract, "");
        readable.leaveOptionalFormFieldsEmpty();
        readable.callTheServerOfThePage();
        return readable.contract;
    }

    /** What is within comes first: a description is told of that, too. */
    private void visit(JsonNode node, String map) {
        for (Map.Entry<String, JsonNode> member : List.copyOf(node.properties())) {
            boolean named = !map.isEmpty();
            if (named || !VALUES.contains(member.getKey())) {
                visit(member.getValue(), !named && MAPS.contains(member.getKey()) ? member.getKey() : "");
            }
        }
        if (node.isArray()) {
            node.forEach(element -> visit(element, ""));
        }
        if (node instanceof ObjectNode object && map.isEmpty()) {
            List<String> marks = marks(object);
            // Of a parameter and a header the renderer shows the description alone, not its schema's.
            boolean describesItsSchema = object.has("description") && object.path("schema").has("description");
            String schema = describesItsSchema ? object.path("schema").path("description").asText() : "";
            describe(object, Stream.of(Stream.of(values(object), schema), marks.stream(), examples(object))
                    .flatMap(texts -> texts));
        }
    }

    private static void describe(ObjectNode object, Stream<String> texts) {
        String description = Stream.concat(Stream.of(object.path("description").asText()), texts)
                .map(String::strip).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n"));
        if (!description.isEmpty()) {
            object.put("description", description);
        }
    }

    /** Takes the extensions out and puts them in words. */
    private static List<String> marks(ObjectNode object) {
        List<String> marks = new ArrayList<>();
        JsonNode provenance = object.path("x-provenance");
        if (!provenance.isMissingNode()) {
            String covers = StreamSupport.stream(object.path("x-provenance-covers").spliterator(), false)
                    .map(keyword -> "`" + keyword.asText() + "`").collect(Collectors.joining(", "));
            marks.add("**" + provenance.asText() + "**" + (covers.isEmpty() ? "" : " (" + covers + ")") + ": "
                    + object.path("x-provenance-note").asText());
        }
        for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
            if (member.getKey().startsWith("x-")) {
                object.remove(member.getKey());
                if (!member.getKey().startsWith("x-provenance")) {
                    String value = member.getValue().isBoolean() && member.getValue().asBoolean() ? ""
                            : " `" + member.getValue().asText(member.getValue().toString()) + "`";
                    marks.add("**" + member.getKey().substring(2) + "**" + value);
                }
            }
        }
        return marks;
    }

    /** Folded away by the renderer where it shows answers. */
    private static String values(ObjectNode schema) {
        return schema.path("enum").isEmpty() ? "" : schema.path("enum").valueStream()
                .map(value -> "`" + value.asText() + "`").collect(Collectors.joining(", ", "One of: ", "."));
    }

    /** The named examples of a parameter, or of all media types of a body. */
    private static Stream<String> examples(ObjectNode object) {
        JsonNode own = object.has("in") ? object.path("examples") : object.path("none");
        return Stream.concat(Stream.of(own), object.path("content").valueStream().map(media -> media.path("examples")))
                .flatMap(JsonNode::propertyStream)
                .map(example -> "Example `" + example.getKey() + "`: " + example.getValue().path("summary").asText() + "\n\n"
                        + code(example.getValue().path("value")) + "\n\n"
                        + example.getValue().path("description").asText());
    }

    private static String code(JsonNode value) {
        return "```\n" + (value.isContainerNode() ? value.toPrettyString() : value.asText()) + "\n```";
    }

    /** The renderer makes up a value for each field and would send it. Those that may be left out are left out. */
    private void leaveOptionalFormFieldsEmpty() {
        for (JsonNode path : contract.path("paths")) {
            for (JsonNode operation : path) {
                JsonNode body = resolve(operation.path("requestBody"));
                JsonNode schema = resolve(body.path("content").path(FORM).path("schema"));
                if (body instanceof ObjectNode form && schema.has("description")) {
                    String ofBody = form.path("description").asText();
                    describe(form.set("description", schema.get("description")), Stream.of(ofBody));
                }
                Set<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                        .map(JsonNode::asText).collect(Collectors.toSet());
                schema.path("properties").propertyStream()
                        .filter(field -> !required.contains(field.getKey()))
                        .forEach(field -> leaveEmpty((ObjectNode) field.getValue()));
            }
        }
    }

    private static void leaveEmpty(ObjectNode field) {
        if (field.has("example")) {
            describe(field, Stream.of("Example: `" + field.path("example").asText() + "`"));
        }
        field.put("example", "");
    }

    /** The page's policy lets it call no other server, and a page to try things on had better not. */
    private void callTheServerOfThePage() {
        Stream<String> servers = contract.path("servers").valueStream()
                .map(server -> "Server `" + server.path("url").asText() + "`: " + server.path("description").asText());
        describe((ObjectNode) contract.path("info"), servers);
        contract.putArray("servers").addObject().put("url", "/").put("description", "The server of this page");
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? contract.at(node.path("$ref").asText().substring(1)) : node;
    }
}
