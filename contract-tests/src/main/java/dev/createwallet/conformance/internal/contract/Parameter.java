package dev.createwallet.conformance.internal.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.document.Example;
import java.util.List;
import java.util.Optional;

/**
 * A parameter of an operation.
 *
 * @param in where it travels
 * @param place where it stands, references followed
 * @param element its value
 * @param examples its named examples that keep its schema
 * @param explode whether each item of an array is sent under the name of the parameter
 */
public record Parameter(In in, JsonPointer place, Element element, List<Example> examples, boolean explode) {

    public String name() {
        return element.name();
    }

    public boolean required() {
        return element.required();
    }

    public JsonPointer schema() {
        return place.appendProperty("schema");
    }

    /** Returns the single example of the parameter or of its schema. */
    public Optional<JsonNode> example() {
        return Example.single(element.document(), place).or(() -> Example.single(element.document(), element.place()));
    }

    /** Returns the example that holds whatever the scenario: the single one, or the value that all named ones share. */
    public Optional<JsonNode> anyExample() {
        List<JsonNode> values = examples.stream().map(Example::value).distinct().toList();
        return example().or(() -> values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty());
    }
}
