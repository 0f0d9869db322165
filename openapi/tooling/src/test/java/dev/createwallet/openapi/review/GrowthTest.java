package dev.createwallet.openapi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.openapi.check.ContractCheck;
import dev.createwallet.openapi.diff.Change;
import dev.createwallet.openapi.diff.ContractDiff;
import dev.createwallet.openapi.diff.Level;
import dev.createwallet.openapi.document.ContractMerge;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.page.ReferencePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Makes the changes that the contract must be able to take: checks, compares and shows each. */
final class GrowthTest {

    private static final Path CONTRACT = Path.of("../openapi.yaml");
    private static final Path GROWTH = Path.of("../../contract-tests/growth");

    @TempDir
    private Path folder;

    private final JsonNode tree = ContractMerge.YAML.readTree(CONTRACT.toFile());
    private final String version = tree.at("/info/version").asText();

    GrowthTest() throws IOException {}

    static List<Path> changes() throws IOException {
        try (Stream<Path> files = Files.list(GROWTH)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private Path changed(Path change) throws IOException {
        Path file = folder.resolve("openapi.yaml");
        ContractMerge.YAML.writeValue(
                file.toFile(), ContractMerge.merge(tree, ContractMerge.YAML.readTree(change.toFile())));
        return file;
    }

    private static List<Change> diff(Path changed) throws IOException {
        return ContractDiff.between(Contract.read(CONTRACT), Contract.read(changed));
    }

    /** A contract that has one of the changes already, as the growth contract has, is no ground to make it on. */
    @BeforeEach
    void requireContractWithoutTheChanges() throws IOException {
        for (Path change : changes()) {
            assumeFalse(
                    ContractMerge.has(tree, ContractMerge.YAML.readTree(change.toFile())),
                    () -> "the contract has " + change.getFileName() + " already");
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void supportsOrRefusesEachChangeAtItsLine(Path change) throws IOException {
        List<Finding> findings = ContractCheck.findings(changed(change), version);

        assertThat(findings).allSatisfy(finding -> assertThat(finding.message()).contains("is not supported here: "));
        assertThat(findings.isEmpty())
                .isEqualTo(!change.endsWith("10-one-of.yaml") && !change.endsWith("14-basic-or-bearer.yaml"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void judgesEachChange(Path change) throws IOException {
        assertThat(diff(changed(change)))
                .isNotEmpty()
                .noneSatisfy(found -> assertThat(found.verdict().reason()).contains("nothing is known"))
                .extracting(Change::place)
                .doesNotContain("");
    }

    @ParameterizedTest
    @CsvSource({
        "01-optional-form-field, MINOR",
        "03-required-response-property, MINOR",
        "04-not-found, MAJOR",
        "06-list, MINOR",
        "07-commands, MINOR",
        "08-json-body, MINOR",
        "15-delete, MINOR",
        "17-bearer, MAJOR"
    })
    void asksForTheLevelOfTheChange(String change, Level level) throws IOException {
        assertThat(diff(changed(GROWTH.resolve(change + ".yaml"))))
                .first()
                .extracting(Change::level)
                .isEqualTo(level);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void showsEachChangeOnThePage(Path change) throws IOException {
        Contract contract = Contract.read(changed(change));
        ReferencePage.write(contract, folder.resolve("page"));

        assertThat(contract.operations())
                .extracting(Operation::id)
                .allSatisfy(id -> assertThat(Files.readString(folder.resolve("page/index.html")))
                        .contains("<code>" + id + "</code>"));
    }

    /** What the diff calls an addition breaks no generated code either. */
    @Tag("exhaustive")
    @ParameterizedTest
    @MethodSource("changes")
    void breaksNoCodeByAnAddition(Path change) throws IOException {
        Path changed = changed(change);
        assumeTrue(ContractCheck.findings(changed, version).isEmpty());
        assumeTrue(diff(changed).stream().noneMatch(found -> found.level() == Level.MAJOR));

        assertThat(JavaImpact.of(
                        Optional.of(CONTRACT),
                        changed,
                        Path.of("../..").toAbsolutePath().normalize(),
                        folder.resolve("work")))
                .flatExtracting(JavaImpact::breaks)
                .filteredOn(JavaImpact.Break::breaking)
                .isEmpty();
    }
}
