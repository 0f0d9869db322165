package dev.createwallet.openapi.model;

import dev.createwallet.openapi.document.Place;
import java.util.List;

/**
 * A value within the values that a schema describes, at any depth.
 *
 * @param path the way to it; empty for the value itself
 * @param schema its schema, references followed
 * @param required whether the object around it always has it
 * @param sensitive whether it, or something around it, is marked as a secret or personal data
 */
public record Member(List<Step> path, Place schema, boolean required, boolean sensitive) {

    /** One step into a value. */
    public sealed interface Step {}

    /** The property of that name. */
    public record Property(String name) implements Step {}

    /** Each element of an array. */
    public record Elements() implements Step {}

    /** Each value of a map, that is of the properties that have no name in the schema. */
    public record Values() implements Step {}
}
