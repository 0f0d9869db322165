package dev.createwallet.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A node of the contract, and the way to it from the root. The node is missing where nothing stands. */
record Place(JsonPointer pointer, JsonNode node) {

    Place member(String name) {
        return new Place(pointer.appendProperty(name), node.path(name));
    }

    /** The members of an object or the elements of an array. */
    Stream<Place> children() {
        return node.isArray()
                ? IntStream.range(0, node.size()).mapToObj(i -> new Place(pointer.appendIndex(i), node.path(i)))
                : node.propertyStream().map(member -> member(member.getKey()));
    }

    boolean exists() {
        return !node.isMissingNode();
    }

    String name() {
        return pointer.last().getMatchingProperty();
    }
}
