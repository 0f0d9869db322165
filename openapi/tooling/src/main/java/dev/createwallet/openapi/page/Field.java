package dev.createwallet.openapi.page;

import java.util.List;

/**
 * A value as the page shows it: a parameter, a header, a field or what is in one.
 *
 * @param id of the element
 * @param label as HTML: its name, or what it is if it has none
 * @param where the part of the request that holds it; empty if that is clear
 * @param type as HTML
 * @param optionality whether it is required; empty where that means nothing
 * @param description as HTML
 * @param facts constraints and examples, as HTML
 * @param fields what is in it
 */
record Field(
        String id,
        String label,
        String where,
        String type,
        String optionality,
        boolean deprecated,
        String description,
        List<String> facts,
        List<Mark.Shown> marks,
        List<Field> fields) {

    static final String REQUIRED = "required";
    static final String OPTIONAL = "optional";

    /** The id of the description, for what it describes elsewhere; empty if there is none. */
    String describing() {
        // No other id has a colon.
        return description.isEmpty() ? "" : id + ":text";
    }
}
