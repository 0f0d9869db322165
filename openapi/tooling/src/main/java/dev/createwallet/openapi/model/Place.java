package dev.createwallet.openapi.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A node of the contract, and the way to it from the root. The node is missing where nothing stands. */
public record Place(JsonPointer pointer, JsonNode node) {

    /** A place where nothing stands. */
    public static final Place NOWHERE = new Place(JsonPointer.empty(), MissingNode.getInstance());

    /** The member of that name; a place where nothing stands if there is none. */
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

    /** The name or the index under which the node stands in the one above it. */
    public String name() {
        return pointer.last().getMatchingProperty();
    }
}
