package dev.createwallet.openapi.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks a sound contract, one edit at a time, and looks at what the check says and which line it names. */
final class ContractCheckTest {

    private static final Path CONTRACT = Path.of("../openapi.yaml");
    private static final String VERSION = "2.5.0";

    private final String sound = resource("sound.yaml");

    private static String resource(String name) {
        try (InputStream resource = ContractCheckTest.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSoundContractPasses() {
        assertThatNoException().isThrownBy(() -> ContractCheck.check("sound.yaml", sound, VERSION));
    }

    @Test
    void swaggerParserHasNothingToSayOfOurContract() throws IOException {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        assertThat(new OpenAPIV3Parser().readContents(Files.readString(CONTRACT), null, options).getMessages()).isEmpty();
    }

    /**
     * A deliberate break of the contract.
     *
     * @param from the text that is replaced, where it first stands
     * @param to what replaces it
     * @param line text that stands on the line that has to be named, and on none before it
     */
    record Break(String what, String from, String to, String line, String message) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Break> breaks() {
        return Stream.of(
                new Break("malformed YAML", "title: Notes", "title: Notes: more", "title: Notes: more",
                        "malformed YAML: mapping values are not allowed here"),
                new Break("a quote that is not closed", "'200':", "'200:", "examples:\n                short:",
                        "malformed YAML: expected <block end>, but found '<block mapping start>' (while parsing a block mapping, which starts on line 24)"),
                new Break("a tab as indentation", "  title: Notes", "\ttitle: Notes", "title: Notes", "malformed YAML: found character"),
                new Break("a duplicate key", "      summary: Add a note", "      tags: [More]", "tags: [More]", "Duplicate field 'tags'"),
                new Break("a dangling reference", "schemas/Note'", "schemas/Not'", "schemas/Not'",
                        "$ref '#/components/schemas/Not' leads nowhere"),
                new Break("a dangling reference to a parameter", "parameters/BookId'", "parameters/Book'", "parameters/Book'",
                        "$ref '#/components/parameters/Book' leads nowhere"),
                new Break("a reference to another file", "'#/components/schemas/Note'", "'more.yaml#/Note'", "more.yaml",
                        "a reference to another file is not supported here"),
                new Break("an unknown keyword in a schema", "minLength: 1", "minLenght: 1", "minLenght: 1",
                        "unknown keyword 'minLenght' in schema /components/schemas/NoteForm/properties/text"),
                new Break("an unknown keyword in an operation", "operationId:", "operationID:", "operationID:",
                        "unknown keyword 'operationID'"),
                new Break("an unknown keyword at the top", "components:", "component:", "component:", "unknown keyword 'component'"),
                new Break("an unknown extension", "x-unique: true", "x-uniq: true", "x-uniq: true", "unknown extension 'x-uniq'"),
                new Break("a keyword beside a reference", "$ref: '#/components/schemas/Note'",
                        "$ref: '#/components/schemas/Note'\n                nullable: true", "nullable: true",
                        "'nullable' beside $ref has no effect"),
                new Break("a keyword that nothing here supports", "enum: [note]", "oneOf: []", "oneOf: []", "'oneOf' is not supported here: Java"),
                new Break("a keyword of the wrong type", "minLength: 1", "minLength: one", "minLength: one", "integer expected"),
                new Break("an unknown type", "type: boolean", "type: bool", "type: bool\n", "properties/pinned/type"),
                new Break("a pattern that is none", "pattern: '^b", "pattern: '(^b", "pattern: '(^b", "BookId/schema/pattern"),
                new Break("a mark without its note", "    x-provenance-note: Another page names it.\n", "",
                        "url: https://sandbox", "a mark needs its x-provenance-note"),
                new Break("a note without its mark", "    x-provenance: related\n", "", "url: https://sandbox",
                        "a note its x-provenance"),
                new Break("a note of no words", "note: Another page names it.", "note: ''", "note: ''", "x-provenance-note"),
                new Break("an unknown mark", "x-provenance: related", "x-provenance: hearsay", "x-provenance: hearsay",
                        "/servers/1/x-provenance"),
                new Break("a mark on an absent keyword", "covers: [x-unique]", "covers: [pattern]", "covers: [pattern]",
                        "the mark covers 'pattern', which does not stand beside it"),
                new Break("an example outside its enum", "kind: note", "kind: letter", "kind: letter",
                        "does not have a value in the enumeration"),
                new Break("an example without a required property", "                    id: n1\n", "",
                        "value:\n                    kind: note", "required property 'id' not found"),
                new Break("an example of another type", "pinned: false", "pinned: 'false'", "pinned: 'false'",
                        "string found, boolean expected"),
                new Break("a null where none is allowed", "id: n1", "id: null", "id: null", "null found, string expected"),
                new Break("a request example", "                  text: Bread", "                  text: ''", "text: ''",
                        "at least 1 characters long"),
                new Break("a parameter's example", "example: b1", "example: one", "example: one", "does not match the regex pattern"),
                new Break("a property's example", "example: Milk", "example: 5", "example: 5", "integer found, string expected"),
                new Break("a request without its answer", "              short:", "              brief:", "brief:",
                        "the request example 'brief' has no response"),
                new Break("an answer without its request", "                short:", "                brief:", "brief:",
                        "the response example 'brief' has no request"),
                new Break("a request with two answers", "                missing:", "                short:",
                        "short:\n                  summary: Nothing", "the example 'short' has two responses"),
                new Break("a required parameter without an example", "      example: b1\n", "", "BookId:\n      name",
                        "the required parameter 'book_id' has no example"),
                new Break("a required name that is no property", "required: [text]", "required: [txt]", "required: [txt]",
                        "'txt' is required, but it is not among the properties"),
                new Break("an echo of what nobody sends", "x-echoes: text", "x-echoes: words", "x-echoes: words",
                        "x-echoes names 'words', which no request sends"),
                new Break("a secret without its mark", "          x-sensitive: true\n", "", "author_token:",
                        "the property 'author_token' looks like a secret or personal data, but has no x-sensitive: true"),
                new Break("a secret by its format", "          minLength: 1", "          format: password",
                        "text:\n          type: string\n          format: password",
                        "the property 'text' looks like a secret"),
                new Break("a parameter that is personal data", "book_id\n", "phoneNumber\n", "    BookId:",
                        "the parameter 'phoneNumber' looks like a secret"),
                new Break("a date without quotes", "'2023-06-30'", "2023-06-30", "example: 2023-06-30",
                        "some YAML parsers read '2023-06-30' as timestamp, others as text; put it in quotes"),
                new Break("a time without quotes", "title: Notes", "title: 12:30", "title: 12:30", "read '12:30' as int"),
                new Break("a status without quotes", "'200':", "200:", "200:", "read '200' as int"),
                new Break("another version than the project's", "version: 2.5.0", "version: 2.6.0", "version: 2.6.0",
                        "info.version is 2.6.0, the Maven project's version is 2.5.0; raise both together"));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void aBreakIsReportedWithItsLine(Break planned) {
        int start = sound.indexOf(planned.from());
        assertThat(start).as("where the text to replace stands").isNotNegative();
        String broken = sound.substring(0, start) + planned.to() + sound.substring(start + planned.from().length());
        assertThat(broken).as("the line to name").contains(planned.line());
        long line = 1 + broken.substring(0, broken.indexOf(planned.line())).lines().count()
                - (broken.charAt(broken.indexOf(planned.line()) - 1) == '\n' ? 0 : 1);

        assertThatExceptionOfType(ContractBrokenException.class)
                .isThrownBy(() -> ContractCheck.check("broken.yaml", broken, VERSION))
                .withMessageContaining("\nbroken.yaml:" + line + ":")
                .withMessageContaining(planned.message());
    }
}
