package dev.createwallet.openapi.model;

import dev.createwallet.openapi.document.Place;
import java.util.List;

/**
 * A header of a response.
 *
 * @param required whether each response has it
 * @param schema its schema; follow references with {@link Contract#resolve}
 * @param sensitive whether its value is a secret or personal data
 * @param examples its examples, in their order
 * @param place where it is declared, references followed
 */
public record Header(
        String name, boolean required, Place schema, boolean sensitive, List<Example> examples, Place place) {}
