package dev.createwallet.openapi.check;

import dev.createwallet.openapi.document.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** The contract breaks a rule. The message has a line for each finding: file, line, column, what is wrong. */
public final class ContractBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ContractBrokenException(List<Finding> findings) {
        super(findings.stream()
                .map(Finding::toString)
                .collect(Collectors.joining("\n", "The contract is broken.\n", "")));
    }
}
