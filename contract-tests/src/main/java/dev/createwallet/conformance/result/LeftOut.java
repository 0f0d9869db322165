package dev.createwallet.conformance.result;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * A part of the contract that the kit does not try.
 *
 * @param place the part, as a JSON pointer into the document
 * @param line the line of the document where it stands; 0 if that is unknown
 * @param operation the id of the operation that is left out as a whole; empty if the rest of the operation is tried
 * @param reason why it is left out
 */
public record LeftOut(JsonPointer place, int line, String operation, String reason) {

    @Override
    public String toString() {
        return (operation.isEmpty() ? "" : "operation " + operation + ": ") + reason + " (contract: "
                + (line > 0 ? "line " + line + ", " : "") + place + ")";
    }
}
