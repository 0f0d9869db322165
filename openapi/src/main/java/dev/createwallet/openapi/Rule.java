package dev.createwallet.openapi;

import java.util.List;

/** One thing that the contract has to keep to. */
@FunctionalInterface
interface Rule {

    List<Finding> check(ContractDocument contract);
}
