package dev.createwallet.openapi.release;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Git.assumeInstalled();
        origin = Files.createDirectory(folder.resolve("origin"));
        clone = folder.resolve("clone");
        Git.run(origin, "init", "-q", "-b", "main");
        commit("one");
        Git.run(folder, "clone", "-q", "origin", "clone");
    }

    private void commit(String file) throws Exception {
        Files.createFile(origin.resolve(file));
        Git.commit(origin);
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
        Git.run(clone, "fetch", "-q");

        isRejected(clone, "lacks commits of the one that it follows (1)");
    }

    @Test
    void rejectsFolderThatIsNoClone() {
        isRejected(folder, "is no clone of a git repository");
    }
}
