package dev.createwallet.openapi.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.openapi.document.Place;

/**
 * An example of a parameter, a header or a body.
 *
 * @param name its name under {@code examples}; empty if it is the one {@code example}
 * @param value the place of its value
 * @param declared where the message or parameter has it, which differs from the value if that is behind a reference
 */
public record Example(String name, Place value, Place declared) {

    /** Whether it has a name, and so belongs to the scenario of that name. */
    public boolean isNamed() {
        return !name.isEmpty();
    }

    public JsonNode json() {
        return value.node();
    }
}
