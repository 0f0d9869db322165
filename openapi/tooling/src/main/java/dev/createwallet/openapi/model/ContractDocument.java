package dev.createwallet.openapi.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The contract as a tree, and the line that each of its nodes stands on. */
public final class ContractDocument {

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final Place root;
    private final Map<JsonPointer, Mark> marks = new HashMap<>();
    private final Map<JsonPointer, ScalarNode> scalars = new LinkedHashMap<>();
    private final Map<JsonPointer, ScalarNode> names = new LinkedHashMap<>();

    private ContractDocument(JsonNode root) {
        this.root = new Place(JsonPointer.empty(), root);
    }

    /**
     * @throws JsonProcessingException if the text is not YAML, or has a key twice; it knows where
     */
    public static ContractDocument parse(String yaml) throws JsonProcessingException {
        ContractDocument contract = new ContractDocument(YAML.readTree(yaml));
        Node node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        if (node != null) {
            contract.mark(node, JsonPointer.empty(), node.getStartMark());
        }
        return contract;
    }

    /** Jackson's tree has no lines, the YAML library's has; a member is marked where its name stands. */
    private void mark(Node node, JsonPointer here, Mark mark) {
        marks.put(here, mark);
        if (node instanceof MappingNode mapping) {
            for (NodeTuple member : mapping.getValue()) {
                ScalarNode name = (ScalarNode) member.getKeyNode();
                JsonPointer there = here.appendProperty(name.getValue());
                names.put(there, name);
                mark(member.getValueNode(), there, name.getStartMark());
            }
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                Node element = sequence.getValue().get(i);
                mark(element, here.appendIndex(i), element.getStartMark());
            }
        } else if (node instanceof ScalarNode scalar) {
            scalars.put(here, scalar);
        }
    }

    /** Names and values that are text here, but something else to a parser that goes by YAML 1.1. */
    public List<Finding> readInTwoWays() {
        Stream<Map.Entry<JsonPointer, ScalarNode>> values =
                scalars.entrySet().stream().filter(scalar -> root().at(scalar.getKey()).isTextual());
        return Stream.concat(names.entrySet().stream(), values)
                .filter(scalar -> scalar.getValue().isPlain() && !scalar.getValue().getTag().equals(Tag.STR))
                .map(scalar -> finding(scalar.getKey(), "some YAML parsers read '" + scalar.getValue().getValue() + "' as "
                        + scalar.getValue().getTag().getValue().replaceFirst(".*:", "") + ", others as text; put it in quotes"))
                .toList();
    }

    /** The whole of the contract. */
    public Place place() {
        return root;
    }

    public JsonNode root() {
        return root.node();
    }

    /** A finding on the line of that place. */
    public Finding finding(Place place, String message) {
        return finding(place.pointer(), message);
    }

    public Finding finding(JsonPointer pointer, String message) {
        Mark mark = marks.get(pointer);
        if (mark == null && !pointer.matches()) {
            return finding(pointer.head(), message);
        }
        return mark == null
                ? new Finding(1, 1, message)
                : new Finding(mark.getLine() + 1, mark.getColumn() + 1, message);
    }

    /** What the node's {@code $ref} leads to, or the node itself if it has none. A dangling one leads to a missing node. */
    public Place resolve(Place place) {
        JsonNode reference = place.node().path("$ref");
        if (!reference.isTextual()) {
            return place;
        }
        JsonPointer target = JsonPointer.compile(reference.textValue().substring(1));
        return new Place(target, root().at(target));
    }

    public Stream<Place> operations() {
        return root.member("paths").children().flatMap(Place::children).filter(place -> place.node().has("responses"));
    }

    /** Every schema, those within schemas included. */
    public Stream<Place> schemas() {
        return Stream.concat(
                        root.member("components").member("schemas").children(),
                        schemaHolders().map(holder -> holder.member("schema")))
                .flatMap(ContractDocument::withInnerSchemas);
    }

    private static Stream<Place> withInnerSchemas(Place schema) {
        Stream<Place> inner = Stream.concat(
                schema.member("properties").children(),
                Stream.of(schema.member("items"), schema.member("additionalProperties"))
                        .filter(place -> place.node().isObject()));
        return Stream.concat(Stream.of(schema), inner.flatMap(ContractDocument::withInnerSchemas));
    }

    /** Parameters, headers and media types: whatever has a schema, and may have examples of it. */
    public Stream<Place> schemaHolders() {
        return everything().filter(place -> place.node().has("schema"));
    }

    /** Every node, but for schemas and examples, whose members the contract names as it likes. */
    public Stream<Place> everything() {
        return everything(root);
    }

    private static final Set<String> NAMED_FREELY = Set.of("schema", "schemas", "example", "examples");

    private static Stream<Place> everything(Place place) {
        return Stream.concat(Stream.of(place), place.children()
                .filter(child -> !NAMED_FREELY.contains(child.name()))
                .flatMap(ContractDocument::everything));
    }
}
