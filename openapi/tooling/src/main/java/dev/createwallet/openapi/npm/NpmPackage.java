package dev.createwallet.openapi.npm;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The contract for teams that use npm: the document as YAML and as JSON, and its types for TypeScript. */
public final class NpmPackage {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final List<String> DOCUMENTS = List.of("openapi.yaml", "openapi.json");

    private NpmPackage() {}

    /**
     * Packs a contract. The same contract gives the same bytes.
     *
     * @param packaged the packaged contract; its JSON form lies beside it
     * @param name the name of the package
     * @param tools the folder whose {@code package.json} has the tools
     * @param file the file to write; its content goes into a folder beside it
     */
    public static void write(Path packaged, String name, Path tools, Path file) throws IOException {
        NodeTools node = NodeTools.installed(tools);
        Path folder = file.toAbsolutePath().resolveSibling("npm");
        Path content = Files.createDirectories(folder.resolve("package"));
        for (String document : DOCUMENTS) {
            String source = packaged.getFileName()
                    .toString()
                    .replaceFirst("[.]yaml$", document.substring(document.indexOf('.')));
            Files.copy(packaged.resolveSibling(source), content.resolve(document), REPLACE_EXISTING);
        }
        // Without a configuration of its own it lints by the linter's, and stops at what that finds.
        Path configuration = Files.writeString(folder.resolve("redocly.yaml"), "extends: [minimal]\n");
        Files.writeString(
                content.resolve("index.d.ts"),
                node.tool(
                        "openapi-typescript/bin/cli.js",
                        packaged.toAbsolutePath().toString(),
                        "--redocly",
                        configuration.toString()));
        Files.write(content.resolve("package.json"), JSON.writeValueAsBytes(manifest(Contract.read(packaged), name)));
        String packed = node.npm("pack", content.toString(), "--pack-destination", folder.toString());
        Files.move(folder.resolve(packed.strip()), file, REPLACE_EXISTING);
    }

    private static ObjectNode manifest(Contract contract, String name) {
        ObjectNode manifest = JSON.createObjectNode()
                .put("name", name)
                .put("version", text(contract, "/info/version"))
                .put(
                        "description",
                        text(contract, "/info/title") + ": the OpenAPI document, and its types for TypeScript")
                .put("license", text(contract, "/info/license/name"))
                .put("types", "index.d.ts");
        ObjectNode exports = manifest.putObject("exports");
        exports.putObject(".").put("types", "./index.d.ts");
        DOCUMENTS.forEach(document -> exports.put("./" + document, "./" + document));
        return manifest;
    }

    private static String text(Contract contract, String pointer) {
        return contract.root().node().at(JsonPointer.compile(pointer)).asText();
    }
}
