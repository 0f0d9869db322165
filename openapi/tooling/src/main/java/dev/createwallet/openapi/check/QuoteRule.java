package dev.createwallet.openapi.check;

import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.model.Contract;
import java.util.List;

/** Text that some YAML parsers take for a date, a number or a truth value is quoted: versions, dates, status codes. */
final class QuoteRule implements Rule {

    @Override
    public List<Finding> check(Contract contract) {
        return contract.ambiguous().entrySet().stream()
                .map(text -> contract.finding(text.getKey(), "some YAML parsers read " + text.getValue() + ", others as text; put it in quotes"))
                .toList();
    }
}
