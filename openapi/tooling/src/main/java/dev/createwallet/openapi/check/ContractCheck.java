package dev.createwallet.openapi.check;

import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.MalformedContractException;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Checks a contract against all rules. */
public final class ContractCheck {

    private ContractCheck() {}

    private static final Supported SUPPORTED = Supported.load();
    private static final FormRule FORM = new FormRule();

    /** Rules that make sense only if a contract keeps to those before them. */
    private static List<List<Rule>> stages(String projectVersion) {
        return List.of(
                List.of(new KeywordRule(SUPPORTED), FORM),
                List.of(new ReferenceRule()),
                List.of(
                        new ValueRule(SUPPORTED),
                        new CombinationRule(),
                        new OperationRule(),
                        new SchemaRule(),
                        new SchemaNameRule(),
                        new MarkRule(),
                        new ExampleRule(),
                        new ScenarioRule(),
                        new SecrecyRule(),
                        ContractCheck::ambiguousText,
                        contract -> version(contract, projectVersion)));
    }

    /**
     * Checks a contract.
     *
     * @param projectVersion the version that the contract must have
     * @return the contract
     * @throws ContractBrokenException if the contract breaks a rule
     */
    public static Contract check(Path file, String projectVersion) throws IOException {
        List<Finding> findings = findings(file, projectVersion);
        if (!findings.isEmpty()) {
            throw new ContractBrokenException(findings);
        }
        return Contract.read(file);
    }

    /**
     * Everything that is wrong with a contract, as far as it can be read.
     *
     * @param projectVersion the version that the contract must have
     * @return empty if nothing is wrong
     */
    public static List<Finding> findings(Path file, String projectVersion) throws IOException {
        try {
            return findings(Contract.read(file), projectVersion);
        } catch (MalformedContractException e) {
            return List.of(e.finding());
        }
    }

    static List<Finding> findings(Contract contract, String projectVersion) {
        return stages(projectVersion).stream()
                .map(stage -> stage.stream()
                        .flatMap(rule -> rule.check(contract).stream())
                        .sorted(Comparator.comparing(Finding::position))
                        .toList())
                .filter(findings -> !findings.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * Text that some YAML parsers take for a date, a number or a truth value is quoted: versions, dates, status codes.
     */
    private static List<Finding> ambiguousText(Contract contract) {
        return contract.ambiguous().entrySet().stream()
                .map(text -> contract.finding(
                        text.getKey(),
                        "some YAML parsers read " + text.getValue() + ", others as text; put it in quotes"))
                .toList();
    }

    /** The contract and the artifacts made from it have one version. */
    private static List<Finding> version(Contract contract, String projectVersion) {
        Place version = contract.root().member("info").member("version");
        return version.text().equals(projectVersion)
                ? List.of()
                : List.of(contract.finding(
                        version,
                        "info.version is " + version.text() + ", the Maven project's version is " + projectVersion
                                + "; raise both together"));
    }
}
