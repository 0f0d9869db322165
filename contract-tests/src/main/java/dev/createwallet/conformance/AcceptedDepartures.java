package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.conformance.internal.document.Document;
import dev.createwallet.conformance.internal.document.Positions;
import dev.createwallet.conformance.result.Acceptance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a file of accepted departures: YAML or JSON, with a list under {@code accepted}. */
final class AcceptedDepartures {

    private static final String LIST = "accepted";
    private static final Pattern LINE = Pattern.compile("line (\\d+), column");
    private static final Set<String> KEYS = Set.of("clause", "subject", "reason", "until");

    private final Path file;
    private final Positions positions;

    private AcceptedDepartures(Path file, Positions positions) {
        this.file = file;
        this.positions = positions;
    }

    /**
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is no such file; the message names the line
     */
    static List<Acceptance> read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new IOException("Could not read " + file + " (" + e.getClass().getSimpleName() + ")", e);
        }
        try {
            JsonNode root = Document.tree(text);
            return new AcceptedDepartures(file, Positions.of(text)).all(root);
        } catch (JsonProcessingException e) {
            // The message names the line where the parser was before the one where it stopped.
            String line = LINE.matcher(e.getOriginalMessage())
                    .results()
                    .map(found -> found.group(1))
                    .reduce("1", (before, last) -> last);
            throw new IllegalArgumentException(file + ":" + line + ": not YAML", e);
        }
    }

    private List<Acceptance> all(JsonNode root) {
        JsonPointer list = JsonPointer.empty().appendProperty(LIST);
        if (!root.at(list).isArray() || root.size() != 1) {
            throw wrong(list, "must have one list, named " + LIST);
        }
        List<Acceptance> all = new ArrayList<>();
        for (int i = 0; i < root.at(list).size(); i++) {
            all.add(acceptance(root.at(list).get(i), list.appendIndex(i)));
        }
        return all;
    }

    private Acceptance acceptance(JsonNode entry, JsonPointer place) {
        entry.propertyStream()
                .map(Map.Entry::getKey)
                .filter(key -> !KEYS.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw wrong(place, "unknown key '" + key + "': must be one of clause, reason, subject, until");
                });
        return new Acceptance(
                required(entry, place, "clause"),
                entry.path("subject").asText(),
                required(entry, place, "reason"),
                until(entry, place),
                source(place));
    }

    private String required(JsonNode entry, JsonPointer place, String key) {
        if (entry.path(key).asText().isBlank()) {
            throw wrong(place, "the entry has no " + key);
        }
        return entry.path(key).asText();
    }

    private Optional<LocalDate> until(JsonNode entry, JsonPointer place) {
        try {
            return entry.has("until")
                    ? Optional.of(LocalDate.parse(entry.path("until").asText()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            throw wrong(place, "until must be a day like 2027-01-31");
        }
    }

    private String source(JsonPointer place) {
        return file + ":" + Math.max(1, positions.line(place));
    }

    private IllegalArgumentException wrong(JsonPointer place, String what) {
        return new IllegalArgumentException(source(place) + ": " + what);
    }
}
