package dev.createwallet.openapi.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

/** The contract: its tree, what its parts mean, and where each part stands. */
public final class Contract {

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Other parsers differ on these words; the check asks for quotes.
                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS).build();

    private final String file;
    private final Place root;
    private final Map<JsonPointer, Mark> marks = new HashMap<>();
    private final Map<JsonPointer, ScalarNode> scalars = new LinkedHashMap<>();
    private final Map<JsonPointer, ScalarNode> names = new LinkedHashMap<>();

    private Contract(String file, JsonNode root) {
        this.file = file;
        this.root = new Place(JsonPointer.empty(), root);
    }

    /**
     * Reads a contract.
     *
     * @param file the name of its file, for positions
     * @throws JsonProcessingException if the text is not YAML, or has a key twice; it knows where
     */
    public static Contract parse(String file, String yaml) throws JsonProcessingException {
        Contract contract = new Contract(file, YAML.readTree(yaml));
        Node node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        if (node != null) {
            contract.mark(node, JsonPointer.empty(), node.getStartMark());
        }
        return contract;
    }

    /** Reads a contract from a file. */
    public static Contract read(Path file) throws IOException {
        return parse(file.getFileName().toString(), Files.readString(file));
    }

    /** The name of the contract's file. */
    public String file() {
        return file;
    }

    /** The operations in their order. Needs a contract of the right form, as the check asks for. */
    public List<Operation> operations() {
        return new Reader(this).operations();
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

    /** Names and values that a parser that follows YAML 1.1 takes for something else than this one does, and for what. */
    public Map<Place, String> ambiguous() {
        Map<Place, String> ambiguous = new LinkedHashMap<>();
        names.forEach((pointer, name) -> addAmbiguous(pointer, name, ambiguous));
        scalars.forEach((pointer, scalar) -> {
            if (at(pointer).node().isTextual()) {
                addAmbiguous(pointer, scalar, ambiguous);
            } else if (scalar.isPlain() && scalar.getTag().equals(Tag.STR)) {
                ambiguous.put(at(pointer), "'" + scalar.getValue() + "' as str");
            }
        });
        return ambiguous;
    }

    private void addAmbiguous(JsonPointer pointer, ScalarNode scalar, Map<Place, String> ambiguous) {
        if (scalar.isPlain() && !scalar.getTag().equals(Tag.STR)) {
            String tag = scalar.getTag().getValue();
            ambiguous.put(at(pointer), "'" + scalar.getValue() + "' as " + tag.substring(tag.lastIndexOf(':') + 1));
        }
    }

    /** The whole of the contract. */
    public Place root() {
        return root;
    }

    /** Where a place stands; for one with nothing, where the closest place around it does. */
    public Position position(Place place) {
        return position(place.pointer());
    }

    private Position position(JsonPointer pointer) {
        Mark mark = marks.get(pointer);
        if (mark == null) {
            return pointer.matches() ? new Position(file, 1, 1) : position(pointer.head());
        }
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** A finding of one of our own rules. */
    public Finding finding(Place place, String message) {
        return new Finding(position(place), Finding.OURS, message);
    }

    /** The place of a pointer; one with nothing if the pointer leads nowhere. */
    public Place at(JsonPointer pointer) {
        return new Place(pointer, root.node().at(pointer));
    }

    /** What a {@code $ref} leads to in the end, or the place itself if it has none. One that leads nowhere, or to itself, gives a place with nothing. */
    public Place resolve(Place place) {
        Set<JsonPointer> seen = new HashSet<>();
        Place current = place;
        while (current.isReference()) {
            if (!seen.add(current.pointer())) {
                return Place.NOWHERE;
            }
            current = target(current);
        }
        return current;
    }

    private Place target(Place reference) {
        String target = reference.member("$ref").text();
        return target.startsWith("#/") ? at(JsonPointer.compile(URLDecoder.decode(target.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8)))
                : Place.NOWHERE;
    }

    /** Whether the values of a schema are secrets or personal data: it is marked, or one of those that its references lead to. */
    public boolean isSensitive(Place schema) {
        Set<JsonPointer> seen = new HashSet<>();
        Place current = schema;
        while (seen.add(current.pointer())) {
            if (current.member("x-sensitive").isTrue()) {
                return true;
            }
            current = current.isReference() ? target(current) : current;
        }
        return false;
    }

    /**
     * The values that a schema describes, and all values within them. A schema within itself is entered once.
     *
     * @return the value itself first
     */
    public List<Member> members(Place schema) {
        List<Member> members = new ArrayList<>();
        collect(schema, List.of(), true, false, Set.of(), members);
        return List.copyOf(members);
    }

    private void collect(Place schema, List<Member.Step> path, boolean required, boolean sensitive, Set<JsonPointer> around, List<Member> members) {
        Place resolved = resolve(schema);
        if (!resolved.exists() || around.contains(resolved.pointer())) {
            return;
        }
        boolean secret = sensitive || isSensitive(schema);
        members.add(new Member(path, resolved, required, secret));
        Set<JsonPointer> within = new HashSet<>(around);
        within.add(resolved.pointer());
        Set<String> names = resolved.member("required").children().map(Place::text).collect(Collectors.toSet());
        resolved.member("properties").children().forEach(property -> collect(
                property, append(path, new Member.Property(property.name())), names.contains(property.name()), secret, within, members));
        collect(resolved.member("items"), append(path, new Member.Elements()), false, secret, within, members);
        if (resolved.member("additionalProperties").node().isObject()) {
            collect(resolved.member("additionalProperties"), append(path, new Member.Values()), false, secret, within, members);
        }
    }

    private static List<Member.Step> append(List<Member.Step> path, Member.Step step) {
        return Stream.concat(path.stream(), Stream.of(step)).toList();
    }

    static boolean isOneOf(Enum<?>[] constants, Place text) {
        return Arrays.stream(constants).anyMatch(constant -> constant.name().equalsIgnoreCase(text.text()));
    }

    /** Every object, those around it first. An object that is a reference is included, what it leads to is not. */
    public Stream<Part> parts() {
        return withParts(new Part(Kind.CONTRACT, root));
    }

    private static Stream<Part> withParts(Part part) {
        return Stream.concat(Stream.of(part), part.kind().within(part.place()).flatMap(Contract::withParts));
    }

    /** Every object of some kinds that is no reference. */
    public Stream<Place> all(Kind... kinds) {
        return parts().filter(part -> Arrays.asList(kinds).contains(part.kind()) && !part.place().isReference()).map(Part::place);
    }
}
