package dev.createwallet.openapi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.openapi.document.ContractMerge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JavaCodeTest {

    private static final Path CONTRACT = Path.of("../openapi.yaml");

    /** Builds generate into a folder that has the files of the build before. */
    @ParameterizedTest
    @ValueSource(strings = {"client", "server-stub/interface"})
    void deletesFilesThatTheContractNoLongerLeadsTo(String module, @TempDir Path folder) throws Exception {
        JavaCode code = new JavaCode(Path.of("../..", module));
        ObjectNode tree = (ObjectNode) ContractMerge.YAML.readTree(CONTRACT.toFile());
        ObjectNode operation =
                ((ObjectNode) tree.path("paths")).putObject("/pings").putObject("get");
        operation.put("operationId", "readPing").putArray("tags").add("Pings");
        operation.putObject("responses").putObject("204").put("description", "Well.");
        tree.withArray("tags").addObject().put("name", "Pings");
        Path contract = folder.resolve("openapi.yaml");

        ContractMerge.YAML.writeValue(contract.toFile(), tree);
        code.jar(contract, folder);
        assertThat(generated(folder)).anyMatch(file -> file.contains("Ping"));

        code.jar(CONTRACT, folder);
        assertThat(generated(folder)).isNotEmpty().noneMatch(file -> file.contains("Ping"));
    }

    private static List<String> generated(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("generated"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
