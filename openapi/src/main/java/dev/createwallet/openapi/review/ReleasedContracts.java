package dev.createwallet.openapi.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The contracts that were released, each as a file named after its version. */
record ReleasedContracts(Path folder) {

    private static final String SUFFIX = ".yaml";

    Path file(Version version) {
        return folder.resolve(version + SUFFIX);
    }

    Optional<Version> last() throws IOException {
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> Version.parse(name.substring(0, name.length() - SUFFIX.length())))
                    .max(Comparator.naturalOrder());
        }
    }
}
