package dev.createwallet.openapi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.createwallet.openapi.ContractDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits a released contract in one place at a time, as changes.yaml plans it, and looks at what the diff makes of it. */
final class ContractDiffTest {

    private static final String RELEASED = resource("released.yaml");

    static String resource(String name) {
        try (InputStream resource = ContractDiffTest.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A planned change.
     *
     * @param says the gravest change that has to be found: its level, its place, what it is
     * @param from the text that is replaced, where it first stands
     * @param to what replaces it
     */
    record Edit(String says, String from, String to) {

        String apply(String yaml) {
            int start = yaml.indexOf(from);
            assertThat(start).as("where the text to replace stands").isNotNegative();
            return yaml.substring(0, start) + to + yaml.substring(start + from.length());
        }

        @Override
        public String toString() {
            return says;
        }
    }

    static Stream<Edit> edits() throws JsonProcessingException {
        return new YAMLMapper().readValue(resource("changes.yaml"), new TypeReference<List<Edit>>() {}).stream();
    }

    private static List<Change> changes(String yaml) throws JsonProcessingException {
        return ContractDiff.between(ContractDocument.parse(RELEASED), ContractDocument.parse(yaml));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void aChangeIsNamedWithItsLevelAndPlace(Edit edit) throws JsonProcessingException {
        List<Change> changes = changes(edit.apply(RELEASED));

        assertThat(changes).isNotEmpty();
        assertThat(changes.get(0)).hasToString(edit.says());
    }

    @Test
    void aSchemaOfAnotherNameBreaksSinceGeneratedCodeIsNamedAfterIt() throws JsonProcessingException {
        assertThat(changes(RELEASED.replace("NoteForm", "Memo"))).singleElement()
                .hasToString("breaking: POST /books/{book_id}/notes, request body: its schema has another name");
    }

    @Test
    void anotherOrderOfFieldsIsNoChangeOnTheWire() throws JsonProcessingException {
        String remark = RELEASED.substring(RELEASED.indexOf("        remark:\n"), RELEASED.indexOf("        labels:\n"));
        assertThat(changes(RELEASED.replace(remark, "")
                .replace("        page:\n          $ref", remark + "        page:\n          $ref"))).isEmpty();
    }

    @Test
    void aSchemaThatHoldsItselfIsReadOnce() throws JsonProcessingException {
        String endless = RELEASED.replace("        labels:\n", "        reply:\n          $ref: '#/components/schemas/Note'\n        labels:\n");
        assertThat(ContractDiff.between(ContractDocument.parse(endless), ContractDocument.parse(endless.replace("maxItems: 5", "maxItems: 6"))))
                .hasSize(1);
    }

    @Test
    void nothingIsFoundWhereNothingChanged() throws JsonProcessingException {
        assertThat(changes(RELEASED)).isEmpty();
    }
}
