package dev.createwallet.openapi.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.createwallet.openapi.document.Place;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** Parts of the contract as a reader knows them. */
final class Yaml {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
            .enable(
                    YAMLGenerator.Feature.MINIMIZE_QUOTES, YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR,
                    YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS, YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .build();

    private static final int SHORT = 40;

    private Yaml() {}

    /** A value on one line; empty if it is an object, or prose. */
    static String inline(JsonNode node) {
        String text = node.isArray()
                ? node.valueStream().map(JsonNode::asText).collect(Collectors.joining(", ", "[", "]"))
                : node.asText();
        boolean prose = node.isTextual() && text.contains(" ");
        return text.length() > SHORT || text.contains("\n") || prose ? "" : text;
    }

    /** What stands there, under its name unless it is an element of a list; empty if nothing does. */
    static String of(Place place, boolean element) {
        if (!place.exists()) {
            return "";
        }
        ObjectNode member = MAPPER.createObjectNode().set(place.name(), place.node());
        JsonNode shown = element ? place.node() : member;
        try {
            return MAPPER.writeValueAsString(shown).strip();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
