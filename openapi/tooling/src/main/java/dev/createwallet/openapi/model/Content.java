package dev.createwallet.openapi.model;

import dev.createwallet.openapi.document.Place;
import java.util.List;

/**
 * A body in one media type.
 *
 * @param mediaType as the contract has it
 * @param schema its schema; follow references with {@link Contract#resolve}
 * @param examples its examples, in their order
 * @param place where it is declared
 */
public record Content(String mediaType, Place schema, List<Example> examples, Place place) {

    public static final String FORM = "application/x-www-form-urlencoded";

    public boolean isForm() {
        return mediaType.equals(FORM);
    }
}
