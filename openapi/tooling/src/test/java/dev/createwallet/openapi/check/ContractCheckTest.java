package dev.createwallet.openapi.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.openapi.document.Finding;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks a sound contract, one edit at a time, and looks at what the check says and which line it names. */
final class ContractCheckTest {

    private static final Path CONTRACT = Path.of("../openapi.yaml");
    private static final String VERSION = "2.5.0";

    private final String sound = resource("sound.yaml");

    @TempDir
    private Path folder;

    private static String resource(String name) {
        try (InputStream resource = ContractCheckTest.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void findsNothingInASoundContract() throws IOException {
        assertThat(findings("sound.yaml", sound)).isEmpty();
    }

    @Test
    void swaggerParserFindsNothingInOurContract() throws IOException {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        assertThat(new OpenAPIV3Parser()
                        .readContents(Files.readString(CONTRACT), null, options)
                        .getMessages())
                .isEmpty();
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

    // spotless:off
    static Stream<Break> breaks() {
        return Stream.of(
                new Break("malformed YAML", "title: Notes", "title: Notes: more", "title: Notes: more",
                        "malformed YAML: mapping values are not allowed here"),
                new Break("a quote that is not closed", "'200':", "'200:", "examples:\n                short:",
                        "malformed YAML: expected <block end>, but found '<block mapping start>' (while parsing a block mapping, which starts on line 24)"),
                new Break("a tab as indentation", "  title: Notes", "\ttitle: Notes", "title: Notes", "malformed YAML: found character"),
                new Break("a duplicate key", "      summary: Add a note", "      tags: [More]", "tags: [More]", "'tags' stands twice in one object, also on line"),
                new Break("a dangling reference", "schemas/Note'", "schemas/Not'", "schemas/Not'",
                        "$ref '#/components/schemas/Not' leads nowhere; did you mean '#/components/schemas/Note'?"),
                new Break("a dangling reference to a parameter", "parameters/BookId'", "parameters/Book'", "parameters/Book'",
                        "$ref '#/components/parameters/Book' leads nowhere; did you mean '#/components/parameters/BookId'?"),
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
                new Break("a request without its response", "              short:", "              brief:", "brief:",
                        "the request example 'brief' has no response"),
                new Break("a response without its request", "                short:", "                brief:", "brief:",
                        "the response example 'brief' has no request"),
                new Break("a request with two responses", "                missing:", "                short:",
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
                new Break("a path parameter that is not declared", "{book_id}/notes:", "{book_id}/notes/{page}:", "    post:",
                        "the path parameter 'page' is not declared"),
                new Break("a declared path parameter that the path has not", "{book_id}/notes:", "{book}/notes:", "    BookId:",
                        "the path parameter 'book_id' does not stand in the path"),
                new Break("a path parameter that is optional", "      required: true\n      description: The book.",
                        "      description: The book.", "    BookId:", "the path parameter 'book_id' needs required: true"),
                new Break("an operationId that stands twice", "components:\n", """
                          /books:
                            post:
                              operationId: addNote
                              tags: [Notes]
                              summary: Add
                              description: Adds.
                              responses:
                                '204':
                                  description: Added.
                        components:
                        """, "      operationId: addNote\n      tags: [Notes]\n      summary: Add\n", "the operationId 'addNote' stands at two operations"),
                new Break("an undeclared tag", "tags: [Notes]", "tags: [Other]", "tags: [Other]", "the tag 'Other' is not declared"),
                new Break("an undeclared security scheme", "- basicAuth: []", "- basic: []", "- basic: []",
                        "the security scheme 'basic' is not declared"),
                new Break("a security scheme without its scheme", "      scheme: basic\n", "", "    basicAuth:", "needs scheme"),
                new Break("an array without items", "type: boolean", "type: array", "        pinned:\n          type: array", "an array needs items"),
                new Break("a schema without a type", "type: boolean", "description: Whether.", "        pinned:\n          description",
                        "a schema without a type is not supported here"),
                new Break("an enum value of another type", "enum: [note]", "enum: [note, 5]", "enum: [note, 5]",
                        "the enum value 5 is not of type string"),
                new Break("an enum value that YAML 1.1 takes for a truth value", "enum: [note]", "enum: [note, yes]", "enum: [note, yes]",
                        "some YAML parsers read 'yes' as bool"),
                new Break("a default of another type", "          minLength: 1", "          default: 5", "default: 5",
                        "integer found, string expected"),
                new Break("an example of another format", "type: string\n          example: '2023-06-30'",
                        "type: string\n          format: date\n          example: '2023-06-31'", "example: '2023-06-31'", "date"),
                new Break("a name that generators use themselves", "    NoteForm:\n", "    ApiError:\n      type: object\n    NoteForm:\n",
                        "ApiError:", "choose another name than 'ApiError' for this schema: the Ruby client cannot be loaded"),
                new Break("a conflict that does not say whether something was done", "        '400':",
                        "        '409':\n          description: Conflict.\n        '400':", "'409':", "response 409 needs x-nothing-done"),
                new Break("a success that says that nothing was done", "description: The note was added.",
                        "description: The note was added.\n          x-nothing-done: true", "x-nothing-done", "200 is a success"),
                new Break("two scenarios of the same request", "text: Bread", "text: Milk", "missing:\n                  summary: Nothing",
                        "the scenarios 'short' and 'missing' have the same request"),
                new Break("an operation without a scenario of success", "'200':", "'300':", "    post:", "has no scenario of success"),
                new Break("an echo in a request", "        due:\n          type: string", "        due:\n          type: string\n          x-echoes: text",
                        "x-echoes: text", "x-echoes stands in no response"),
                new Break("a reference to an object of another kind", "parameters/BookId'", "schemas/Note'", "schemas/Note'",
                        "leads to a schema, but a parameter has to stand here"),
                new Break("a reference to itself", "    NoteForm:\n", "    Loop:\n      $ref: '#/components/schemas/Loop'\n    NoteForm:\n",
                        "$ref: '#/components/schemas/Loop'", "leads nowhere, or back to itself"),
                new Break("a parameter that OpenAPI ignores", "name: book_id\n      in: path", "name: Accept\n      in: header", "    BookId:",
                        "OpenAPI ignores a header parameter 'Accept'"),
                new Break("a body where HTTP has none", "'200':", "'204':", "          content:\n            application/json:",
                        "response 204 has no body in HTTP"),
                new Break("an unnamed example beside named ones", "      example: b1",
                        "      example: b1\n      examples:\n        one:\n          summary: One\n          value: b2", "example: b1",
                        "example and examples exclude each other"),
                new Break("a redirect", "'400':", "'302':", "'302':", "'302' is not supported here: the client follows no redirects"),
                new Break("a header that HTTP sets", "name: book_id\n      in: path", "name: Host\n      in: header", "    BookId:",
                        "a parameter 'Host' is not supported here"),
                new Break("an array of itself", "    NoteForm:\n",
                        "    Loop:\n      type: array\n      items:\n        $ref: '#/components/schemas/Loop'\n    NoteForm:\n", "    Loop:",
                        "an array or map of itself is not supported here"),
                new Break("a status that is none", "'400':", "'40':", "'40':", "'40' is not a status code"),
                new Break("another version than the project's", "version: 2.5.0", "version: 2.6.0", "version: 2.6.0",
                        "info.version is 2.6.0, the Maven project's version is 2.5.0; raise both together"));
    }
    // spotless:on

    private List<String> findings(String file, String yaml) throws IOException {
        return ContractCheck.findings(Files.writeString(folder.resolve(file), yaml), VERSION).stream()
                .map(Finding::toString)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void reportsABreakWithItsLine(Break planned) throws IOException {
        int start = sound.indexOf(planned.from());
        assertThat(start).as("where the text to replace stands").isNotNegative();
        String broken = sound.substring(0, start)
                + planned.to()
                + sound.substring(start + planned.from().length());
        assertThat(broken).as("the line to name").contains(planned.line());
        long line = 1
                + broken.substring(0, broken.indexOf(planned.line())).lines().count()
                - (broken.charAt(broken.indexOf(planned.line()) - 1) == '\n' ? 0 : 1);

        assertThat(findings("broken.yaml", broken))
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("broken.yaml:" + line + ":")
                        .contains(planned.message()));
    }

    /** What is no contract at all ends with one finding that says what to do. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                         | 1:1  | the contract is empty
            ` `                                        | 1:1  | the contract is empty
            `a: 1\n---\nb: 2`                          | 2:1  | a second document starts here
            `a: &x 1\nb: *x`                           | 1:4  | the anchor '&x' is not supported here
            `a: *x`                                    | 1:4  | the alias '*x' is not supported here
            `a:\n  <<: {b: 1}`                         | 2:3  | the merge key '<<' is not supported here
            `a: !money 1`                              | 1:4  | the tag '!money' is not supported here
            `[a]: 1`                                   | 1:1  | a name has to be text
            `a: \u0007`                                | 1:4  | the control character U+0007
            `a: 1\na: 2`                               | 2:1  | 'a' stands twice in one object, also on line 1
            """)
    void reportsWhatIsNoContract(String yaml, String position, String message) throws IOException {
        assertThat(findings("broken.yaml", yaml.replace("\\n", "\n").replace("\\u0007", "\u0007")))
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .startsWith("broken.yaml:" + position + ":")
                        .contains(message));
    }

    @Test
    void reportsWhatIsNestedTooDeep() throws IOException {
        assertThat(findings("broken.yaml", "a: " + "[".repeat(3000) + "]".repeat(3000)))
                .singleElement()
                .satisfies(finding -> assertThat(finding).contains("nested more than"));
    }

    @Test
    void reportsWhatIsNotUtf8() throws IOException {
        Path file = Files.write(
                folder.resolve("latin.yaml"),
                "openapi: 3.0.3\ninfo: B\u00fccher".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(ContractCheck.findings(file, VERSION))
                .singleElement()
                .hasToString("latin.yaml:2:8: the byte 0xFC is not UTF-8; save the file in that encoding");
    }

    @Test
    void suggestsTheKeywordThatWasMeant() throws IOException {
        assertThat(findings("broken.yaml", sound.replaceFirst("required: true", "requierd: true")))
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .endsWith(
                                "unknown keyword 'requierd' in requestBody /paths/~1books~1{book_id}~1notes/post/requestBody"
                                        + "; did you mean 'required'?"));
    }
}
