package dev.createwallet.openapi.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.createwallet.openapi.check.ContractCheck;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Position;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What our own rules, Redocly and Spectral find wrong with a contract. None of them says the same twice. */
public final class Lint {

    private static final JsonMapper JSON = new JsonMapper();

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
    List<Finding> findings(Path contract, String projectVersion) throws IOException {
        List<Finding> own = ContractCheck.findings(contract, projectVersion);
        Stream<List<Finding>> others = own.isEmpty()
                ? Stream.of(NameRule.findings(Contract.read(contract)), redocly(contract), spectral(contract))
                : Stream.empty();
        return Stream.concat(Stream.of(own), others)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private List<Finding> redocly(Path contract) throws IOException {
        JsonNode found = JSON.readTree(tools.run(
                "@redocly/cli/bin/cli.js",
                "lint",
                contract.toAbsolutePath().toString(),
                "--config",
                "redocly.yaml",
                "--format",
                "json"));
        return found.path("problems")
                .valueStream()
                .map(problem -> finding(
                        contract,
                        problem.at("/location/0/start/line").asInt(1),
                        problem.at("/location/0/start/col").asInt(1),
                        "redocly " + problem.path("ruleId").asText(),
                        problem))
                .toList();
    }

    private List<Finding> spectral(Path contract) throws IOException {
        JsonNode found = JSON.readTree(tools.run(
                "@stoplight/spectral-cli/dist/index.js",
                "lint",
                contract.toAbsolutePath().toString(),
                "--ruleset",
                ".spectral.yaml",
                "--format",
                "json",
                "--quiet"));
        return found.valueStream()
                .map(problem -> finding(
                        contract,
                        problem.at("/range/start/line").asInt() + 1,
                        problem.at("/range/start/character").asInt() + 1,
                        "spectral " + problem.path("code").asText(),
                        problem))
                .toList();
    }

    private static Finding finding(Path contract, int line, int column, String source, JsonNode problem) {
        return new Finding(
                new Position(contract.getFileName().toString(), line, column),
                source,
                problem.path("message").asText());
    }
}
