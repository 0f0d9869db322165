package dev.createwallet.openapi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes the contract of this repository, since its templates know no other kind, in its form and its response. */
final class JavaImpactTest {

    private static final Path CONTRACT = Path.of("../openapi.yaml");
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

    /** The impact on callers, then that on providers. */
    private List<JavaImpact> impacts() throws IOException {
        Path changed = Files.writeString(folder.resolve("changed.json"), contract.toString());
        return JavaImpact.of(
                CONTRACT, changed, Path.of("../..").toAbsolutePath().normalize(), folder);
    }

    private static void add(ObjectNode properties, String name) {
        properties.putObject(name).put("type", "string").put("description", "Added.");
    }

    private static Consumer<JavaImpact> breaksNothing() {
        return impact -> assertThat(impact.breaks()).isEmpty();
    }

    private static List<JavaImpact.Break> byPosition(List<JavaImpact> impacts) {
        return impacts.stream()
                .filter(impact -> impact.audience().contains("by position"))
                .flatMap(impact -> impact.breaks().stream())
                .toList();
    }

    @Test
    void optionalFormFieldBreaksCallersByPositionAndNoOthers() throws IOException {
        add(form(), "added");

        List<JavaImpact> impacts = impacts();
        assertThat(impacts.subList(0, 2)).allSatisfy(breaksNothing());
        assertThat(byPosition(impacts)).singleElement().satisfies(broken -> {
            assertThat(broken.what()).contains(", added)").endsWith("takes other arguments");
            assertThat(broken.consequence())
                    .isEqualTo("what calls it by position does not compile or, "
                            + "where the last arguments may be left out, sends values under other names");
        });
    }

    @Test
    void otherOrderOfTheFormMixesUpTheArgumentsOfCallersByPosition() throws IOException {
        ObjectNode form = form();
        String first = optional(form).get(0);
        form.set(first, form.remove(first));

        List<JavaImpact> impacts = impacts();
        assertThat(impacts.subList(0, 2)).allSatisfy(breaksNothing());
        assertThat(byPosition(impacts)).singleElement().satisfies(broken -> {
            assertThat(broken.what()).containsPattern("createWallet\\(.*\\) takes \\w+ where it took \\w+, ");
            assertThat(broken.consequence()).endsWith("compiles and runs, with the arguments mixed up");
        });
    }

    /** The names differ, so comparing sets of names would not find it. */
    @Test
    void fieldInThePlaceOfAnotherMixesUpTheArgumentsOfCallersByPosition() throws IOException {
        ObjectNode form = form();
        List<String> names = optional(form);
        String old = names.get(names.size() - 1);
        form.set("replacement", form.remove(old));

        assertThat(byPosition(impacts()))
                .anySatisfy(broken -> assertThat(broken.what()).contains("takes replacement where it took "));
    }

    @Test
    void reportsBothTypesOfAResponseProperty() throws IOException {
        ((ObjectNode) response().path("linked")).put("type", "string");

        assertThat(impacts().get(0).breaks())
                .anySatisfy(broken -> assertThat(broken.what())
                        .endsWith("WalletAccount.linked() returns String where it returned boolean"));
    }

    /** A contract of before may have what the client of now is not generated for. */
    @Test
    void reportsAReleasedContractThatNoClientIsGeneratedForAnyMore() throws IOException {
        ObjectNode old = contract.deepCopy();
        old.remove("servers");
        Path released = Files.writeString(folder.resolve("released.yaml"), old.toString());
        List<JavaImpact> impacts = JavaImpact.of(
                released, CONTRACT, Path.of("../..").toAbsolutePath().normalize(), folder);

        assertThat(impacts.get(0)).satisfies(callers -> {
            assertThat(callers.obstacle()).startsWith("could not be compared");
            assertThat(callers.made()).isTrue();
            assertThat(callers.breaks()).isEmpty();
        });
    }

    @Test
    void addedResponsePropertyBreaksNobody() throws IOException {
        add(response(), "added");

        assertThat(impacts()).allSatisfy(breaksNothing());
    }

    @Test
    void renamedResponsePropertyBreaksCallersAndProviders() throws IOException {
        ObjectNode response = response();
        String name = response.fieldNames().next();
        ObjectNode field = (ObjectNode) response.remove(name);
        response.set("renamed", field);
        ((ObjectNode) contract.at("/components/schemas")).forEach(schema -> ((ObjectNode) schema).remove("required"));

        assertThat(impacts().subList(0, 2))
                .allSatisfy(impact -> assertThat(impact.breaks()).anySatisfy(broken -> {
                    assertThat(broken.what()).contains("." + name + "(").endsWith("is gone");
                    assertThat(broken.consequence())
                            .isEqualTo("what uses it does not compile, and fails if it is not compiled again");
                }));
    }

    @Test
    void contractFromWhichNoCodeCanBeGeneratedBreaksCallers() throws IOException {
        ObjectNode list = form().putObject("added");
        list.put("type", "object").putObject("additionalProperties").put("type", "string");
        list.putArray("oneOf");

        assertThat(impacts().get(0)).satisfies(callers -> {
            assertThat(callers.made()).isFalse();
            assertThat(callers.breaks())
                    .singleElement()
                    .satisfies(broken ->
                            assertThat(broken.what()).startsWith("no code can be generated from this contract: "));
        });
    }
}
