package dev.createwallet.openapi.digest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.OpenApi30;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.util.Map;

/**
 * The error that the stub writes itself, as the provider's error samples show it, and which response schemas take it.
 * The digest has it, for a test of the stub to compare.
 */
final class StandardError {

    private static final String CONTRACT = "urn:contract";
    static final JsonNode ERROR = error();

    private final SchemaRegistry registry;

    StandardError(Contract contract) {
        this.registry = SchemaRegistry.withDialect(
                OpenApi30.getInstance(),
                builder ->
                        builder.schemas(Map.of(CONTRACT, contract.root().node().toString())));
    }

    boolean fits(Place schema) {
        return registry.getSchema(SchemaLocation.of(CONTRACT + "#" + schema.pointer()))
                .validate(ERROR)
                .isEmpty();
    }

    private static JsonNode error() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return json.objectNode()
                .put("status", "ERROR")
                .put("error_code", "INVALID_INPUT")
                .put("error_message", "x")
                .set(
                        "error_info",
                        json.objectNode()
                                .put("code", "INVALID_INPUT")
                                .put("category", "USER_ERROR")
                                .put("user_message", "The request could not be completed.")
                                .put("developer_message", "x")
                                .set(
                                        "fields",
                                        json.arrayNode()
                                                .add(json.objectNode()
                                                        .put("field_name", "x")
                                                        .put("reason", "x"))));
    }
}
