package dev.createwallet.openapi.check;

import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Finding;
import java.util.List;

/** One thing that the contract has to keep to. */
@FunctionalInterface
interface Rule {

    List<Finding> check(Contract contract);
}
