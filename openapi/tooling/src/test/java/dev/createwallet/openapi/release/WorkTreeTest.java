package dev.createwallet.openapi.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkTreeTest {

    @TempDir
    private Path folder;

    private Path origin;
    private Path clone;

    @BeforeEach
    void cloneRepository() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "git"))),
                "Git is not on the PATH");
        origin = Files.createDirectory(folder.resolve("origin"));
        clone = folder.resolve("clone");
        git(origin, "init", "-q", "-b", "main");
        commit("one");
        git(folder, "clone", "-q", "origin", "clone");
    }

    private void commit(String file) throws Exception {
        Files.createFile(origin.resolve(file));
        git(origin, "add", ".");
        git(origin, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", file);
    }

    private static void git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private void isRejected(Path root, String message) {
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> new WorkTree(root).requireReleasable())
                .withMessageContaining(message);
    }

    @Test
    void acceptsCloneThatHasAllCommits() {
        assertThatCode(() -> new WorkTree(clone).requireReleasable()).doesNotThrowAnyException();
    }

    @Test
    void acceptsBranchThatFollowsNone() {
        assertThatCode(() -> new WorkTree(origin).requireReleasable()).doesNotThrowAnyException();
    }

    @Test
    void rejectsWhatIsNotCommitted() throws IOException {
        Files.writeString(clone.resolve("one"), "changed");

        isRejected(clone, "M one");
    }

    @Test
    void rejectsBranchThatIsBehind() throws Exception {
        commit("two");
        git(clone, "fetch", "-q");

        isRejected(clone, "lacks commits of the one that it follows (1)");
    }

    @Test
    void rejectsFolderThatIsNoClone() {
        isRejected(folder, "is no clone of a git repository");
    }
}
