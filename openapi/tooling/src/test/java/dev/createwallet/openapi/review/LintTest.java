package dev.createwallet.openapi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.createwallet.openapi.diff.ContractDiffTest;
import dev.createwallet.openapi.document.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LintTest {

    private static final String SOUND =
            ContractDiffTest.resource("released.yaml").replace("""
                        schema:
                          $ref: '#/components/schemas/Page'
            """, """
                        schema:
                          $ref: '#/components/schemas/Page'
                        examples:
                          first_page:
                            summary: The first page
                            value:
                              number: 1
            """).replace("""
                          schema:
                            $ref: '#/components/schemas/Page'
            """, """
                          schema:
                            $ref: '#/components/schemas/Page'
                          examples:
                            first_page:
                              summary: The first page
                              value:
                                number: 1
            """);

    private static Lint lint;

    @BeforeAll
    static void useInstalledTools() throws IOException {
        Path openapi = Path.of("..").toAbsolutePath().normalize();
        assumeTrue(
                Files.exists(openapi.resolve("node_modules/.installed")),
                "a review installs the linters; it has not run here");
        lint = new Lint(NodeTools.installed(openapi)::tool);
    }

    private static List<Finding> problems(Path folder, String yaml) throws IOException {
        return lint.findings(Files.writeString(folder.resolve("openapi.yaml"), yaml), "1.4.2");
    }

    @Test
    void findsNothingInASoundContract(@TempDir Path folder) throws IOException {
        assertThat(problems(folder, SOUND)).isEmpty();
    }

    /** A break for each that looks: our rules on the document, Redocly, Spectral, our rules on names. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            contract |                                | '          x-sensitive: true\\n' | '' | looks like a secret
            redocly  | no-unused-components           | '    Problem:\\n'  | '    Unused:\\n      type: object\\n    Problem:\\n' | 'Unused'
            spectral | oas3-server-trailing-slash     | 'url: https://sandbox.notes.example' | 'url: https://sandbox.notes.example/' | trailing slash
            contract | names                          | 'Problem'          | 'problem'           | renames 'problem'
            contract | names                          | 'NoteForm'         | 'AddNoteRequest'    | is what generators call the arguments of that operation
            contract | names                          | 'Problem'          | 'NotesApi'          | what generators call the operations of a tag
            contract | names                          | '        title:\\n' | '        Number:\\n' | calls both
            """)
    void findsAProblem(String tool, String rule, String from, String to, String message, @TempDir Path folder)
            throws IOException {
        String yaml = SOUND.replace(line(from), line(to));

        assertThat(yaml).isNotEqualTo(SOUND);
        assertThat(problems(folder, yaml)).anySatisfy(problem -> {
            assertThat(problem.source()).isEqualTo(rule == null ? tool : tool + " " + rule);
            assertThat(problem.message()).containsIgnoringCase(message);
        });
    }

    private static String line(String text) {
        return text.replace("\\n", "\n");
    }
}
