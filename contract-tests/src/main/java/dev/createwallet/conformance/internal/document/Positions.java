package dev.createwallet.conformance.internal.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The line of each element of a YAML document. */
public final class Positions {

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

    /** Returns the line of an element, or of the nearest element around it. */
    public int line(JsonPointer place) {
        JsonPointer nearest = place;
        while (nearest.head() != null && !lines.containsKey(nearest)) {
            nearest = nearest.head();
        }
        return lines.getOrDefault(nearest, 0);
    }
}
