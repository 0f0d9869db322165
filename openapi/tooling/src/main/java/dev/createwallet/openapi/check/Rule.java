package dev.createwallet.openapi.check;

import dev.createwallet.openapi.model.ContractDocument;
import dev.createwallet.openapi.model.Finding;
import java.util.List;

/** One thing that the contract has to keep to. */
@FunctionalInterface
interface Rule {

    List<Finding> check(ContractDocument contract);
}
