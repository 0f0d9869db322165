package dev.createwallet.openapi.review;

import dev.createwallet.openapi.diff.Change;
import dev.createwallet.openapi.diff.ContractDiff;
import dev.createwallet.openapi.diff.Level;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.MalformedContractException;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.page.ReferencePage;
import dev.createwallet.openapi.release.OpenVersion;
import dev.createwallet.openapi.release.ReleasedContracts;
import dev.createwallet.openapi.release.StepFailedException;
import dev.createwallet.openapi.release.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of reviewing a change of the contract.
 *
 * @param title the contract's title
 * @param version the version that the change has
 * @param released the last version that was released, if any was
 * @param changes what differs between the two, the gravest first
 * @param impacts what that does to Java code
 * @param problems what is wrong with the contract by itself
 * @param obstacle why it could not be compared; empty if it was, or if there is nothing to compare with
 */
public record Review(
        String title,
        Version version,
        Optional<Version> released,
        List<Change> changes,
        List<JavaImpact> impacts,
        List<Finding> problems,
        String obstacle) {

    /** The level of the gravest change. Effects on Java code do not count. */
    Optional<Level> level() {
        return changes.stream().map(Change::level).max(Comparator.naturalOrder());
    }

    /** The lowest version that this may be released as; the released one itself if nothing changed. */
    Optional<Version> asked() {
        return released.map(before -> level().map(before::next).orElse(before));
    }

    /** Whether it keeps to our own rules. If not, it cannot be compared or rendered. */
    boolean isReadable() {
        return problems.stream().noneMatch(Review::breaksOurRules);
    }

    /** A contract that breaks only the rules on names can be compared. */
    private static boolean breaksOurRules(Finding finding) {
        return finding.source().equals(Finding.OURS);
    }

    boolean hasVersion() {
        return asked().map(asked -> version.compareTo(asked) >= 0).orElse(true);
    }

    boolean passed() {
        return problems.isEmpty() && obstacle.isEmpty() && hasVersion();
    }

    /** What the change does on the wire, to generated names and to Java code. */
    String verdict() {
        if (released.isEmpty()) {
            return "First release, nothing to compare with";
        }
        if (!obstacle.isEmpty()) {
            return "Not compared";
        }
        String wire = changes.stream()
                .map(change -> change.verdict().wire())
                .max(Comparator.naturalOrder())
                .map(level -> switch (level) {
                    case MAJOR -> "Breaks on the wire";
                    case MINOR -> "Compatible on the wire";
                    case PATCH ->
                        level().filter(Level.PATCH::equals).isPresent() ? "Reworded only" : "Same on the wire";
                })
                .orElse("Says the same as " + released.get());
        boolean names = changes.stream()
                .anyMatch(change ->
                        change.level() == Level.MAJOR && change.verdict().wire() != Level.MAJOR);
        List<String> broken = Stream.concat(
                        names ? Stream.of("generated code") : Stream.empty(),
                        impacts.stream()
                                .filter(impact -> !impact.breaks().isEmpty())
                                .map(JavaImpact::audience))
                .toList();
        return wire + (broken.isEmpty() ? "" : ", breaks " + listed(broken));
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** The version that the change asks for, and the one that it has. */
    String versionVerdict() {
        if (released.isEmpty() || !obstacle.isEmpty()) {
            return "It has version " + version + ".";
        }
        String asks = level().map(level ->
                        "A change of this kind (" + level.word() + ") asks for " + asked().orElseThrow() + " or later")
                .orElse("Nothing asks for another version than " + released.get());
        return asks + "; it has " + version + (hasVersion() ? "." : ", which is too low.");
    }

    /** The command that opens the version that is asked for; empty if the contract has it. */
    String command() {
        return hasVersion() ? "" : OpenVersion.command(asked().orElseThrow());
    }

    /**
     * @throws StepFailedException unless the review passed
     */
    public void requirePassed() {
        if (!passed()) {
            throw new StepFailedException("The review failed.\n" + Report.summary(this));
        }
    }

    /**
     * @throws StepFailedException unless the review passed and code can be generated from the contract
     */
    public void requireReleasable() {
        requirePassed();
        if (!impacts.stream().allMatch(JavaImpact::made)) {
            throw new StepFailedException(
                    "the client and the interface can't be generated from this contract, so nobody could use what is "
                            + "released. `mvn verify` says why");
        }
    }

    /** Reviews a contract against its last release. */
    static Review of(
            Path contract, ReleasedContracts releases, String projectVersion, Lint lint, Path repository, Path work)
            throws IOException {
        Version version = Version.parse(projectVersion);
        List<Finding> problems = lint.findings(contract, projectVersion);
        Optional<Version> released = releases.last();
        String title = title(contract);
        if (released.isEmpty()) {
            return new Review(title, version, released, List.of(), List.of(), problems, "");
        }
        Path before = releases.file(released.get());
        if (problems.stream().anyMatch(Review::breaksOurRules)) {
            return new Review(
                    title,
                    version,
                    released,
                    List.of(),
                    List.of(),
                    problems,
                    "It can be compared with " + released.get()
                            + " when it keeps to our own rules; see what is wrong with it.");
        }
        boolean same = Files.mismatch(before, contract) < 0;
        return new Review(
                title,
                version,
                released,
                changes(before, contract),
                same ? List.of() : JavaImpact.of(before, contract, repository, work),
                problems,
                "");
    }

    static List<Change> changes(Path before, Path after) throws IOException {
        return ContractDiff.between(Contract.read(before), Contract.read(after));
    }

    private static String title(Path contract) throws IOException {
        try {
            return Contract.read(contract)
                    .root()
                    .member("info")
                    .member("title")
                    .node()
                    .asText("the contract");
        } catch (MalformedContractException e) {
            return "the contract";
        }
    }

    /** The review in lines for a console. */
    public String summary() {
        return Report.summary(this);
    }

    /** Reviews the contract of a repository, and writes the report whatever the outcome. */
    public static Review reported(Path repository, Path report, String projectVersion) throws IOException {
        Path openapi = repository.resolve("openapi");
        Path contract = openapi.resolve("openapi.yaml");
        delete(report);
        Review review = of(
                contract,
                new ReleasedContracts(openapi.resolve("released")),
                projectVersion,
                new Lint(NodeTools.installed(openapi)::tool),
                repository,
                report.resolve("work"));
        delete(report.resolve("work"));
        new Report(review).write(report);
        if (review.isReadable()) {
            ReferencePage.write(Contract.read(contract), report.resolve(Report.REFERENCE));
        }
        return review;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> {
                    try {
                        Files.delete(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }
}
