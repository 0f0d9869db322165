package dev.createwallet.conformance.internal.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.Provenance;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tree of an OpenAPI document: its elements, the references between them, and their provenance. */
public final class Document {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** A longer chain of references is a circle. */
    private static final int LONGEST_CHAIN = 20;

    private final JsonNode root;
    private final Supplier<String> text;
    private final Schemas schemas;
    private final Secrecy secrecy;
    private volatile @Nullable Positions positions;

    private Document(JsonNode root, Supplier<String> text) {
        this.root = root;
        this.text = text;
        this.schemas = new Schemas(this);
        this.secrecy = Secrecy.of(this);
    }

    /**
     * @throws IllegalArgumentException if the text is no YAML or no OpenAPI 3.0 document
     */
    public static Document parse(String yaml) {
        try {
            return of(tree(yaml), () -> yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not YAML: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads YAML.
     *
     * @throws JsonProcessingException if the text is none
     */
    public static JsonNode tree(String yaml) throws JsonProcessingException {
        return YAML.readTree(yaml);
    }

    /**
     * @param text the document as YAML, for line numbers; empty if there is none
     * @throws IllegalArgumentException if the tree is no OpenAPI 3.0 document
     */
    public static Document of(JsonNode root, Supplier<String> text) {
        String version = root.path("openapi").asText("none");
        if (version.startsWith("3.1.")) {
            throw new IllegalArgumentException(
                    "openapi is " + version + ": the kit reads OpenAPI 3.0 only, because 3.1 gives"
                            + " schemas another meaning (JSON Schema 2020-12), which the kit does not check");
        }
        if (!version.startsWith("3.0.")) {
            throw new IllegalArgumentException("Not a document of OpenAPI 3.0: openapi is " + version);
        }
        for (String name : List.of("title", "version")) {
            if (!root.path("info").path(name).isValueNode()) {
                throw new IllegalArgumentException("Not an OpenAPI document: info." + name + " is missing");
            }
        }
        if (root.path("paths").isEmpty()) {
            throw new IllegalArgumentException("The contract has no paths");
        }
        return new Document(root, text);
    }

    /** Returns title and version. */
    public String title() {
        return root.path("info").path("title").asText() + " "
                + root.path("info").path("version").asText();
    }

    public JsonNode root() {
        return root;
    }

    public JsonNode at(JsonPointer place) {
        return root.at(place);
    }

    public Schemas schemas() {
        return schemas;
    }

    public Secrecy secrecy() {
        return secrecy;
    }

    /** Returns the lines of the document as YAML, without the values of examples; none if they are unknown. */
    public List<String> lines() {
        return Positions.withoutExamples(text.get());
    }

    /** Returns the line of an element; 0 if that is unknown. */
    public int line(JsonPointer place) {
        Positions known = positions;
        if (known == null) {
            known = Positions.of(text.get());
            positions = known;
        }
        return known.line(place);
    }

    /**
     * Follows references.
     *
     * @return the place where the element itself stands
     * @throws CannotTryException if a reference leads nowhere in this document
     */
    public JsonPointer resolve(JsonPointer place) {
        JsonPointer here = place;
        for (int i = 0; root.at(here).path("$ref").isTextual(); i++) {
            if (i == LONGEST_CHAIN) {
                throw new CannotTryException(place, "the references form a circle");
            }
            here = target(here, root.at(here).path("$ref").textValue());
        }
        return here;
    }

    /** Returns each place that a chain of references passes, the first and the last included. */
    Stream<JsonPointer> chain(JsonPointer place) {
        Stream.Builder<JsonPointer> places = Stream.builder();
        JsonPointer here = place;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            places.add(here);
            JsonNode reference = root.at(here).path("$ref");
            if (!reference.isTextual()) {
                break;
            }
            here = target(here, reference.textValue());
        }
        return places.build();
    }

    private JsonPointer target(JsonPointer place, String reference) {
        if (!reference.startsWith("#/")) {
            throw new CannotTryException(place, "the reference '" + reference + "' leads out of this document");
        }
        try {
            String pointer = reference.substring(1);
            JsonPointer plain = JsonPointer.compile(pointer);
            JsonPointer target = root.at(plain).isMissingNode()
                    ? JsonPointer.compile(URLDecoder.decode(pointer.replace("+", "%2B"), StandardCharsets.UTF_8))
                    : plain;
            if (!root.at(target).isMissingNode()) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            // Reported as any other reference that leads nowhere.
        }
        throw new CannotTryException(place, "the reference '" + reference + "' leads to nothing in this document");
    }

    /** Returns how well the provider's page supports an element: by the nearest mark that covers it. */
    public Provenance provenance(JsonPointer place) {
        for (JsonPointer inner = place; inner.head() != null; inner = inner.head()) {
            JsonNode around = root.at(inner.head());
            if (around.has("x-provenance") && covers(around.path("x-provenance-covers"), inner.last())) {
                return mark(around.path("x-provenance"));
            }
        }
        return Provenance.STATED;
    }

    private static Provenance mark(JsonNode mark) {
        return Stream.of(Provenance.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(mark.asText()))
                .findFirst()
                .orElse(Provenance.STATED);
    }

    private static boolean covers(JsonNode covered, JsonPointer keyword) {
        return covered.isMissingNode()
                || covered.valueStream().anyMatch(name -> name.asText().equals(keyword.getMatchingProperty()));
    }

    /** Checks a value against the schema at a place; see {@link Schemas#validate}. */
    public List<Breach> validate(JsonPointer schema, String subject, JsonNode value) {
        return schemas.validate(schema, subject, value);
    }
}
