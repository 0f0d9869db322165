package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;

/** The contract has something that the kit does not understand; it would rather stop than leave it unchecked. */
public final class UnsupportedContractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedContractException(JsonPointer place, String what) {
        super("The conformance kit does not support " + what + " (contract: " + place + ")");
    }
}
