package dev.createwallet.openapi.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.createwallet.openapi.model.Contract;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** Writes the page: its own files, the contract as a script, and the files of the renderer. */
public final class ReferencePage {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the renderer's many builds the one for a script element, and the notices that must go with it. */
    private static final List<String> RENDERER =
            List.of("swagger-ui-bundle.js", "swagger-ui-bundle.js.LICENSE.txt", "swagger-ui.css");

    private static final List<String> PAGE =
            List.of("index.html", "reference.css", "reference.js", "content-security-policy.txt");

    private ReferencePage() {}

    /** Writes the page of a contract into a folder. */
    public static void write(Contract contract, Path page) throws IOException {
        Files.createDirectories(page);
        for (String file : PAGE) {
            write(page.resolve(file), resource("dev/createwallet/openapi/page/" + file));
        }
        Properties renderer = new Properties();
        renderer.load(new ByteArrayInputStream(resource("META-INF/maven/org.webjars/swagger-ui/pom.properties")));
        // A script and not JSON, so that the page also works as a file, where nothing can be fetched.
        String script = "const contract = " + JSON.writeValueAsString(ReadableContract.of(contract)) + ";\n";
        write(page.resolve("contract.js"), script.getBytes(StandardCharsets.UTF_8));
        for (String file : RENDERER) {
            write(
                    page.resolve(file),
                    resource("META-INF/resources/webjars/swagger-ui/" + renderer.getProperty("version") + "/" + file));
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream resource = ReferencePage.class.getClassLoader().getResourceAsStream(name)) {
            if (resource == null) {
                throw new FileNotFoundException("not on the class path: " + name);
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
