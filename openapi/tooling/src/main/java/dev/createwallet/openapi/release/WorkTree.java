package dev.createwallet.openapi.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of the repository, as git knows them.
 *
 * @param root the folder that was cloned
 */
public record WorkTree(Path root) {

    /**
     * Makes sure that what is released is what everybody has: all is committed, and the branch is not behind the one that
     * it follows, as far as it was fetched.
     *
     * @throws StepFailedException if it is not, or if git cannot tell
     */
    public void requireReleasable() throws IOException {
        List<String> changed = git("status", "--porcelain")
                .orElseThrow(() -> new StepFailedException(
                        root + " is no clone of a git repository. A release needs one, so that it can be taken back"));
        if (!changed.isEmpty()) {
            throw new StepFailedException("Commit or discard what is not committed, then release. git status shows:\n"
                    + String.join("\n", changed));
        }
        // Empty if the branch follows none.
        Optional<String> behind =
                git("rev-list", "--count", "HEAD..@{upstream}").map(lines -> lines.get(0));
        if (behind.isPresent() && !behind.get().equals("0")) {
            throw new StepFailedException("The branch lacks commits of the one that it follows (" + behind.get()
                    + "). Pull them, then release");
        }
    }

    /** Returns the lines that a command prints; empty if it fails. */
    private Optional<List<String>> git(String... arguments) throws IOException {
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        try {
            return process.waitFor() == 0 ? Optional.of(lines) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailedException("interrupted");
        }
    }
}
