package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README shows code that is compiled and names files that are built. */
final class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern MARK = Pattern.compile(" *(// snippet|<!-- snippet -->)\n");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
    private static final Pattern LINK = Pattern.compile("]\\(([^):]+)\\)");

    /** A customer, or the name of an example. */
    private static final Pattern EXAMPLE_NAME = Pattern.compile("[`\"]cst_\\w+[`\"]|(?<=example=)\\w+");

    private final String readme = Files.readString(ROOT.resolve("README.md"));

    ReadmeTest() throws IOException {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client/src/test/java/dev/createwallet/client/ReadmeExample.java",
                "contract-tests/consumers/projects/java-client/pom.xml",
                "contract-tests/consumers/projects/stock-client/src/test/java/com/example/team/StockClientTest.java",
                "contract-tests/consumers/projects/provider/src/main/java/com/example/team/Wallets.java"
            })
    void theCodeIsThatOfAFileWhichIsBuiltAndTested(String file) throws IOException {
        List<String> parts = List.of(MARK.split(Files.readString(ROOT.resolve(file)), -1));
        assertThat(parts).as("a piece before the code, the code, and one after").hasSize(3);
        String language = file.substring(file.lastIndexOf('.') + 1);
        String lastRelease = lastRelease();
        String code = PROPERTY.matcher(parts.get(1))
                .replaceAll(property -> property.group(1).equals("create-wallet.version")
                        ? lastRelease
                        : System.getProperty(property.group(1)));

        assertThat(readme)
                .contains(file)
                .contains("```" + language + "\n" + code.stripTrailing().stripIndent() + "\n```");
    }

    /** The last released version; before the first release, the version of the build. */
    private static String lastRelease() throws IOException {
        Path released = ROOT.resolve("openapi/released");
        if (!Files.exists(released)) {
            return System.getProperty("create-wallet.version");
        }
        try (Stream<Path> contracts = Files.list(released)) {
            return contracts
                    .map(contract -> ModuleDescriptor.Version.parse(
                            contract.getFileName().toString().replaceFirst("[.]yaml$", "")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow()
                    .toString();
        }
    }

    @Test
    void theExamplesAreThoseOfTheContract() throws IOException {
        String contract = Files.readString(ROOT.resolve("openapi/openapi.yaml"));

        assertThat(EXAMPLE_NAME
                        .matcher(readme)
                        .results()
                        .map(MatchResult::group)
                        .map(name -> name.replaceAll("\\W", "")))
                .isNotEmpty()
                .allMatch(contract::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "openapi/README.md", "contract-tests/README.md"})
    void everyLinkLeadsToAFile(String document) throws IOException {
        Path file = ROOT.resolve(document);
        assertThat(LINK.matcher(Files.readString(file))
                        .results()
                        .map(link -> link.group(1).replaceFirst("#.*", ""))
                        .map(file::resolveSibling))
                .isNotEmpty()
                .allMatch(Files::exists);
    }
}
