package dev.createwallet.conformance.internal.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The line of each element of a YAML document. */
public final class Positions {

    /** What of a line stays: its key, or where it begins. */
    private static final Pattern KEY =
            Pattern.compile("^(?!\\s*(?:- )?[\\w$.-]+:\\s*$)(\\s*(?:- )?[\\w$.-]+:(?= )|\\s*(?:-(?= ))?)\\s*\\S.*$");

    private final Map<JsonPointer, Integer> lines;

    private Positions(Map<JsonPointer, Integer> lines) {
        this.lines = lines;
    }

    public static Positions of(String yaml) {
        Map<JsonPointer, Integer> lines = new HashMap<>();
        try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer(),
                        parser.currentTokenLocation().getLineNr());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Positions(lines);
    }

    /** Returns the lines of a document without the values of examples and defaults, which may be secret. */
    static List<String> withoutExamples(String yaml) {
        List<String> lines = new ArrayList<>(yaml.lines().toList());
        // From the key of an example to the line before what follows it.
        int from = 0;
        try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
            while (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                boolean example = isExample(parser.getParsingContext().pathAsPointer(), parser.currentToken());
                if (example && from == 0) {
                    from = line;
                } else if (!example && from > 0 && !parser.currentToken().isStructEnd()) {
                    hide(lines, from, Math.max(from, line - 1));
                    from = 0;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hide(lines, from, from > 0 ? lines.size() : 0);
        return lines;
    }

    private static boolean isExample(JsonPointer place, JsonToken token) {
        boolean inside = false;
        for (JsonPointer part = place; !part.matches(); part = part.tail()) {
            inside |= part.getMatchingProperty().matches("examples?");
        }
        return inside
                || (token.isScalarValue()
                        && place.last() != null
                        && "default".equals(place.last().getMatchingProperty()));
    }

    private static void hide(List<String> lines, int from, int to) {
        for (int i = from; i > 0 && i <= to && i <= lines.size(); i++) {
            lines.set(i - 1, KEY.matcher(lines.get(i - 1)).replaceFirst("$1 \u2026"));
        }
    }

    /** Returns the line of an element, or of the nearest element around it. */
    public int line(JsonPointer place) {
        JsonPointer nearest = place;
        while (nearest.head() != null && !lines.containsKey(nearest)) {
            nearest = nearest.head();
        }
        return lines.getOrDefault(nearest, 0);
    }
}
