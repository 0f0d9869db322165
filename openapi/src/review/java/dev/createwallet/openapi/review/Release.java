package dev.createwallet.openapi.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records the contract as released, says so in the changelog, and opens the next version. The review comes before it. */
final class Release {

    private static final Pattern NEXT = Pattern.compile("(?s)(## Next\n)(.*?)(?=\n## |\\z)");
    private static final String PLACEHOLDER = "<!-- Say in a sentence or two, for people, what the next version brings. -->";

    private final Path repository;
    private final LocalDate today;

    Release(Path repository, LocalDate today) {
        this.repository = repository;
        this.today = today;
    }

    /**
     * Releases what the review let pass.
     *
     * @param args the repository's root; the version to release
     * @throws ReviewFailedException if the version was released before, or the changelog has no sentence for it
     */
    public static void main(String[] args) throws IOException {
        Version version = Version.parse(args[1]);
        Version next = new Release(Path.of(args[0]), LocalDate.now(Clock.systemUTC())).release(version);
        System.out.println("Released " + version + "; the next version, " + next + ", is open. Commit what changed.");
    }

    Version release(Version version) throws IOException {
        Path contract = repository.resolve("openapi/openapi.yaml");
        ReleasedContracts releases = new ReleasedContracts(repository.resolve("openapi/released"));
        Optional<Version> before = releases.last();
        if (before.isPresent() && before.get().compareTo(version) >= 0) {
            throw new ReviewFailedException(before.get() + " is released already, so " + version + " can't be. Raise info.version and the POMs.");
        }
        List<Change> changes = before.isPresent() ? Review.changes(releases.file(before.get()), contract) : List.of();
        Path changelog = repository.resolve("openapi/CHANGELOG.md");
        Files.writeString(changelog, entered(Files.readString(changelog), version, before, changes));
        Files.createDirectories(releases.folder());
        Files.copy(contract, releases.file(version));
        Version next = version.next(Level.PATCH);
        replace(contract, "(?m)^(  version: )" + Pattern.quote(version.toString()) + "$", next);
        for (Path pom : poms()) {
            replace(pom, "(?s)(<artifactId>create-wallet-contract</artifactId>\\s*(?:<!--[^>]*-->\\s*)?<version>)"
                    + Pattern.quote(version.toString()) + "(?=</version>)", next);
        }
        return next;
    }

    private String entered(String changelog, Version version, Optional<Version> before, List<Change> changes) {
        Matcher next = NEXT.matcher(changelog);
        if (!next.find()) {
            throw new ReviewFailedException("openapi/CHANGELOG.md has no section '## Next'");
        }
        String sentence = next.group(2).replace(PLACEHOLDER, "").strip();
        if (sentence.isEmpty()) {
            throw new ReviewFailedException("Say under '## Next' in openapi/CHANGELOG.md, in a sentence or two, what "
                    + version + " brings. The changes themselves are added to it.");
        }
        String list = before.isEmpty() ? "First release."
                : changes.isEmpty() ? "It says what " + before.get() + " says."
                : changes.stream().map(change -> "- " + change).collect(Collectors.joining("\n"));
        String entry = "## Next\n\n" + PLACEHOLDER + "\n\n## " + version + " (" + today + ")\n\n" + sentence + "\n\n" + list + "\n";
        return changelog.substring(0, next.start()) + entry + changelog.substring(next.end());
    }

    /** The POMs of this project; what is built or installed has others. */
    private List<Path> poms() throws IOException {
        try (Stream<Path> files = Files.find(repository, 4, (file, attributes) -> file.endsWith("pom.xml"))) {
            return files.filter(file -> Stream.of("target", "node_modules")
                            .noneMatch(name -> repository.relativize(file).startsWith(name) || file.toString().contains("/" + name + "/")))
                    .toList();
        }
    }

    private static void replace(Path file, String version, Version next) throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, Pattern.compile(version).matcher(text).replaceFirst("$1" + next));
    }
}
