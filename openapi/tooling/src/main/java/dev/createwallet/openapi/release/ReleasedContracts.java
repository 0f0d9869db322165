package dev.createwallet.openapi.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The contracts that were released, each as a file named after its version. */
public record ReleasedContracts(Path folder) {

    private static final String SUFFIX = ".yaml";

    public Path file(Version version) {
        return folder.resolve(version + SUFFIX);
    }

    /**
     * The highest version that was released.
     *
     * @throws StepFailedException if a contract lies there that is not named after a version
     */
    public Optional<Version> last() throws IOException {
        return last(version -> true);
    }

    /** The highest one of those that were released and are wanted. */
    Optional<Version> last(Predicate<Version> wanted) throws IOException {
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(ReleasedContracts::version)
                    .filter(wanted)
                    .max(Comparator.naturalOrder());
        }
    }

    private static Version version(Path file) {
        String name = file.getFileName().toString();
        try {
            return Version.parse(name.substring(0, name.length() - SUFFIX.length()));
        } catch (StepFailedException e) {
            throw new StepFailedException("only released contracts belong in openapi/released/: " + e.getMessage());
        }
    }
}
