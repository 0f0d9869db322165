package dev.createwallet.openapi.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The one list of what this repository supports of OpenAPI 3.0, {@code supported.json}: for each kind of object and
 * each keyword {@code true}, or the reason why it is not supported and what to do about it. Sections whose name has a
 * dot list values instead of keywords; {@code *} stands for all others.
 */
public final class Supported {

    private static final String FILE = "supported.json";

    private final JsonNode sections;

    private Supported(JsonNode sections) {
        this.sections = sections;
    }

    public static Supported read() throws IOException {
        try (InputStream json = open()) {
            return new Supported(new JsonMapper().readTree(json));
        }
    }

    /** The list as the artifact of the contract has it. */
    public static byte[] bytes() throws IOException {
        try (InputStream json = open()) {
            return json.readAllBytes();
        }
    }

    private static InputStream open() {
        return Objects.requireNonNull(Supported.class.getResourceAsStream(FILE), FILE);
    }

    static Supported load() {
        try {
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasSection(String section) {
        return sections.has(section);
    }

    /** Whether the list has the word, supported or not. */
    boolean knows(String section, String word) {
        return sections.path(section).has(word) || sections.path(section).has("*");
    }

    /** Why a word is not supported, with the way out; empty if it is. */
    Optional<String> reason(String section, String word) {
        JsonNode entry = sections.path(section).path(sections.path(section).has(word) ? word : "*");
        return entry.isTextual() ? Optional.of(entry.textValue()) : Optional.empty();
    }

    /** The word of the list that differs in no more than two letters, if there is one. */
    Optional<String> closest(String section, String word) {
        return Closest.to(word, sections.path(section).propertyStream().map(Map.Entry::getKey));
    }

    /** A finding if a word is not supported. */
    Optional<Finding> finding(Contract contract, Place place, String section, String word) {
        return reason(section, word).map(reason -> notSupported(contract, place, "'" + word + "'", reason));
    }

    static Finding notSupported(Contract contract, Place place, String what, String reason) {
        return contract.finding(place, what + " is not supported here: " + reason);
    }
}
