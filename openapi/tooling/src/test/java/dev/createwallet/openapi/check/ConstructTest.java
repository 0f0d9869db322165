package dev.createwallet.openapi.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.createwallet.openapi.document.ContractMerge;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each construct of OpenAPI 3.0 works or is refused at its line with the reason: puts it into a contract that has
 * nothing wrong with it, as constructs.yaml says, and looks at what the check finds.
 */
public final class ConstructTest {

    private static final String VERSION = "2.5.0";

    // spotless:off
    /** The fixed fields of the objects of OpenAPI 3.0.3, from its specification. */
    private static final Map<String, Set<String>> SPECIFICATION = Map.ofEntries(
            Map.entry("contract", Set.of("openapi", "info", "servers", "paths", "components", "security", "tags", "externalDocs")),
            Map.entry("info", Set.of("title", "description", "termsOfService", "contact", "license", "version")),
            Map.entry("contact", Set.of("name", "url", "email")),
            Map.entry("license", Set.of("name", "url")),
            Map.entry("server", Set.of("url", "description", "variables")),
            Map.entry("tag", Set.of("name", "description", "externalDocs")),
            Map.entry("externalDocs", Set.of("description", "url")),
            Map.entry("components", Set.of("schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes",
                    "links", "callbacks")),
            Map.entry("path", Set.of("$ref", "summary", "description", "get", "put", "post", "delete", "options", "head", "patch", "trace",
                    "servers", "parameters")),
            Map.entry("operation", Set.of("tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody",
                    "responses", "callbacks", "deprecated", "security", "servers")),
            Map.entry("parameter", Set.of("name", "in", "description", "required", "deprecated", "allowEmptyValue", "style", "explode",
                    "allowReserved", "schema", "example", "examples", "content")),
            Map.entry("requestBody", Set.of("description", "content", "required")),
            Map.entry("mediaType", Set.of("schema", "example", "examples", "encoding")),
            Map.entry("response", Set.of("description", "headers", "content", "links")),
            Map.entry("example", Set.of("summary", "description", "value", "externalValue")),
            Map.entry("header", Set.of("description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved",
                    "schema", "example", "examples", "content")),
            Map.entry("schema", Set.of("title", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength",
                    "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxProperties", "minProperties", "required", "enum",
                    "type", "allOf", "oneOf", "anyOf", "not", "items", "properties", "additionalProperties", "description", "format",
                    "default", "nullable", "discriminator", "readOnly", "writeOnly", "xml", "externalDocs", "example", "deprecated")),
            Map.entry("securityScheme", Set.of("type", "description", "name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl")),
            Map.entry("parameter.in", Set.of("path", "query", "header", "cookie")),
            Map.entry("response.status", Set.of("default", "1XX", "2XX", "3XX", "4XX", "5XX")),
            Map.entry("securityScheme.type", Set.of("http", "apiKey", "oauth2", "openIdConnect")),
            Map.entry("securityScheme.in", Set.of("header", "query", "cookie")));
    // spotless:on

    /**
     * A construct in a contract.
     *
     * @param construct its section and word in supported.json
     * @param change what brings it into the contract, as a tree to merge
     */
    public record Construct(String section, String word, JsonNode change) {

        /** The contract with the construct in it. */
        public Contract contract() throws IOException {
            return Contract.parse(
                    "openapi.yaml",
                    ContractMerge.YAML.writeValueAsString(ContractMerge.merge(resource("sound.yaml"), change)));
        }

        private JsonNode entry() throws IOException {
            JsonNode words = supported().path(section);
            return words.path(words.has(word) ? word : "*");
        }

        public boolean isSupported() throws IOException {
            return entry().isBoolean();
        }

        @Override
        public String toString() {
            return section + " " + word;
        }
    }

    private static JsonNode resource(String name) throws IOException {
        try (InputStream yaml = ConstructTest.class.getResourceAsStream(name)) {
            return new YAMLMapper().readTree(Objects.requireNonNull(yaml));
        }
    }

    private static JsonNode supported() throws IOException {
        return new JsonMapper().readTree(Supported.bytes());
    }

    public static List<Construct> constructs() throws IOException {
        return resource("constructs.yaml")
                .propertyStream()
                .flatMap(section -> section.getValue()
                        .propertyStream()
                        .map(word -> new Construct(section.getKey(), word.getKey(), word.getValue())))
                .toList();
    }

    static Stream<Map.Entry<String, Set<String>>> specification() {
        return SPECIFICATION.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("specification")
    void listsEveryWordOfTheSpecification(Map.Entry<String, Set<String>> section) throws IOException {
        assertThat(supported().path(section.getKey()).fieldNames())
                .toIterable()
                .containsAll(section.getValue())
                .allMatch(word -> section.getValue().contains(word) || word.startsWith("x-"));
    }

    @Test
    void triesEveryWordThatIsListed() throws IOException {
        Set<String> tried = constructs().stream().map(Construct::toString).collect(Collectors.toSet());
        Set<String> listed = supported()
                .propertyStream()
                .flatMap(section -> section.getValue()
                        .propertyStream()
                        .filter(word -> !word.getKey().equals("*"))
                        .map(word -> section.getKey() + " " + word.getKey()))
                .collect(Collectors.toSet());

        assertThat(tried).containsAll(listed);
    }

    @ParameterizedTest
    @MethodSource("constructs")
    void worksOrIsRefusedWithItsReason(Construct construct) throws IOException {
        List<Finding> findings = ContractCheck.findings(construct.contract(), VERSION);

        if (construct.isSupported()) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings)
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding.message())
                            .contains("not supported here")
                            .doesNotContain("unknown"));
            assertThat(findings)
                    .anySatisfy(finding -> assertThat(finding.message())
                            .contains("'" + construct.word() + "' is not supported here: "
                                    + construct.entry().asText()));
        }
    }

    static Stream<Map.Entry<String, JsonNode>> combinations() throws IOException {
        return resource("combinations.yaml").propertyStream();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void refusesWhatIsNotSupportedTogether(Map.Entry<String, JsonNode> combination) throws IOException {
        assertThat(ContractCheck.findings(new Construct("", "", combination.getValue()).contract(), VERSION))
                .anySatisfy(finding -> assertThat(finding.message()).contains(combination.getKey()));
    }
}
