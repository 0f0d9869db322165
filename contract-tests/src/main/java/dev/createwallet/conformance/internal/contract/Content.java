package dev.createwallet.conformance.internal.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.conformance.internal.document.Document;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.document.Example;
import dev.createwallet.conformance.internal.message.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A body of a request or a response in one media type.
 *
 * @param type the media type
 * @param place where it stands
 * @param element the value; its schema is missing if there is none
 * @param examples its named examples that keep its schema
 */
public record Content(MediaType type, JsonPointer place, Element element, List<Example> examples) {

    /** Reads the contents of a request body or a response. */
    static List<Content> of(Document document, JsonPointer owner) {
        JsonPointer content = owner.appendProperty("content");
        return document.at(content)
                .propertyStream()
                .map(Map.Entry::getKey)
                .map(type -> {
                    JsonPointer place = content.appendProperty(type);
                    return new Content(
                            MediaType.of(type),
                            place,
                            Element.of(document, "body", place.appendProperty("schema"), true),
                            Example.of(document, place));
                })
                .toList();
    }

    public JsonPointer schema() {
        return place.appendProperty("schema");
    }

    /** Returns whether there is a schema. */
    public boolean described() {
        return !element.schema().isMissingNode();
    }

    /** Returns the names of the properties that no two bodies share. */
    public Set<String> uniqueNames() {
        return element.members().stream()
                .filter(member -> member.flag("x-unique"))
                .map(Element::name)
                .collect(Collectors.toSet());
    }

    Content with(List<Example> sound) {
        return new Content(type, place, element, List.copyOf(sound));
    }

    public Optional<Example> example(String name) {
        return examples().stream()
                .filter(example -> example.name().equals(name))
                .findFirst();
    }

    /** Returns the single example of the body or of its schema. */
    public Optional<JsonNode> example() {
        return Example.single(element.document(), place).or(() -> Example.single(element.document(), element.place()));
    }
}
