package dev.createwallet.openapi.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reviews the contract and, if that lets it pass, records it as released: in a file, in the changelog and in the README. */
final class Release {

    private static final Pattern NEXT = Pattern.compile("(?s)(## Next\n)(.*?)(?=\n## |\\z)");
    private static final String PLACEHOLDER = "<!-- Say in a sentence or two, for people, what the next version brings. -->";
    private static final Pattern IN_README =
            Pattern.compile("(<artifactId>create-wallet-openapi</artifactId>\\s*<version>)[^<]*");

    private final Path repository;
    private final LocalDate today;

    Release(Path repository, LocalDate today) {
        this.repository = repository;
        this.today = today;
    }

    /**
     * Releases the contract.
     *
     * @param args those of the {@linkplain Review#main review}
     * @throws ReviewFailedException if the review fails, the version was released before, no code can be made of the
     *         contract, or the changelog has no sentence for it
     */
    public static void main(String[] args) throws IOException {
        Review review = Review.reported(args);
        new Release(Path.of(args[0]), LocalDate.now(Clock.systemUTC())).release(review);
        System.out.println("Released " + review.version() + ". Commit what changed, tag and publish that commit. Then open the next version:\n"
                + OpenVersion.command(review.version().next(Level.PATCH)));
    }

    /** Writes nothing unless all can be written. */
    void release(Review review) throws IOException {
        Version version = review.version();
        review.insist();
        if (review.released().filter(last -> last.compareTo(version) >= 0).isPresent()) {
            throw new ReviewFailedException(version + " is released already. Open another version: "
                    + OpenVersion.command(version.next(Level.PATCH)));
        }
        if (!review.impacts().stream().allMatch(JavaImpact::made)) {
            throw new ReviewFailedException("the client and the interface can't be made of this contract, so nobody could use what is "
                    + "released. `mvn verify` says why");
        }
        Path changelog = repository.resolve("openapi/CHANGELOG.md");
        Path readme = repository.resolve("README.md");
        String changes = entered(Files.readString(changelog), review);
        String example = OpenVersion.replaced(readme, IN_README, version, "<version> of create-wallet-openapi");
        ReleasedContracts releases = new ReleasedContracts(repository.resolve("openapi/released"));
        Files.createDirectories(releases.folder());
        Files.copy(repository.resolve("openapi/openapi.yaml"), releases.file(version));
        Files.writeString(changelog, changes);
        Files.writeString(readme, example);
    }

    private String entered(String changelog, Review review) {
        Matcher next = NEXT.matcher(changelog);
        if (!next.find()) {
            throw new ReviewFailedException("openapi/CHANGELOG.md has no section '## Next'");
        }
        String sentence = next.group(2).replace(PLACEHOLDER, "").strip();
        if (sentence.isEmpty()) {
            throw new ReviewFailedException("Say under '## Next' in openapi/CHANGELOG.md, in a sentence or two, what "
                    + review.version() + " brings. The changes themselves are added to it.");
        }
        String list = review.released().isEmpty() ? "First release."
                : review.changes().isEmpty() ? "It says what " + review.released().get() + " says."
                : review.changes().stream().map(change -> "- " + change).collect(Collectors.joining("\n"));
        String entry = "## Next\n\n" + PLACEHOLDER + "\n\n## " + review.version() + " (" + today + ")\n\n" + sentence + "\n\n" + list + "\n";
        return changelog.substring(0, next.start()) + entry + changelog.substring(next.end());
    }
}
