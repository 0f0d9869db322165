package dev.createwallet.openapi.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.samskivert.mustache.Escapers;
import java.io.UncheckedIOException;

/** Values of the contract, as text and as HTML. */
final class Html {

    private static final ObjectWriter JSON = new ObjectMapper()
            .writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private Html() {}

    static String escaped(String text) {
        return Escapers.HTML.escape(text);
    }

    static String code(String text) {
        return "<code>" + escaped(text) + "</code>";
    }

    static String link(String id, String html) {
        return "<a href=\"#" + escaped(id) + "\">" + html + "</a>";
    }

    /** A value as one writes it where it is not JSON: texts without quotes. */
    static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /** A value as indented JSON. */
    static String json(JsonNode value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
