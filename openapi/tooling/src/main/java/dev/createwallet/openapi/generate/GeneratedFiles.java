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
 * The files of a generator. It rewrites those that differ only, so that the others are not compiled again; files that an
 * earlier run wrote and the last one did not are deleted here.
 */
final class GeneratedFiles {

    private static final String METADATA = ".openapi-generator";

    private GeneratedFiles() {}

    /** Returns the files of the last run as OpenAPI Generator lists them, which it does if it makes supporting files. */
    static Set<Path> listed(Path folder) {
        try {
            return Files.readAllLines(folder.resolve(METADATA).resolve("FILES")).stream()
                    .map(folder::resolve)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void deleteOthers(Path folder, Set<Path> generated) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> others = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve(METADATA)) && !generated.contains(file))
                    .toList();
            for (Path other : others) {
                Files.delete(other);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
