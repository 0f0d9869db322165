package dev.createwallet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * An example that the contract has of a parameter.
 *
 * @param parameter the name of the parameter
 * @param name the name of the example
 * @param summary what the value stands for; empty if the contract does not say
 * @param value the value
 */
public record ParameterExample(String parameter, String name, String summary, String value) {

    static ParameterExample of(String parameter, Map.Entry<String, JsonNode> example) {
        return new ParameterExample(parameter, example.getKey(), example.getValue().path("summary").asText(),
                example.getValue().path("value").asText());
    }
}
