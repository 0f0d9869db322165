package dev.createwallet.openapi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.createwallet.openapi.diff.ContractDiffTest;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.npm.NodeTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
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

    /** As a linter that finds nothing. */
    private static final Lint OURS = new Lint((script, arguments) -> "{}");

    @TempDir
    private Path folder;

    /** The linters that a review installed. */
    private static Lint installed() throws IOException {
        Path openapi = Path.of("..").toAbsolutePath().normalize();
        assumeTrue(
                Files.exists(openapi.resolve("node_modules/.installed")),
                "a review installs the linters; it has not run here");
        return new Lint(NodeTools.installed(openapi)::tool);
    }

    private List<Finding> problems(Lint lint, String yaml) throws IOException {
        return lint.findings(Files.writeString(folder.resolve("openapi.yaml"), yaml), "1.4.2");
    }

    @Test
    void findsNothingInASoundContract() throws IOException {
        assertThat(problems(OURS, SOUND)).isEmpty();
    }

    @Tag("exhaustive")
    @Test
    void theLintersFindNothingInASoundContract() throws IOException {
        assertThat(problems(installed(), SOUND)).isEmpty();
    }

    /** One that each of them finds. */
    @Test
    void theLintersFindWhatTheyLookFor() throws IOException {
        String yaml = SOUND.replace("    Problem:\n", "    Unused:\n      type: object\n    Problem:\n")
                .replace("url: https://sandbox.notes.example", "url: https://sandbox.notes.example/");

        assertThat(problems(installed(), yaml))
                .extracting(Finding::source)
                .contains("redocly no-unused-components", "spectral oas3-server-trailing-slash");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        contract       | '          x-sensitive: true\\n' | ''            | looks like a secret
        contract names | 'Problem'          | 'problem'           | renames 'problem'
        contract names | 'NoteForm'         | 'AddNoteRequest'    | is what generators call the arguments of that operation
        contract names | 'Problem'          | 'NotesApi'          | what generators call the operations of a tag
        contract names | '        title:\\n' | '        Number:\\n' | calls both
        """)
    void findsWhatBreaksOurRules(String source, String from, String to, String message) throws IOException {
        String yaml = SOUND.replace(line(from), line(to));

        assertThat(yaml).isNotEqualTo(SOUND);
        assertThat(problems(OURS, yaml)).anySatisfy(problem -> {
            assertThat(problem.source()).isEqualTo(source);
            assertThat(problem.message()).containsIgnoringCase(message);
        });
    }

    private static String line(String text) {
        return text.replace("\\n", "\n");
    }
}
