package dev.createwallet.openapi.document;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Merges a change, written as a tree, into a contract. */
public final class ContractMerge {

    /** Reads a contract or a change, and writes the result in a style of its own: other quotes, no comments. */
    public static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    /**
     * In a change: takes a property away or, in an array, the elements so far. Null is a value, so it can't say that.
     */
    private static final String REMOVE = "$remove";

    private ContractMerge() {}

    /**
     * Merges a change into a tree: objects are merged, arrays get the elements of the change, other values are
     * replaced.
     *
     * @param tree stays as it is
     * @param change what to add, replace or remove
     * @return the merged tree
     */
    public static JsonNode merge(JsonNode tree, JsonNode change) {
        if (tree instanceof ObjectNode object && change instanceof ObjectNode properties) {
            ObjectNode merged = object.deepCopy();
            properties.properties().forEach(property -> {
                if (isRemoval(property.getValue())) {
                    merged.remove(property.getKey());
                } else if (merged.has(property.getKey())) {
                    merged.set(property.getKey(), merge(merged.get(property.getKey()), property.getValue()));
                } else {
                    merged.set(property.getKey(), property.getValue());
                }
            });
            return merged;
        }
        if (tree instanceof ArrayNode array && change instanceof ArrayNode elements) {
            ArrayNode merged = JsonNodeFactory.instance.arrayNode().addAll(array);
            elements.forEach(element -> {
                if (isRemoval(element)) {
                    merged.removeAll();
                } else {
                    merged.add(element);
                }
            });
            return merged;
        }
        return change;
    }

    /** Returns whether a tree has all of a change already. */
    public static boolean has(JsonNode tree, JsonNode change) {
        if (isRemoval(change)) {
            return tree.isMissingNode();
        }
        return change.isObject()
                ? change.propertyStream().allMatch(property -> has(tree.path(property.getKey()), property.getValue()))
                : change.isArray()
                        ? change.valueStream()
                                .filter(element -> !isRemoval(element))
                                .allMatch(element -> tree.valueStream().anyMatch(element::equals))
                        : tree.equals(change);
    }

    private static boolean isRemoval(JsonNode change) {
        return change.asText().equals(REMOVE);
    }
}
