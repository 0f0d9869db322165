package dev.createwallet.openapi.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.createwallet.openapi.check.Supported;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever may stand in the contract is judged for what it is. */
final class KeywordsTest {

    /** The kinds of supported.json, who judges them, and which of their keywords ContractDiff reads on its own. */
    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("info", Keywords.INFO, Set.of("version")),
                Arguments.of("server", Keywords.SERVER, Set.of()),
                Arguments.of("tag", Keywords.INFO, Set.of("name")),
                Arguments.of(
                        "path",
                        Keywords.PATH,
                        Set.of("parameters", "get", "put", "post", "delete", "patch", "head", "options")),
                Arguments.of("securityScheme", Keywords.SECURITY_SCHEME, Set.of()),
                Arguments.of(
                        "operation", Keywords.OPERATION, Set.of("parameters", "requestBody", "responses", "security")),
                Arguments.of("parameter", Keywords.MESSAGE_PART, Set.of("name", "in", "schema", "examples")),
                Arguments.of("header", Keywords.MESSAGE_PART, Set.of("schema", "examples")),
                Arguments.of("requestBody", Keywords.MESSAGE_PART, Set.of("content")),
                Arguments.of("response", Keywords.MESSAGE_PART, Set.of("headers", "content")),
                Arguments.of("mediaType", Keywords.MESSAGE_PART, Set.of("schema", "examples")),
                Arguments.of("example", Keywords.EXAMPLE, Set.of()),
                Arguments.of("schema", Keywords.SCHEMA, Set.of("properties", "required", "items")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void judgesEverySupportedKeyword(String kind, Keywords keywords, Set<String> readElsewhere) throws IOException {
        Set<String> supported = new JsonMapper()
                .readTree(Supported.bytes())
                .path(kind)
                .propertyStream()
                .filter(entry -> entry.getValue().isBoolean())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(supported).isNotEmpty().containsAll(readElsewhere);
        supported.removeAll(readElsewhere);
        assertThat(supported).allMatch(keywords::understands);
    }
}
