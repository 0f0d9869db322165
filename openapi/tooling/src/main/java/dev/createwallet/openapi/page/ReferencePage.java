package dev.createwallet.openapi.page;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Writes the page of a contract: a document that needs no script to be read, its style, and a script that copies
 * commands and, on a page whose server says that it is a sandbox, tries operations out.
 */
public final class ReferencePage {

    private static final String DOCUMENT = "index.html";

    private static final List<String> FILES = List.of("reference.css", "reference.js", "content-security-policy.txt");

    private ReferencePage() {}

    /** Writes the page of a contract into a folder. */
    public static void write(Contract contract, Path page) throws IOException {
        Files.createDirectories(page);
        write(page.resolve(DOCUMENT), html(contract).getBytes(StandardCharsets.UTF_8));
        for (String file : FILES) {
            write(page.resolve(file), resource(file).getBytes(StandardCharsets.UTF_8));
        }
    }

    static String html(Contract contract) throws IOException {
        return Mustache.compiler()
                .emptyStringIsFalse(true)
                .withEscaper(Escapers.HTML)
                .withLoader(name -> new StringReader(resource(name + ".html")))
                .compile(resource(DOCUMENT))
                .execute(Page.of(contract));
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = Objects.requireNonNull(ReferencePage.class.getResourceAsStream(name), name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Leaves an unchanged file untouched, so that nothing built from it is built again. */
    private static void write(Path file, byte[] content) throws IOException {
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Files.write(file, content);
        }
    }
}
