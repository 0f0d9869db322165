package dev.createwallet.openapi.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.createwallet.openapi.check.ContractCheck;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever may stand in the contract is judged for what it is. */
final class KeywordsTest {

    /** The objects of form.yaml, who judges them, and which of their keywords ContractDiff reads on its own. */
    static Stream<Arguments> objects() {
        return Stream.of(
                Arguments.of("/properties/info", Keywords.INFO, Set.of("version")),
                Arguments.of("/properties/servers/items", Keywords.SERVER, Set.of()),
                Arguments.of("/properties/tags/items", Keywords.INFO, Set.of("name")),
                Arguments.of("/properties/paths/additionalProperties", Keywords.PATH, Set.of("parameters")),
                Arguments.of("/$defs/securityScheme", Keywords.SECURITY_SCHEME, Set.of()),
                Arguments.of("/$defs/operation", Keywords.OPERATION, Set.of("parameters", "requestBody", "responses", "security")),
                Arguments.of("/$defs/parameter/else", Keywords.MESSAGE_PART, Set.of("name", "in", "schema", "examples")),
                Arguments.of("/$defs/header/else", Keywords.MESSAGE_PART, Set.of("schema", "examples")),
                Arguments.of("/$defs/requestBody/else", Keywords.MESSAGE_PART, Set.of("content")),
                Arguments.of("/$defs/response/else", Keywords.MESSAGE_PART, Set.of("headers", "content")),
                Arguments.of("/$defs/content/additionalProperties", Keywords.MESSAGE_PART, Set.of("schema", "examples")),
                Arguments.of("/$defs/example/else", Keywords.EXAMPLE, Set.of()),
                Arguments.of("/$defs/schema/else", Keywords.SCHEMA, Set.of("properties", "required", "items")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void everyKeywordOfTheFormIsUnderstood(String object, Keywords keywords, Set<String> readElsewhere) throws IOException {
        JsonNode form = form();
        Set<String> allowed = Stream.of(form.at(object), form.at(form.at(object).path("$ref").asText("#/none").substring(1)))
                .flatMap(part -> part.path("properties").propertyStream()).map(Map.Entry::getKey)
                .filter(keyword -> !readElsewhere.contains(keyword)).collect(Collectors.toSet());

        assertThat(allowed).isNotEmpty().allMatch(keywords::understands);
        assertThat(readElsewhere).allMatch(keyword -> form.at(object).path("properties").has(keyword));
    }

    private static JsonNode form() throws IOException {
        try (InputStream form = ContractCheck.class.getResourceAsStream("form.yaml")) {
            return new YAMLMapper().readTree(form);
        }
    }
}
