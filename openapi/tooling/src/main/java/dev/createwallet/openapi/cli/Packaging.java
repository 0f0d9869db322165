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

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Packaging() {}

    static void write(Contract contract, Path file, Path packaged) throws IOException {
        Files.createDirectories(packaged.getParent());
        write(packaged, Files.readAllBytes(file));
        write(
                beside(packaged, ".json"),
                bytes(JSON.writeValueAsString(contract.root().node())));
        write(beside(packaged, ".digest.json"), bytes(Digest.of(contract).toString()));
        write(packaged.resolveSibling("supported.json"), Supported.bytes());
    }

    private static Path beside(Path packaged, String suffix) {
        return packaged.resolveSibling(packaged.getFileName().toString().replaceFirst("[.]yaml$", suffix));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Leaves an unchanged file untouched, so that nothing built from it is built again. */
    private static void write(Path file, byte[] content) throws IOException {
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Files.write(file, content);
        }
    }
}
