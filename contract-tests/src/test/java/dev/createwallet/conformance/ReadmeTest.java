package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows what is compiled and names what is built. */
final class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final String EXAMPLE = "client/src/test/java/dev/createwallet/client/ReadmeExample.java";
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    /** A customer, or the name of an example. */
    private static final Pattern EXAMPLE_NAME = Pattern.compile("[`\"]cst_\\w+[`\"]|(?<=example[.=])\\w+");

    private final String readme = Files.readString(ROOT.resolve("README.md"));

    ReadmeTest() throws IOException {}

    @Test
    void theCodeIsThatOfTheClientsTests() throws IOException {
        List<String> parts = List.of(Files.readString(ROOT.resolve(EXAMPLE)).split(" *// snippet\n"));
        assertThat(parts).as("a piece before the code, the code, and one after").hasSize(3);

        assertThat(readme).contains(EXAMPLE).contains("```java\n" + parts.get(1).stripTrailing().stripIndent() + "\n```");
    }

    @Test
    void theVersionsAreThoseOfTheBuild() {
        assertThat(readme)
                .containsPattern("create-wallet-openapi</artifactId>\\s+<version>"
                        + Pattern.quote(System.getProperty("project.version")) + "<")
                .containsPattern("openapi-generator-maven-plugin</artifactId>\\s+<version>"
                        + Pattern.quote(System.getProperty("openapi-generator.version")) + "<");
    }

    @Test
    void theExamplesAreThoseOfTheContract() throws IOException {
        String contract = Files.readString(ROOT.resolve("openapi/openapi.yaml"));

        assertThat(EXAMPLE_NAME.matcher(readme).results().map(MatchResult::group)
                .map(name -> name.replaceAll("\\W", ""))).isNotEmpty().allMatch(contract::contains);
    }

    @Test
    void everyLinkLeadsToAFile() {
        assertThat(LINK.matcher(readme).results().map(link -> link.group(1)).map(ROOT::resolve)).isNotEmpty().allMatch(Files::exists);
    }
}
