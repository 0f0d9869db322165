package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value that the contract gives a schema: a parameter, a form field, a member of a body.
 *
 * @param name what the value is called
 * @param place where its schema stands, references followed
 * @param schema the schema, references followed
 * @param required whether the value must be there
 */
record Element(String name, JsonPointer place, Schema<?> schema, boolean required) {

    static Element of(Contract contract, String name, JsonPointer place, Schema<?> schema, boolean required) {
        if (schema.get$ref() == null) {
            return new Element(name, place, schema, required);
        }
        JsonPointer target = contract.resolve(place);
        return new Element(name, target,
                contract.model().getComponents().getSchemas().get(target.last().getMatchingProperty()), required);
    }

    /** The members that the schema names, in its order. */
    Stream<Element> members(Contract contract) {
        return schema.getProperties() == null
                ? Stream.empty()
                : schema.getProperties().keySet().stream().map(member -> member(contract, member));
    }

    private Element member(Contract contract, String member) {
        return of(contract, member,
                place.appendProperty("properties").appendProperty(member),
                schema.getProperties().get(member),
                schema.getRequired() != null && schema.getRequired().contains(member));
    }

    boolean is(String extension) {
        return extension(extension).isPresent();
    }

    Optional<String> extension(String extension) {
        return Optional.ofNullable(schema.getExtensions()).map(all -> all.get(extension)).map(Object::toString);
    }

    JsonPointer keyword(String keyword) {
        return place.appendProperty(keyword);
    }
}
