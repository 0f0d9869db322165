package dev.createwallet.openapi.model;

import dev.createwallet.openapi.document.Place;
import java.util.List;

/**
 * A parameter of an operation, declared there or for its whole path.
 *
 * @param name the name on the wire
 * @param required whether each request has it
 * @param schema its schema; follow references with {@link Contract#resolve}
 * @param sensitive whether its value is a secret or personal data
 * @param examples its examples, in their order
 * @param place where it is declared, references followed
 */
public record Parameter(
        String name, In in, boolean required, Place schema, boolean sensitive, List<Example> examples, Place place) {

    /** The part of a request that holds a parameter. */
    public enum In {
        PATH,
        QUERY,
        HEADER
    }
}
