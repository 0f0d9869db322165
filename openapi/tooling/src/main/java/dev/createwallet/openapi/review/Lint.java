package dev.createwallet.openapi.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.createwallet.openapi.check.ContractCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What our own rules, Redocly and Spectral find wrong with a contract. None of them says the same twice. */
public final class Lint {

    static final String OURS = "contract";

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Something that is wrong.
     *
     * @param tool who says so
     * @param rule the rule's name there; empty if it has none
     * @param line where, counted from 1
     */
    public record Problem(String tool, String rule, int line, String message) {

        /** Who says so, and by which rule. */
        String source() {
            return rule.isEmpty() ? tool : tool + " " + rule;
        }

        /** Those that every build checks; our rules on names have a name themselves. */
        boolean breaksOurRules() {
            return tool.equals(OURS) && rule.isEmpty();
        }
    }

    /** Runs the linters. */
    @FunctionalInterface
    interface Runner {

        /**
         * @param script the tool's entry point, below node_modules
         * @return what the tool printed on its standard output
         */
        String run(String script, String... arguments);
    }

    private final Runner tools;

    Lint(Runner tools) {
        this.tools = tools;
    }

    /** Looks at a contract. If it breaks our own rules the others are not asked: they may not make sense of it. */
    List<Problem> problems(Path contract, String projectVersion) throws IOException {
        String yaml = Files.readString(contract);
        List<Problem> own = ContractCheck.findings(yaml, projectVersion).stream()
                .map(finding -> new Problem(OURS, "", finding.line(), finding.message()))
                .toList();
        Stream<List<Problem>> others = own.isEmpty()
                ? Stream.of(NameRule.findings(yaml), redocly(contract), spectral(contract))
                : Stream.empty();
        return Stream.concat(Stream.of(own), others).flatMap(List::stream).distinct().toList();
    }

    private List<Problem> redocly(Path contract) throws IOException {
        JsonNode found = JSON.readTree(tools.run("@redocly/cli/bin/cli.js",
                "lint", contract.toAbsolutePath().toString(), "--config", "redocly.yaml", "--format", "json"));
        return found.path("problems").valueStream()
                .map(problem -> new Problem("redocly", problem.path("ruleId").asText(),
                        problem.at("/location/0/start/line").asInt(1), problem.path("message").asText()))
                .toList();
    }

    private List<Problem> spectral(Path contract) throws IOException {
        JsonNode found = JSON.readTree(tools.run("@stoplight/spectral-cli/dist/index.js",
                "lint", contract.toAbsolutePath().toString(), "--ruleset", ".spectral.yaml", "--format", "json", "--quiet"));
        return found.valueStream()
                .map(problem -> new Problem("spectral", problem.path("code").asText(),
                        problem.at("/range/start/line").asInt() + 1, problem.path("message").asText()))
                .toList();
    }
}
