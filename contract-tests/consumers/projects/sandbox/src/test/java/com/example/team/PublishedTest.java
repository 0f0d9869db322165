package com.example.team;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The repository that the other projects are built from has what published.txt lists, and nothing else. */
class PublishedTest {

    private static final Path FOLDER = Path.of(System.getProperty("published"), "dev", "createwallet");
    private static final String VERSION = System.getProperty("create-wallet.version");
    private static final Predicate<String> ATTACHED =
            Pattern.compile("-(javadoc|sources)\\.jar$|-cyclonedx\\.(json|xml)$|\\.tgz$").asPredicate();

    @Test
    void publishesExactlyTheListedFiles() throws IOException {
        assertEquals(listed(), published());
    }

    /** Sources, Javadoc, bills of materials and the npm package come with the profile `release`. */
    private static List<String> listed() throws IOException {
        boolean released = Boolean.getBoolean("released");
        try (Stream<String> lines = Files.lines(Path.of("..", "published.txt"))) {
            return lines.filter(line -> !line.startsWith("#")).map(line -> line.replace("VERSION", VERSION))
                    .filter(name -> released || !ATTACHED.test(name)).sorted().toList();
        }
    }

    private static List<String> published() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.getParent().endsWith(VERSION)).map(file -> file.getFileName().toString())
                    .filter(name -> !name.matches("maven-metadata\\.xml.*|.*\\.(md5|sha1)")).sorted().toList();
        }
    }
}
