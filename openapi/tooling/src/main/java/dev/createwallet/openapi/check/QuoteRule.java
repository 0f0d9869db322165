package dev.createwallet.openapi.check;

import dev.createwallet.openapi.model.ContractDocument;
import dev.createwallet.openapi.model.Finding;
import java.util.List;

/** Text that some YAML parsers take for a date, a number or a truth value is quoted: versions, dates, status codes. */
final class QuoteRule implements Rule {

    @Override
    public List<Finding> check(ContractDocument contract) {
        return contract.readInTwoWays();
    }
}
