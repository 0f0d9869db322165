package dev.createwallet.openapi.check;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Finding;
import dev.createwallet.openapi.model.Position;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Checks a contract against all rules. */
public final class ContractCheck {

    private ContractCheck() {}

    private static final Supported SUPPORTED = Supported.load();

    /** Rules that make sense only if a contract keeps to those before them. */
    private static List<List<Rule>> stages(String projectVersion) {
        return List.of(
                List.of(new KeywordRule(SUPPORTED), new FormRule()),
                List.of(new ReferenceRule()),
                List.of(new ValueRule(SUPPORTED), new OperationRule(), new SchemaRule(), new SchemaNameRule(), new MarkRule(),
                        new ExampleRule(), new ScenarioRule(), new SecrecyRule(), new QuoteRule(), new VersionRule(projectVersion)));
    }

    /**
     * Checks a contract.
     *
     * @param file the name of its file, for the message
     * @param projectVersion the version that the contract must have
     * @throws ContractBrokenException if the contract breaks a rule
     */
    public static void check(String file, String yaml, String projectVersion) {
        List<Finding> findings = findings(file, yaml, projectVersion);
        if (!findings.isEmpty()) {
            throw new ContractBrokenException(findings);
        }
    }

    /**
     * Everything that is wrong with a contract, as far as it can be read.
     *
     * @param projectVersion the version that the contract must have
     * @return nothing if the contract is sound
     */
    public static List<Finding> findings(String file, String yaml, String projectVersion) {
        try {
            Contract contract = Contract.parse(file, yaml);
            return stages(projectVersion).stream()
                    .map(stage -> stage.stream().flatMap(rule -> rule.check(contract).stream())
                            .sorted(Comparator.comparing(Finding::position)).toList())
                    .filter(findings -> !findings.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        } catch (JsonProcessingException e) {
            return List.of(malformed(file, e));
        }
    }

    private static Finding malformed(String file, JsonProcessingException e) {
        // The scanner knows better than the parser above it, which names the last token that it got.
        if (e.getCause() instanceof MarkedYAMLException scanner) {
            Mark mark = scanner.getProblemMark();
            Mark start = scanner.getContextMark();
            return new Finding(new Position(file, mark.getLine() + 1, mark.getColumn() + 1), Finding.OURS, "malformed YAML: " + scanner.getProblem()
                    + (start == null ? "" : " (" + scanner.getContext() + ", which starts on line " + (start.getLine() + 1) + ")"));
        }
        JsonLocation location = e.getLocation();
        return new Finding(new Position(file, location.getLineNr(), location.getColumnNr()), Finding.OURS, e.getOriginalMessage());
    }
}
