package dev.createwallet.server.stub.internal.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.server.stub.internal.contract.Source;
import dev.createwallet.server.stub.internal.response.Json;
import dev.createwallet.server.support.Wire;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a request, collected by the generated resources. A value that the request does not have is left out.
 */
public final class Values {

    private final Map<Source, JsonNode> values = new LinkedHashMap<>();

    /** Adds a path parameter. */
    public Values path(String name, @Nullable Object value) {
        return add("path", name, value);
    }

    /** Adds a query parameter. */
    public Values query(String name, @Nullable Object value) {
        return add("query", name, value);
    }

    /** Adds a header parameter. */
    public Values header(String name, @Nullable Object value) {
        return add("header", name, value);
    }

    /** Adds a form field. */
    public Values form(String name, @Nullable Object value) {
        return add(Source.BODY, name, value);
    }

    /** Adds the properties of a JSON body. */
    public Values json(@Nullable Object body) {
        Json.MAPPER
                .<JsonNode>valueToTree(body)
                .properties()
                .forEach(property -> values.put(new Source(Source.BODY, property.getKey()), property.getValue()));
        return this;
    }

    private Values add(String in, String name, @Nullable Object value) {
        if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
            values.put(new Source(in, name), node(value));
        }
        return this;
    }

    private static JsonNode node(Object value) {
        if (value instanceof List<?> list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> array.add(node(element)));
            return array;
        }
        if (value instanceof Long number) {
            return JsonNodeFactory.instance.numberNode(number);
        }
        if (value instanceof Integer number) {
            return JsonNodeFactory.instance.numberNode(number);
        }
        if (value instanceof BigDecimal number) {
            return JsonNodeFactory.instance.numberNode(number);
        }
        return value instanceof Boolean flag ? BooleanNode.valueOf(flag) : TextNode.valueOf(Wire.text(value));
    }

    /** The values by where they are. */
    public Map<Source, JsonNode> map() {
        return Collections.unmodifiableMap(values);
    }

    /** Whether the request has that value; numbers and texts of the same digits are the same. */
    boolean has(Source source, JsonNode expected) {
        return same(values.get(source), expected);
    }

    static boolean same(@Nullable JsonNode sent, @Nullable JsonNode expected) {
        return sent != null
                && expected != null
                && (sent.equals(expected)
                        || (sent.isValueNode()
                                && expected.isValueNode()
                                && sent.asText().equals(expected.asText())));
    }

    /** Without the values, among which are secrets. */
    @Override
    public String toString() {
        return "Values" + values.keySet();
    }
}
