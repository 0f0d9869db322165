package dev.createwallet.openapi.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs git in repositories of tests. */
final class Git {

    private Git() {}

    static void assumeInstalled() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "git"))),
                "Git is not on the PATH");
    }

    static void run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    static void commit(Path folder) throws IOException, InterruptedException {
        run(folder, "add", ".");
        run(folder, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "x");
    }
}
