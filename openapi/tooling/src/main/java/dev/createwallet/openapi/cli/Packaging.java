package dev.createwallet.openapi.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.createwallet.openapi.check.Supported;
import dev.createwallet.openapi.digest.Digest;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What the artifact of the contract holds. */
final class Packaging {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Packaging() {}

    static void write(String yaml, Contract contract, Path packaged) throws IOException {
        Files.createDirectories(packaged.getParent());
        write(packaged, yaml);
        write(packaged.resolveSibling(packaged.getFileName().toString().replaceFirst("[.]yaml$", ".json")),
                JSON.writeValueAsString(contract.root().node()));
        write(packaged.resolveSibling(packaged.getFileName().toString().replaceFirst("[.]yaml$", ".digest.json")),
                Digest.of(contract).toString());
        write(packaged.resolveSibling("supported.json"), new String(Supported.bytes(), StandardCharsets.UTF_8));
    }

    /** Leaves an unchanged file untouched, so that nothing built from it is built again. */
    private static void write(Path file, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
            Files.write(file, bytes);
        }
    }
}
