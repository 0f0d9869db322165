package dev.createwallet.openapi.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A node of the contract and the way to it from the root. Where the contract has nothing, the node is missing. */
public record Place(JsonPointer pointer, JsonNode node) {

    /** A place where the contract has nothing. */
    public static final Place NOWHERE = new Place(JsonPointer.empty(), MissingNode.getInstance());

    /** The member of that name; a place with nothing if there is none. */
    public Place member(String name) {
        return new Place(pointer.appendProperty(name), node.path(name));
    }

    /** The members of an object or the elements of an array. */
    public Stream<Place> children() {
        return node.isArray()
                ? IntStream.range(0, node.size()).mapToObj(i -> new Place(pointer.appendIndex(i), node.path(i)))
                : node.propertyStream().map(member -> member(member.getKey()));
    }

    public boolean exists() {
        return !node.isMissingNode();
    }

    /** Whether it is a reference to another place. */
    public boolean isReference() {
        return node.path("$ref").isTextual();
    }

    public boolean isTrue() {
        return node.asBoolean();
    }

    /** The text that stands there; empty if nothing does. */
    public String text() {
        return node.asText();
    }

    /** The name or the index of the node in the one around it. */
    public String name() {
        return pointer.last().getMatchingProperty();
    }
}
