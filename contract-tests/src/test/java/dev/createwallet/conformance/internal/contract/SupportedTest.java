package dev.createwallet.conformance.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The kit knows every keyword in the list of what this repository supports, and those that OpenAPI has beside them. */
final class SupportedTest {

    private static final Map<String, Vocabulary> KINDS = Map.of(
            "operation",
            Vocabulary.OPERATION,
            "parameter",
            Vocabulary.PARAMETER,
            "requestBody",
            Vocabulary.BODY,
            "mediaType",
            Vocabulary.MEDIA_TYPE,
            "response",
            Vocabulary.RESPONSE,
            "header",
            Vocabulary.HEADER,
            "example",
            Vocabulary.EXAMPLE,
            "securityScheme",
            Vocabulary.SECURITY_SCHEME,
            "schema",
            Vocabulary.SCHEMA);

    /** The last one is about clients. */
    private static final Set<String> EXTENSIONS = Set.of(
            "x-echoes",
            "x-unique",
            "x-sensitive",
            "x-provenance",
            "x-provenance-note",
            "x-provenance-covers",
            "x-nothing-done");

    private static JsonNode supported() throws IOException {
        try (InputStream list = SupportedTest.class.getResourceAsStream("/META-INF/openapi/supported.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(list));
        }
    }

    @TestFactory
    Stream<DynamicTest> knowsEveryKeywordOfTheList() throws IOException {
        JsonNode supported = supported();
        return KINDS.entrySet().stream().flatMap(kind -> {
            JsonNode keywords = supported.required(kind.getKey());
            assertThat(keywords.size()).isPositive();
            return keywords.propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(keyword -> !keyword.equals("$ref"))
                    .map(keyword -> DynamicTest.dynamicTest(
                            kind.getKey() + "." + keyword,
                            () -> assertThat(knows(kind.getValue(), keyword)).isTrue()));
        });
    }

    /** Any other extension would be an annotation to the kit, whatever it asks of a server. */
    @Test
    void knowsEveryExtensionOfTheList() throws IOException {
        assertThat(supported().valueStream().flatMap(JsonNode::propertyStream).map(Map.Entry::getKey))
                .filteredOn(keyword -> keyword.startsWith("x-"))
                .isSubsetOf(EXTENSIONS);
    }

    private static boolean knows(Vocabulary kind, String keyword) {
        return kind.constrains(keyword)
                || kind.annotates(keyword)
                || kind.objects().containsKey(keyword)
                || kind.objects().containsKey(keyword + "/*");
    }
}
