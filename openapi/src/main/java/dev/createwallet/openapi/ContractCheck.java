package dev.createwallet.openapi;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Checks the contract and, only if it is sound, packages it as YAML and as JSON. */
public final class ContractCheck {

    private ContractCheck() {}

    /**
     * @param args the contract's file; the packaged file, whose JSON form goes beside it; the project's version
     * @throws ContractBrokenException if the contract breaks a rule
     */
    public static void main(String[] args) throws IOException {
        Path source = Path.of(args[0]);
        Path packaged = Path.of(args[1]);
        String yaml = Files.readString(source);
        check(source.getFileName().toString(), yaml, args[2]);
        Files.createDirectories(packaged.getParent());
        write(packaged, yaml);
        write(packaged.resolveSibling(packaged.getFileName().toString().replaceFirst("[.]yaml$", ".json")),
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
                        .writeValueAsString(ContractDocument.parse(yaml).root()));
    }

    /** Rules that can be read only where those before them hold. */
    private static List<List<Rule>> stages(String projectVersion) {
        return List.of(
                List.of(new FormRule()),
                List.of(new ReferenceRule()),
                List.of(new VersionRule(projectVersion), new KeywordRule(), new ExampleRule(), new ScenarioRule(),
                        new SecrecyRule(), new QuoteRule()));
    }

    static void check(String file, String yaml, String projectVersion) {
        List<Finding> findings = findings(yaml, projectVersion);
        if (!findings.isEmpty()) {
            throw new ContractBrokenException(file, findings);
        }
    }

    /**
     * Everything that is wrong with a contract, as far as it can be read.
     *
     * @param projectVersion the version that the contract must have
     * @return nothing if the contract is sound
     */
    public static List<Finding> findings(String yaml, String projectVersion) {
        try {
            ContractDocument contract = ContractDocument.parse(yaml);
            return stages(projectVersion).stream()
                    .map(stage -> stage.stream().flatMap(rule -> rule.check(contract).stream()).toList())
                    .filter(findings -> !findings.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        } catch (JsonProcessingException e) {
            return List.of(malformed(e));
        }
    }

    private static Finding malformed(JsonProcessingException e) {
        // The scanner knows better than the parser above it, which names the last token that it got.
        if (e.getCause() instanceof MarkedYAMLException scanner) {
            Mark mark = scanner.getProblemMark();
            Mark start = scanner.getContextMark();
            return new Finding(mark.getLine() + 1, mark.getColumn() + 1, "malformed YAML: " + scanner.getProblem()
                    + (start == null ? "" : " (" + scanner.getContext() + ", which starts on line " + (start.getLine() + 1) + ")"));
        }
        JsonLocation location = e.getLocation();
        return new Finding(location.getLineNr(), location.getColumnNr(), e.getOriginalMessage());
    }

    /** Leaves an unchanged file untouched, so that nothing built from it is built again. */
    private static void write(Path file, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
            Files.write(file, bytes);
        }
    }
}
