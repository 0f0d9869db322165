package dev.createwallet.openapi.generate;

import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;

/** The contract has something that no code can be generated for. The message names it and its line. */
public final class UnsupportedContractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedContractException(Contract contract, Place place, String construct) {
        super(contract.finding(place, construct + " is not supported here").toString());
    }
}
