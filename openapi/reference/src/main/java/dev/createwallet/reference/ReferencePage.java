package dev.createwallet.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Puts what is made from the contract, and what the page needs of its renderer, beside the page. */
public final class ReferencePage {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the renderer's many builds the one for a script element, and the notices that must go with it. */
    private static final List<String> RENDERER =
            List.of("swagger-ui-bundle.js", "swagger-ui-bundle.js.LICENSE.txt", "swagger-ui.css");

    private ReferencePage() {}

    /**
     * @param args the contract as JSON and the renderer's folder, both on the class path; the page's folder
     */
    public static void main(String[] args) throws IOException {
        Path page = Path.of(args[2]);
        Files.createDirectories(page);
        write(JSON.readTree(resource(args[0])), args[1], page);
    }

    /**
     * @param contract the contract
     * @param renderer the renderer's folder on the class path
     * @param page the page's folder
     */
    public static void write(JsonNode contract, String renderer, Path page) throws IOException {
        // A script and not JSON, so that the page also works as a file, where nothing can be fetched.
        String script = "const contract = " + JSON.writeValueAsString(ReadableContract.of(contract)) + ";\n";
        write(page.resolve("contract.js"), script.getBytes(StandardCharsets.UTF_8));
        for (String file : RENDERER) {
            write(page.resolve(file), resource(renderer + "/" + file));
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream resource = ReferencePage.class.getClassLoader().getResourceAsStream(name)) {
            if (resource == null) {
                throw new FileNotFoundException("not on the class path: " + name
                        + "; look at this module's dependencies and at swagger-ui.version in the root POM");
            }
            return resource.readAllBytes();
        }
    }

    /** Leaves an unchanged file untouched, so that nothing built from it is built again. */
    private static void write(Path file, byte[] content) throws IOException {
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Files.write(file, content);
        }
    }
}
