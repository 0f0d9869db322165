package dev.createwallet.openapi.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.openapi.document.Kind;
import dev.createwallet.openapi.document.Part;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Content;
import dev.createwallet.openapi.model.Contract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A copy of the contract whose descriptions also say what the renderer hides: extensions, enum values, and examples of
 * forms and responses. Descriptions are Markdown.
 */
final class ReadableContract {

    private final Contract contract;
    private final ObjectNode copy;

    private ReadableContract(Contract contract) {
        this.contract = contract;
        copy = contract.root().node().deepCopy();
    }

    static ObjectNode of(Contract contract) {
        ReadableContract readable = new ReadableContract(contract);
        // Inner objects first, so that a description has theirs.
        List<Part> parts = new ArrayList<>(
                contract.parts().filter(part -> !part.place().isReference()).toList());
        Collections.reverse(parts);
        parts.forEach(readable::describe);
        readable.leaveOptionalFormFieldsEmpty();
        readable.callTheServerOfThePage();
        return readable.copy;
    }

    private void describe(Part part) {
        if (copy.at(part.place().pointer()) instanceof ObjectNode object) {
            List<String> marks = marks(object);
            // The renderer shows the description of a parameter or a header, but not that of its schema.
            boolean describesItsSchema =
                    object.has("description") && object.path("schema").has("description");
            String schema = describesItsSchema
                    ? object.path("schema").path("description").asText()
                    : "";
            describe(
                    object,
                    Stream.of(Stream.of(values(object), schema), marks.stream(), examples(part))
                            .flatMap(texts -> texts));
        }
    }

    private static void describe(ObjectNode object, Stream<String> texts) {
        String description = Stream.concat(Stream.of(object.path("description").asText()), texts)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
        if (!description.isEmpty()) {
            object.put("description", description);
        }
    }

    /** Takes the extensions out and puts them in words. */
    private static List<String> marks(ObjectNode object) {
        List<String> marks = new ArrayList<>();
        if (object.has("x-provenance")) {
            String covers = object.path("x-provenance-covers")
                    .valueStream()
                    .map(keyword -> "`" + keyword.asText() + "`")
                    .collect(Collectors.joining(", "));
            marks.add("**" + object.path("x-provenance").asText() + "**" + (covers.isEmpty() ? "" : " (" + covers + ")")
                    + ": " + object.path("x-provenance-note").asText());
        }
        for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
            if (member.getKey().startsWith("x-")) {
                object.remove(member.getKey());
                if (!member.getKey().startsWith("x-provenance")) {
                    String value = member.getValue().isBoolean()
                                    && member.getValue().asBoolean()
                            ? ""
                            : " `" + member.getValue().asText(member.getValue().toString()) + "`";
                    marks.add("**" + member.getKey().substring(2) + "**" + value);
                }
            }
        }
        return marks;
    }

    /** The renderer folds the values of a response's enum away. */
    private static String values(ObjectNode schema) {
        return schema.path("enum").isEmpty()
                ? ""
                : schema.path("enum")
                        .valueStream()
                        .map(value -> "`" + value.asText() + "`")
                        .collect(Collectors.joining(", ", "One of: ", "."));
    }

    /** The named examples of a parameter, or of all media types of a body. */
    private Stream<String> examples(Part part) {
        Stream<Place> holders = switch (part.kind()) {
            case PARAMETER -> Stream.of(part.place());
            case REQUEST_BODY, RESPONSE -> part.place().member("content").children();
            default -> Stream.empty();
        };
        return holders.flatMap(holder -> holder.member("examples").children()).map(example -> {
            Place resolved = contract.resolve(example);
            return "Example `" + example.name() + "`: "
                    + resolved.member("summary").text() + "\n\n"
                    + code(resolved.member("value").node()) + "\n\n"
                    + resolved.member("description").text();
        });
    }

    private static String code(JsonNode value) {
        return "```\n" + (value.isContainerNode() ? value.toPrettyString() : value.asText()) + "\n```";
    }

    /** The renderer would send a made-up value for each field. Leaves out those that are optional. */
    private void leaveOptionalFormFieldsEmpty() {
        contract.all(Kind.REQUEST_BODY).forEach(body -> {
            Place schema =
                    contract.resolve(body.member("content").member(Content.FORM).member("schema"));
            JsonNode shown = copy.at(schema.pointer());
            if (schema.exists() && copy.at(body.pointer()) instanceof ObjectNode form && shown.has("description")) {
                String ofBody = form.path("description").asText();
                describe(form.set("description", shown.get("description")), Stream.of(ofBody));
            }
            Set<String> required =
                    schema.member("required").children().map(Place::text).collect(Collectors.toSet());
            schema.member("properties")
                    .children()
                    .filter(field -> !required.contains(field.name()) && !field.isReference())
                    .map(field -> copy.at(field.pointer()))
                    .forEach(field -> leaveEmpty((ObjectNode) field));
        });
    }

    private static void leaveEmpty(ObjectNode field) {
        if (field.has("example") && !field.path("example").asText().isEmpty()) {
            describe(field, Stream.of("Example: `" + field.path("example").asText() + "`"));
        }
        field.put("example", "");
    }

    /** The page's policy allows no other server, and trying out should not reach production. */
    private void callTheServerOfThePage() {
        Stream<String> servers = contract.root()
                .member("servers")
                .children()
                .map(server -> "Server `" + server.member("url").text() + "`: "
                        + copy.at(server.pointer()).path("description").asText());
        describe((ObjectNode) copy.path("info"), servers);
        copy.putArray("servers").addObject().put("url", "/").put("description", "The server of this page");
    }
}
