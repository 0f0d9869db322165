package dev.createwallet.openapi.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/** The text of a contract: its tree, from Jackson, and the position of each node, from the YAML library below it. */
public final class Source {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Other parsers differ on these words; the check asks for quotes.
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();
    private static final int DEEPEST = 100;

    private final String file;
    private final JsonNode root;
    private final Map<JsonPointer, Mark> marks = new HashMap<>();
    private final Map<JsonPointer, ScalarNode> scalars = new LinkedHashMap<>();
    private final Map<JsonPointer, ScalarNode> names = new LinkedHashMap<>();

    private Source(String file, String yaml) throws JsonProcessingException {
        this.file = file;
        mark(new Yaml(new LoaderOptions()).compose(new StringReader(yaml)), JsonPointer.empty());
        root = YAML.readTree(yaml);
    }

    /**
     * Reads a text.
     *
     * @throws MalformedContractException if the text is not YAML, or uses what readers of OpenAPI disagree on
     */
    public static Source parse(String file, String yaml) {
        try {
            requirePlain(file, yaml);
            return new Source(file, yaml);
        } catch (MarkedYAMLException e) {
            Mark start = e.getContextMark();
            throw new MalformedContractException(
                    position(file, e.getProblemMark()),
                    "malformed YAML: " + e.getProblem()
                            + (start == null
                                    ? ""
                                    : " (" + e.getContext() + ", which starts on line " + (start.getLine() + 1) + ")"));
        } catch (ReaderException e) {
            throw new MalformedContractException(
                    position(file, yaml.substring(0, Math.min(e.getPosition(), yaml.length()))),
                    "malformed YAML: the control character U+%04X must not stand in a text; remove it"
                            .formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            throw new MalformedContractException(new Position(file, 1, 1), "malformed YAML: " + e.getMessage());
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new MalformedContractException(
                    new Position(file, location.getLineNr(), location.getColumnNr()), e.getOriginalMessage());
        }
    }

    /** The text of a file in UTF-8. */
    public static String text(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CoderResult result = decoder.decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            throw new MalformedContractException(
                    position(file.getFileName().toString(), text.toString()),
                    "the byte 0x%02X is not UTF-8; save the file in that encoding"
                            .formatted(bytes.get(bytes.position())));
        }
        return text.toString();
    }

    /** YAML has more than one way to say the same, and not every reader of OpenAPI knows all of them. */
    private static void requirePlain(String file, String yaml) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Yaml(new LoaderOptions()).parse(new StringReader(yaml))) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            String problem = depth > DEEPEST
                    ? "brackets or lists are nested more than " + DEEPEST + " deep"
                    : documents > 1
                            ? "a second document starts here; the contract is one"
                            : event instanceof AliasEvent alias
                                    ? "the alias '*" + alias.getAnchor()
                                            + "' is not supported here: not every reader of "
                                            + "OpenAPI knows it; use $ref, or write the value again"
                                    : event instanceof NodeEvent node && node.getAnchor() != null
                                            ? "the anchor '&" + node.getAnchor()
                                                    + "' is not supported here: not every reader of OpenAPI knows it; leave it out"
                                            : tag(event) != null
                                                    ? "the tag '" + tag(event)
                                                            + "' is not supported here: OpenAPI has the types of JSON; leave it out"
                                                    : event instanceof ScalarEvent scalar
                                                                    && scalar.isPlain()
                                                                    && scalar.getValue()
                                                                            .equals("<<")
                                                            ? "the merge key '<<' is not supported here: not every reader of OpenAPI knows it; write the members again"
                                                            : "";
            if (!problem.isEmpty()) {
                throw new MalformedContractException(position(file, event.getStartMark()), problem);
            }
        }
        if (documents == 0) {
            throw new MalformedContractException(new Position(file, 1, 1), "the contract is empty");
        }
    }

    private static @Nullable String tag(Event event) {
        return event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag() : null;
    }

    /** A member stands where its name does. */
    private void mark(Node node, JsonPointer here) {
        marks.putIfAbsent(here, node.getStartMark());
        if (node instanceof MappingNode mapping) {
            for (NodeTuple member : mapping.getValue()) {
                if (!(member.getKeyNode() instanceof ScalarNode name)) {
                    throw new MalformedContractException(
                            position(file, member.getKeyNode().getStartMark()),
                            "malformed YAML: a name has to be text, not an object or a list");
                }
                JsonPointer there = here.appendProperty(name.getValue());
                ScalarNode twin = names.put(there, name);
                if (twin != null) {
                    throw new MalformedContractException(
                            position(file, name.getStartMark()),
                            "'" + name.getValue() + "' stands twice in one object, also on line "
                                    + (twin.getStartMark().getLine() + 1));
                }
                marks.put(there, name.getStartMark());
                mark(member.getValueNode(), there);
            }
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                mark(sequence.getValue().get(i), here.appendIndex(i));
            }
        } else if (node instanceof ScalarNode scalar) {
            scalars.put(here, scalar);
        }
    }

    public JsonNode root() {
        return root;
    }

    /** Where a node stands; for one that is missing, where the closest node around it does. */
    public Position position(JsonPointer pointer) {
        Mark mark = marks.get(pointer);
        if (mark != null) {
            return position(file, mark);
        }
        return pointer.matches() ? new Position(file, 1, 1) : position(pointer.head());
    }

    private static Position position(String file, Mark mark) {
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The position of what follows a text. */
    private static Position position(String file, String before) {
        return new Position(
                file,
                1 + (int) before.chars().filter(c -> c == '\n').count(),
                before.length() - before.lastIndexOf('\n'));
    }

    /**
     * Names and values that a parser that follows YAML 1.1 takes for something else than this one does, and for what.
     */
    public Map<JsonPointer, String> ambiguous() {
        Map<JsonPointer, String> ambiguous = new LinkedHashMap<>();
        names.forEach((pointer, name) -> addAmbiguous(pointer, name, true, ambiguous));
        scalars.forEach((pointer, scalar) ->
                addAmbiguous(pointer, scalar, root.at(pointer).isTextual(), ambiguous));
        return ambiguous;
    }

    private static void addAmbiguous(
            JsonPointer pointer, ScalarNode scalar, boolean isText, Map<JsonPointer, String> ambiguous) {
        if (scalar.isPlain() && scalar.getTag().equals(Tag.STR) != isText) {
            String tag = scalar.getTag().getValue();
            ambiguous.put(pointer, "'" + scalar.getValue() + "' as " + tag.substring(tag.lastIndexOf(':') + 1));
        }
    }
}
