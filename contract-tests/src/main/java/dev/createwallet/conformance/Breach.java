package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Locale;

/**
 * A place where a message departs from the contract.
 *
 * @param place the element of the contract that is not kept, as a JSON pointer into the document
 * @param provenance how well that element is backed
 * @param message what was expected and what was found; never a value that the contract marks as sensitive
 */
public record Breach(JsonPointer place, Provenance provenance, String message) {

    @Override
    public String toString() {
        return message + " (contract: " + place + ", " + provenance.name().toLowerCase(Locale.ROOT) + ")";
    }
}
