package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.createwallet.conformance.internal.contract.Content;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.ResponseSpec;
import dev.createwallet.conformance.internal.document.Element;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The packaged contract, and trees of it that tests edit. */
public final class PackagedContract {

    private static final YAMLMapper YAML = new YAMLMapper();

    private PackagedContract() {}

    public static String text() {
        return resource("/META-INF/openapi/create-wallet.yaml");
    }

    static String resource(String name) {
        try (InputStream resource = Objects.requireNonNull(PackagedContract.class.getResourceAsStream(name), name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ObjectNode tree() {
        return tree(text());
    }

    static ObjectNode tree(String yaml) {
        try {
            return (ObjectNode) YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static String yaml(JsonNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Returns the text of the contract after an edit. */
    public static String edited(Consumer<ObjectNode> edit) {
        ObjectNode tree = tree();
        edit.accept(tree);
        return yaml(tree);
    }

    /** Returns the schema of a property. */
    public static ObjectNode property(ObjectNode tree, String schema, String property) {
        return object(
                tree,
                JsonPointer.compile("/components/schemas")
                        .appendProperty(schema)
                        .appendProperty("properties")
                        .appendProperty(property));
    }

    static ObjectNode object(JsonNode tree, JsonPointer place) {
        if (tree.at(place) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("No object at " + place);
    }

    /** Changes the values of a property in all examples. */
    public static void setExamples(JsonNode tree, String property, UnaryOperator<JsonNode> value) {
        if (tree.path("examples").isObject()) {
            tree.get("examples").forEach(example -> set(example.path("value"), property, value));
        }
        tree.forEach(child -> setExamples(child, property, value));
    }

    private static void set(JsonNode node, String property, UnaryOperator<JsonNode> value) {
        if (node instanceof ObjectNode object && object.has(property)) {
            object.set(property, value.apply(object.get(property)));
        }
        node.forEach(child -> set(child, property, value));
    }

    /** Replaces a text in all values. */
    public static void replace(JsonNode tree, String text, String other) {
        if (tree instanceof ObjectNode object) {
            object.propertyStream().map(Map.Entry::getKey).toList().forEach(name -> {
                if (object.get(name).asText().equals(text)) {
                    object.set(name, TextNode.valueOf(other));
                }
            });
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).asText().equals(text)) {
                    array.set(i, TextNode.valueOf(other));
                }
            }
        }
        tree.forEach(child -> replace(child, text, other));
    }

    /** Returns the operation that creates wallets. */
    static Operation createWallet() {
        return operation(Contract.packaged(), "createWallet");
    }

    static Operation operation(Contract contract, String id) {
        return contract.reading().operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the status of the response with this example. */
    static int status(Operation operation, String example) {
        return operation.responses().stream()
                .filter(response -> response.json().stream()
                        .flatMap(content -> content.examples().stream())
                        .anyMatch(named -> named.name().equals(example)))
                .map(response -> response.status().from())
                .findFirst()
                .orElseThrow();
    }

    /** Returns the body of the response of success. */
    static Element successBody(Operation operation) {
        return operation
                .successful()
                .flatMap(ResponseSpec::json)
                .map(Content::element)
                .orElseThrow();
    }
}
