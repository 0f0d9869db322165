package dev.createwallet.openapi.release;

import dev.createwallet.openapi.diff.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Records a contract as released: in a file, in the changelog and in the README. */
public final class Release {

    private static final Pattern NEXT = Pattern.compile("(?s)(## Next\n)(.*?)(?=\n## |\\z)");
    private static final String PLACEHOLDER =
            "<!-- Say in a sentence or two, for people, what the next version brings. -->";
    private static final Pattern IN_README =
            Pattern.compile("(<artifactId>create-wallet-[a-z0-9-]+</artifactId>\\s*<version>"
                    + "|dev\\.createwallet:create-wallet-[a-z0-9-]+:)\\d+\\.\\d+\\.\\d+");

    private final Path repository;
    private final LocalDate today;

    public Release(Path repository, LocalDate today) {
        this.repository = repository;
        this.today = today;
    }

    /**
     * Records the contract as released. Writes nothing unless all can be written.
     *
     * @param base the name of what it was compared with, if anything was released
     * @param changes what differs from that, and what breaks because of it, one line each
     * @throws StepFailedException if the version was released before, or the changelog has no sentence for it
     */
    public void record(Version version, Optional<String> base, List<String> changes) throws IOException {
        ReleasedContracts releases = new ReleasedContracts(repository.resolve("openapi/released"));
        if (Files.exists(releases.file(version))) {
            throw new StepFailedException(version + " is released already. Open another version: "
                    + OpenVersion.command(version.next(Level.PATCH)));
        }
        Path changelog = repository.resolve("openapi/CHANGELOG.md");
        Path readme = repository.resolve("README.md");
        String entry = entered(Files.readString(changelog), version, base, changes);
        // A fix of an earlier line is not what the README names.
        boolean highest = releases.last(each -> each.compareTo(version) > 0).isEmpty();
        String example = highest
                ? OpenVersion.replaced(readme, IN_README, version, "<version> of an artifact of the project")
                : Files.readString(readme);
        Files.createDirectories(releases.folder());
        Files.copy(repository.resolve("openapi/openapi.yaml"), releases.file(version));
        Files.writeString(changelog, entry);
        Files.writeString(readme, example);
    }

    /** The command that takes a release back that is not committed. */
    public static String undo(Version version) {
        return "git checkout -- openapi/CHANGELOG.md README.md && rm openapi/released/" + version + ".yaml";
    }

    private String entered(String changelog, Version version, Optional<String> base, List<String> changes) {
        Matcher next = NEXT.matcher(changelog);
        if (!next.find()) {
            throw new StepFailedException("openapi/CHANGELOG.md has no section '## Next'");
        }
        String sentence = next.group(2).replace(PLACEHOLDER, "").strip();
        if (sentence.isEmpty()) {
            throw new StepFailedException("Say under '## Next' in openapi/CHANGELOG.md, in a sentence or two, what "
                    + version + " brings. The changes themselves are added to it.");
        }
        String list = base.isEmpty()
                ? "First release."
                : changes.isEmpty()
                        ? "It says what " + base.get() + " says."
                        : changes.stream().map(change -> "- " + change).collect(Collectors.joining("\n"));
        String entry = "## Next\n\n" + PLACEHOLDER + "\n\n## " + version + " (" + today + ")\n\n" + sentence + "\n\n"
                + list + "\n";
        return changelog.substring(0, next.start()) + entry + changelog.substring(next.end());
    }
}
