package dev.createwallet.server.stub.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request and its response, made of the contract's examples of one name.
 *
 * @param values of the request: its parameters, form fields and top-level properties
 * @param body of the request as a whole, missing if it has none
 * @param status of the response
 * @param response missing if the response has no body
 */
public record Scenario(String name, Map<Source, JsonNode> values, JsonNode body, int status, JsonNode response) {

    static Scenario of(JsonNode node) {
        Map<Source, JsonNode> values = new LinkedHashMap<>();
        node.path("parameters")
                .properties()
                .forEach(in -> in.getValue()
                        .properties()
                        .forEach(parameter ->
                                values.put(new Source(in.getKey(), parameter.getKey()), parameter.getValue())));
        node.path("body")
                .properties()
                .forEach(field -> values.put(new Source(Source.BODY, field.getKey()), field.getValue()));
        return new Scenario(
                node.path("name").asText(),
                values,
                node.path("body"),
                node.path("status").asInt(),
                node.path("response"));
    }

    /** Whether the response is a success. */
    public boolean succeeds() {
        return status / 100 == 2;
    }
}
