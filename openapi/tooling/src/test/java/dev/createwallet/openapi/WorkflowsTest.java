package dev.createwallet.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workflow of this repository, and those that teams copy, as far as that can be told without GitHub. */
final class WorkflowsTest {

    private static final Path ROOT = Path.of("../..");

    /** Names of commands, properties, options and variables that the workflows hand to what this repository makes. */
    private static final Pattern NAMES =
            Pattern.compile("exec:java@([a-z-]+)|-D(review\\.[a-z]+)=|\\.jar .*|(CONTRACT_[A-Z_]+)");

    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

    static List<Path> workflows() throws IOException {
        try (Stream<Path> ours = Files.list(ROOT.resolve(".github/workflows"));
                Stream<Path> samples = Files.list(ROOT.resolve("contract-tests/consumers/ci"))) {
            return Stream.concat(ours, samples).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void isAWorkflow(Path workflow) throws IOException {
        try (InputStream json = WorkflowsTest.class.getResourceAsStream("workflow.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(json), InputFormat.JSON);

            assertThat(schema.validate(Files.readString(workflow), InputFormat.YAML))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void usesWhatThisRepositoryHas(Path workflow) throws IOException {
        String has = Stream.of(
                        "openapi/tooling/pom.xml",
                        "contract-tests/src/main/java/dev/createwallet/conformance/cli/Options.java",
                        "server-stub/src/main/java/dev/createwallet/server/stub/Options.java")
                .map(ROOT::resolve)
                .map(WorkflowsTest::text)
                .collect(Collectors.joining());
        List<String> names = NAMES.matcher(Files.readString(workflow))
                .results()
                .flatMap(WorkflowsTest::named)
                .toList();

        assertThat(names)
                .allSatisfy(
                        name -> assertThat(has).containsAnyOf(">" + name + "<", "<" + name + "/>", '"' + name + '"'));
    }

    private static Stream<String> named(MatchResult found) {
        return found.group().startsWith(".jar")
                ? OPTION.matcher(found.group()).results().map(MatchResult::group)
                : Stream.of(found.group(1), found.group(2), found.group(3)).filter(Objects::nonNull);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
