package dev.createwallet.openapi.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Kind;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.util.List;
import java.util.stream.Stream;

/**
 * Schemas make sense by themselves: required properties exist, arrays say what is in them, enum values have the type.
 */
final class SchemaRule implements Rule {

    @Override
    public List<Finding> check(Contract contract) {
        return contract.all(Kind.SCHEMA)
                .flatMap(schema ->
                        Stream.of(required(contract, schema), items(contract, schema), values(contract, schema)))
                .flatMap(findings -> findings)
                .toList();
    }

    private static Stream<Finding> required(Contract contract, Place schema) {
        return schema.member("required")
                .children()
                .filter(name -> !schema.member("properties").member(name.text()).exists())
                .map(name -> contract.finding(
                        name,
                        schema.pointer() + ": '" + name.text() + "' is required, but it is not among the properties"));
    }

    private static Stream<Finding> items(Contract contract, Place schema) {
        return schema.member("type").text().equals("array")
                        && !schema.member("items").exists()
                ? Stream.of(contract.finding(
                        schema, schema.pointer() + ": an array needs items, the schema of its elements"))
                : Stream.empty();
    }

    private static Stream<Finding> values(Contract contract, Place schema) {
        String type = schema.member("type").text();
        boolean nullable = schema.member("nullable").isTrue();
        return schema.member("enum")
                .children()
                .filter(value -> !hasType(value.node(), type)
                        && !(nullable && value.node().isNull()))
                .map(value -> contract.finding(
                        value,
                        schema.pointer() + ": the enum value " + value.node() + " is not of type " + type
                                + (value.node().isNull() ? "; add nullable: true" : "")));
    }

    private static boolean hasType(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            case "number" -> value.isNumber();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }
}
