package dev.createwallet.openapi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes the contract of this repository, since its templates know no other kind, in its form and its response. */
final class JavaImpactTest {

    private static final Path CONTRACT = Path.of("../openapi.yaml");
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    private Path folder;

    private ObjectNode contract;

    @BeforeEach
    void read() throws IOException {
        contract = (ObjectNode) YAML.readTree(Files.readString(CONTRACT));
    }

    private ObjectNode properties(String message) {
        ObjectNode operation =
                (ObjectNode) contract.path("paths").iterator().next().iterator().next();
        String schema =
                operation.at(message).iterator().next().at("/schema/$ref").asText();
        return (ObjectNode) contract.at(schema.substring(1) + "/properties");
    }

    /** Those that come first wherever they stand are left out. */
    private List<String> optional(ObjectNode properties) {
        JsonNode schema = contract.at("/components/schemas")
                .valueStream()
                .filter(each -> each.path("properties") == properties)
                .findFirst()
                .orElseThrow();
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
        return properties
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !required.contains(name))
                .toList();
    }

    private ObjectNode form() {
        return properties("/requestBody/content");
    }

    private ObjectNode response() {
        return properties("/responses/200/content");
    }

    private Path write(String name, JsonNode contract) throws IOException {
        return Files.writeString(folder.resolve(name), contract.toString());
    }

    /** The impact on callers, then that on providers, then that on callers by position. */
    private List<JavaImpact> impacts() throws IOException {
        return JavaImpact.of(Optional.of(CONTRACT), write("changed.json", contract), ROOT, folder);
    }

    private JavaImpact onCallers(Path released, Path changed) {
        return JavaImpact.between(
                "callers", new JavaCode(ROOT.resolve("client")), Optional.of(released), changed, folder);
    }

    private List<JavaImpact.Break> byPosition() throws IOException {
        return PositionalCallers.breaks(Contract.read(CONTRACT), Contract.parse("changed.json", contract.toString()));
    }

    private static void add(ObjectNode properties, String name) {
        properties.putObject(name).put("type", "string").put("description", "Added.");
    }

    private void moveFirstOptionalFieldToTheEnd() {
        ObjectNode form = form();
        String first = optional(form).get(0);
        form.set(first, form.remove(first));
    }

    @Test
    @Tag("exhaustive")
    void additionsAndAnotherOrderBreakCallersByPositionAndNoOthers() throws IOException {
        moveFirstOptionalFieldToTheEnd();
        add(form(), "added");
        add(response(), "added");

        List<JavaImpact> impacts = impacts();
        assertThat(impacts).hasSize(3);
        assertThat(impacts.subList(0, 2))
                .allSatisfy(impact -> assertThat(impact.breaks()).isEmpty());
        assertThat(impacts.get(2).audience()).contains("by position");
        assertThat(impacts.get(2).breaks()).singleElement().satisfies(broken -> {
            assertThat(broken.what()).contains(", added)").endsWith("takes other arguments");
            assertThat(broken.breaking()).isTrue();
            assertThat(broken.consequence())
                    .isEqualTo("what calls it by position does not compile or, "
                            + "where the last arguments may be left out, sends values under other names");
        });
    }

    @Test
    void otherOrderOfTheFormMixesUpTheArgumentsOfCallersByPosition() throws IOException {
        moveFirstOptionalFieldToTheEnd();

        assertThat(byPosition()).singleElement().satisfies(broken -> {
            assertThat(broken.what()).containsPattern("createWallet\\(.*\\) takes \\w+ where it took \\w+, ");
            assertThat(broken.consequence()).endsWith("compiles and runs, with the arguments mixed up");
        });
    }

    /** The names differ, so comparing sets of names would not find it. */
    @Test
    void fieldInThePlaceOfAnotherMixesUpTheArgumentsOfCallersByPosition() throws IOException {
        ObjectNode form = form();
        List<String> names = optional(form);
        form.set("replacement", form.remove(names.get(names.size() - 1)));

        assertThat(byPosition())
                .anySatisfy(broken -> assertThat(broken.what()).contains("takes replacement where it took "));
    }

    @Test
    void fieldBehindAllOthersMovesNoArgument() throws IOException {
        add(form(), "added");

        assertThat(byPosition()).singleElement().satisfies(broken -> {
            assertThat(broken.what()).endsWith("takes more arguments at its end");
            assertThat(broken.breaking()).isFalse();
        });
    }

    @Test
    void addedResponsePropertyBreaksNoCallersByPosition() throws IOException {
        add(response(), "added");

        assertThat(byPosition()).isEmpty();
    }

    @Test
    @Tag("exhaustive")
    void renamedResponsePropertyAndOtherTypeBreakCallers() throws IOException {
        ObjectNode response = response();
        ((ObjectNode) response.path("linked")).put("type", "string");
        String name = response.fieldNames().next();
        response.set("renamed", response.remove(name));
        ((ObjectNode) contract.at("/components/schemas")).forEach(schema -> ((ObjectNode) schema).remove("required"));

        assertThat(onCallers(CONTRACT, write("changed.json", contract)).breaks())
                .anySatisfy(broken -> {
                    assertThat(broken.what()).contains("." + name + "(").endsWith("is gone");
                    assertThat(broken.consequence())
                            .isEqualTo("what uses it does not compile, and fails if it is not compiled again");
                })
                .anySatisfy(broken -> assertThat(broken.what())
                        .endsWith("WalletAccount.linked() returns String where it returned boolean"));
    }

    /** A contract of before may have what the client of now is not generated for. */
    @Test
    @Tag("exhaustive")
    void reportsAReleasedContractThatNoClientIsGeneratedForAnyMore() throws IOException {
        ObjectNode old = contract.deepCopy();
        old.remove("servers");

        assertThat(onCallers(write("released.yaml", old), CONTRACT)).satisfies(callers -> {
            assertThat(callers.obstacle()).startsWith("could not be compared");
            assertThat(callers.made()).isTrue();
            assertThat(callers.breaks()).isEmpty();
        });
    }

    /** The reason is what the generator said in the first place, without the folders of this run. */
    @Test
    void contractFromWhichNoCodeCanBeGeneratedBreaksCallersAndSaysWhy() throws IOException {
        contract.remove("servers");

        assertThat(onCallers(CONTRACT, write("changed.json", contract))).satisfies(callers -> {
            assertThat(callers.made()).isFalse();
            assertThat(callers.breaks())
                    .singleElement()
                    .satisfies(broken -> assertThat(broken.what())
                            .startsWith("no code can be generated from this contract: ")
                            .contains("a contract without servers")
                            .doesNotContain(folder.toString()));
        });
    }
}
