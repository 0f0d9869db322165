package dev.createwallet.polyglot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The npm package of the contract, as npm has installed it. What it is for, {@code openapi-fetch.ts} shows. */
final class NpmPackageTest {

    private static final Path FOLDER = Path.of("node_modules/@createwallet/openapi");

    private static JsonNode contract() throws Exception {
        try (InputStream packaged = NpmPackageTest.class.getResourceAsStream("/META-INF/openapi/create-wallet.json")) {
            return new JsonMapper().readTree(packaged);
        }
    }

    @Test
    void hasTheContractAsYamlAndAsJson() throws Exception {
        assertThat(new YAMLMapper().readTree(FOLDER.resolve("openapi.yaml").toFile()))
                .isEqualTo(contract());
        assertThat(new JsonMapper().readTree(FOLDER.resolve("openapi.json").toFile()))
                .isEqualTo(contract());
    }

    @Test
    void hasTheVersionOfTheContract() throws Exception {
        JsonNode manifest =
                new JsonMapper().readTree(FOLDER.resolve("package.json").toFile());

        assertThat(manifest.at("/version")).isEqualTo(contract().at("/info/version"));
        assertThat(manifest.at("/license")).isEqualTo(contract().at("/info/license/name"));
    }
}
