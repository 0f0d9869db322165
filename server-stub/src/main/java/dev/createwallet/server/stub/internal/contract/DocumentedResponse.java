package dev.createwallet.server.stub.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A response that an operation documents.
 *
 * @param status {@link #DEFAULT} for all that are not documented
 * @param mediaType empty if it has no body
 * @param headers those that it must have, with an example
 * @param sample the first example, or a value that is valid under the schema; missing if it has no body
 * @param standardError whether its schema takes the errors that the stub writes
 * @param echoes the values that it repeats from the request
 * @param unique the values that are new in each response
 */
public record DocumentedResponse(
        int status,
        String mediaType,
        Map<String, String> headers,
        List<NamedExample> examples,
        JsonNode sample,
        boolean standardError,
        List<Echo> echoes,
        List<Unique> unique) {

    /** The status of a response that stands for all statuses that are not documented. */
    public static final int DEFAULT = 0;

    /** An example; its name is empty if it is the only one. */
    public record NamedExample(String name, JsonNode value) {}

    /**
     * A value that repeats one of the request.
     *
     * @param absent what becomes of the example's value if the request does not have one
     * @param around what to add where the example has none of the objects around the value
     */
    public record Echo(Way at, Source source, Absent absent, List<JsonNode> around) {

        /** What to do without a value. */
        public enum Absent {
            REMOVE,
            NULL,
            KEEP
        }
    }

    /**
     * A value that is new in each response.
     *
     * @param format of the schema, empty if it has none
     * @param pattern of the schema, null if it has none
     * @param maxLength the largest length
     * @param minimum the smallest number, null if there is none
     * @param maximum the largest number, null if there is none
     */
    public record Unique(
            Way at,
            String format,
            @Nullable Pattern pattern,
            int maxLength,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum) {

        static Unique of(JsonNode node) {
            return new Unique(
                    Way.of(node.path("at")),
                    node.path("format").asText(),
                    node.has("pattern") ? Pattern.compile(node.path("pattern").asText()) : null,
                    node.path("maxLength").asInt(Integer.MAX_VALUE),
                    node.has("minimum") ? node.path("minimum").decimalValue() : null,
                    node.has("maximum") ? node.path("maximum").decimalValue() : null);
        }
    }

    static DocumentedResponse of(JsonNode node) {
        Map<String, String> headers = new LinkedHashMap<>();
        node.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new DocumentedResponse(
                node.path("status").asInt(),
                node.path("mediaType").asText(),
                headers,
                node.path("examples")
                        .valueStream()
                        .map(example -> new NamedExample(example.path("name").asText(), example.path("value")))
                        .toList(),
                node.path("sample"),
                node.path("standardError").asBoolean(),
                node.path("echoes")
                        .valueStream()
                        .map(echo -> new Echo(
                                Way.of(echo.path("at")),
                                new Source(
                                        echo.path("in").asText(),
                                        echo.path("name").asText()),
                                Echo.Absent.valueOf(echo.path("absent").asText().toUpperCase(Locale.ROOT)),
                                echo.path("around").valueStream().toList()))
                        .toList(),
                node.path("unique").valueStream().map(Unique::of).toList());
    }
}
