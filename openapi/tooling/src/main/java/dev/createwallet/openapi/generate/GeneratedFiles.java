package dev.createwallet.openapi.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a generator wrote. Only files that differ are written, so that what did not change is not compiled again; what an
 * earlier contract led to is deleted here.
 */
final class GeneratedFiles {

    /** Where OpenAPI Generator lists the files of its last run. */
    private static final String LIST = ".openapi-generator/FILES";

    private GeneratedFiles() {}

    static void deleteOthers(Path folder) {
        Path list = folder.resolve(LIST);
        if (Files.notExists(list)) {
            // Whoever turns the list off generates into a new folder.
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Set<Path> generated =
                    Files.readAllLines(list).stream().map(folder::resolve).collect(Collectors.toSet());
            List<Path> others = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(list.getParent()) && !generated.contains(file))
                    .toList();
            for (Path other : others) {
                Files.delete(other);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
