package dev.createwallet.openapi.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Edits a released contract in one place at a time, as changes.yaml plans it, and looks at what the diff makes of it.
 */
public final class ContractDiffTest {

    private static final String RELEASED = resource("released.yaml");

    public static String resource(String name) {
        try (InputStream resource = ContractDiffTest.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A change of a text.
     *
     * @param from the text that is replaced, where it first stands
     * @param to what replaces it
     */
    record Replacement(String from, String to) {

        String apply(String yaml) {
            int start = yaml.indexOf(from);
            assertThat(start).as("where the text to replace stands").isNotNegative();
            return yaml.substring(0, start) + to + yaml.substring(start + from.length());
        }
    }

    /**
     * A planned change.
     *
     * @param says the changes that have to be found, the gravest first: level, place, what it is
     * @param given in what the released contract differs from the fixture; nothing if it does not
     * @param from the text that is replaced, where it first stands
     * @param to what replaces it
     */
    record Edit(List<String> says, @Nullable Replacement given, String from, String to) {

        List<Change> changes() {
            String released = given == null ? RELEASED : given.apply(RELEASED);
            return ContractDiff.between(
                    Contract.parse("openapi.yaml", released),
                    Contract.parse("openapi.yaml", new Replacement(from, to).apply(released)));
        }

        @Override
        public String toString() {
            return String.join(" + ", says);
        }
    }

    static Stream<Edit> edits() throws IOException {
        return YAMLMapper.builder()
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .build()
                .readValue(resource("changes.yaml"), new TypeReference<List<Edit>>() {})
                .stream();
    }

    private static List<Change> changes(String yaml) {
        return ContractDiff.between(Contract.parse("openapi.yaml", RELEASED), Contract.parse("openapi.yaml", yaml));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void reportsAChangeWithLevelAndPlace(Edit edit) {
        assertThat(edit.changes()).map(Change::toString).containsExactlyElementsOf(edit.says());
    }

    @Test
    void reportsARenamedSchemaAsBreaking() {
        assertThat(changes(RELEASED.replace("schemas/Note'", "schemas/Memo'").replace("    Note:\n", "    Memo:\n")))
                .singleElement()
                .hasToString("breaking: POST /books/{book_id}/notes, response 200: its schema has another name");
    }

    /** Methods take its fields, and no generated code is named after it. */
    @Test
    void reportsARenamedOrInlinedSchemaOfAFormAsWording() {
        int start = RELEASED.indexOf("    NoteForm:\n") + "    NoteForm:\n".length();
        String form = RELEASED.substring(start, RELEASED.indexOf("    Note:\n")).indent(8);

        assertThat(changes(RELEASED.replace("NoteForm", "Memo")))
                .singleElement()
                .hasToString("wording: POST /books/{book_id}/notes, request body: its schema has another name");
        assertThat(changes(RELEASED.replace("              $ref: '#/components/schemas/NoteForm'\n", form)))
                .singleElement()
                .hasToString("wording: POST /books/{book_id}/notes, request body: its schema has no name any more");
    }

    @Test
    void reportsARenamedSecuritySchemeAsWording() {
        assertThat(changes(RELEASED.replace("basicAuth", "password")))
                .singleElement()
                .hasToString("wording: security scheme password: name basicAuth → password");
        assertThat(changes(RELEASED.replace("basicAuth", "token").replace("scheme: basic", "scheme: bearer")))
                .first()
                .hasToString(
                        "breaking: POST /books/{book_id}/notes; PUT /books/{book_id}/page: authentication changed");
    }

    @Test
    void asksForANewIdIfTheChangeIsAnother() {
        assertThat(changes(RELEASED.replace("maxItems: 5", "maxItems: 6")))
                .extracting(Change::id)
                .doesNotContainAnyElementsOf(changes(RELEASED.replace("maxItems: 5", "maxItems: 7")).stream()
                        .map(Change::id)
                        .toList());
    }

    /** Its own YAML is the same before and after. */
    @Test
    void showsTheStatusThatAnExampleMovedTo() {
        String moved = RELEASED.replace("        '401':", "        '404':")
                .replace(
                        "        '400':\n          description: The note",
                        "        '401':\n          description: The note");

        assertThat(changes(moved))
                .filteredOn(change -> change.what().startsWith("example"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.before()).startsWith("\"400\":\n  missing:\n");
                    assertThat(change.after()).startsWith("\"401\":\n  missing:\n");
                });
    }

    @Test
    void knowsThatNamesOfGeneratedCodeAreNotOnTheWire() {
        assertThat(changes(RELEASED.replace("operationId: addNote", "operationId: createNote")))
                .singleElement()
                .extracting(change -> change.verdict().wire())
                .isEqualTo(Level.PATCH);
    }

    @Test
    void showsMembersWithTheirNameAndElementsWithout() {
        assertThat(changes(RELEASED.replace("        '401':", "        '402':")))
                .map(change -> change.before() + change.after())
                .allSatisfy(shown -> assertThat(shown).matches("(?s)\"40[12]\":\\s+description: .*"));
        assertThat(changes(RELEASED.replace("url: https://sandbox", "url: https://second")))
                .map(change -> change.before() + change.after())
                .allSatisfy(shown -> assertThat(shown).startsWith("url: "));
    }

    /** Reasons of additions, which ask something of providers, and of a name. */
    @Test
    void saysWhomAChangeConcerns() {
        assertThat(changes(RELEASED.replace("          minLength: 1\n", "")))
                .singleElement()
                .satisfies(change -> assertThat(change.verdict().reason())
                        .contains("callers may send more", "providers have to accept"));
        assertThat(changes(RELEASED.replace("maxItems: 5", "maxItems: 4")))
                .singleElement()
                .satisfies(change -> assertThat(change.verdict().reason())
                        .contains("callers may rely on more", "providers have to keep to"));
        assertThat(changes(RELEASED.replace("scheme: basic", "scheme: bearer")))
                .singleElement()
                .satisfies(change -> assertThat(change.verdict().reason()).contains("credentials"));
    }

    @Test
    void ignoresTheOrderOfProperties() {
        String remark =
                RELEASED.substring(RELEASED.indexOf("        remark:\n"), RELEASED.indexOf("        labels:\n"));
        assertThat(changes(RELEASED.replace(remark, "")
                        .replace("        page:\n          $ref", remark + "        page:\n          $ref")))
                .isEmpty();
    }

    @Test
    void comparesASchemaWithinItselfOnce() {
        String endless = RELEASED.replace(
                "        labels:\n", "        reply:\n          $ref: '#/components/schemas/Note'\n        labels:\n");
        assertThat(ContractDiff.between(
                        Contract.parse("openapi.yaml", endless),
                        Contract.parse("openapi.yaml", endless.replace("maxItems: 5", "maxItems: 6"))))
                .hasSize(1);
    }

    @Test
    void findsNothingInTheSameContract() {
        assertThat(changes(RELEASED)).isEmpty();
    }
}
