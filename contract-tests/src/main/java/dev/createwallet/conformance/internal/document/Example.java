package dev.createwallet.conformance.internal.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A named example of a parameter or a body.
 *
 * @param name its name
 * @param entry its entry in {@code examples}
 * @param place where its value stands, references followed
 * @param summary its summary; empty if it has none
 * @param value its value
 */
public record Example(String name, JsonPointer entry, JsonPointer place, String summary, JsonNode value) {

    /** Reads the named examples of a parameter or a media type. Those without a value in this document are none. */
    public static List<Example> of(Document document, JsonPointer owner) {
        JsonPointer examples = owner.appendProperty("examples");
        return document.at(examples)
                .propertyStream()
                .map(Map.Entry::getKey)
                .map(name -> of(document, name, examples.appendProperty(name)))
                .filter(example -> !example.value().isMissingNode())
                .toList();
    }

    private static Example of(Document document, String name, JsonPointer entry) {
        JsonPointer place = document.resolve(entry);
        return new Example(
                name,
                entry,
                place.appendProperty("value"),
                document.at(place).path("summary").asText(),
                document.at(place).path("value"));
    }

    /** Reads the single example of a parameter, a media type or a schema. */
    public static Optional<JsonNode> single(Document document, JsonPointer owner) {
        return Optional.of(document.at(owner).path("example")).filter(value -> !value.isMissingNode());
    }
}
