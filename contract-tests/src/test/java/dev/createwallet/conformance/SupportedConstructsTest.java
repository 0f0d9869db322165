package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The kit tries each construct that the check of the contract accepts: those that supported.json lists with true. */
final class SupportedConstructsTest {

    private static final Path FIXTURES =
            Path.of("../openapi/tooling/src/test/resources/dev/createwallet/openapi/check");
    private static final YAMLMapper YAML = new YAMLMapper();

    @TestFactory
    Stream<DynamicTest> triesEachSupportedConstruct() throws IOException {
        JsonNode sound = YAML.readTree(FIXTURES.resolve("sound.yaml").toFile());
        JsonNode supported = supported();
        return YAML.readTree(FIXTURES.resolve("constructs.yaml").toFile())
                .propertyStream()
                .flatMap(section -> section.getValue()
                        .propertyStream()
                        .filter(word -> supported
                                .at("/" + section.getKey())
                                .path(word.getKey())
                                .asBoolean())
                        .map(word -> DynamicTest.dynamicTest(section.getKey() + " " + word.getKey(), () -> {
                            String contract = merged(sound, word.getValue()).toString();
                            assertThat(Conformance.of(
                                                    Contract.parse(contract),
                                                    Target.of(URI.create("http://localhost"), "key"))
                                            .leftOut())
                                    .isEmpty();
                        })));
    }

    private static JsonNode supported() throws IOException {
        try (InputStream json = SupportedConstructsTest.class.getResourceAsStream("/META-INF/openapi/supported.json")) {
            return new JsonMapper().readTree(json);
        }
    }

    /** Objects are merged, arrays get more elements, and {@code $remove} takes the elements so far away. */
    private static JsonNode merged(JsonNode tree, JsonNode change) {
        if (tree instanceof ObjectNode && change instanceof ObjectNode) {
            ObjectNode merged = tree.deepCopy();
            change.propertyStream()
                    .forEach(member ->
                            merged.set(member.getKey(), merged(tree.path(member.getKey()), member.getValue())));
            return merged;
        }
        if (tree instanceof ArrayNode elements && change instanceof ArrayNode more) {
            List<JsonNode> kept = more.path(0).asText().equals("$remove")
                    ? List.of()
                    : elements.valueStream().toList();
            ArrayNode merged = YAML.createArrayNode();
            return merged.addAll(kept)
                    .addAll(more.valueStream()
                            .filter(element -> !element.asText().equals("$remove"))
                            .toList());
        }
        return change;
    }
}
