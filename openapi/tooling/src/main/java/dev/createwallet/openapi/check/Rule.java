package dev.createwallet.openapi.check;

import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.model.Contract;
import java.util.List;

/** One thing that the contract has to keep to. */
@FunctionalInterface
interface Rule {

    List<Finding> check(Contract contract);
}
