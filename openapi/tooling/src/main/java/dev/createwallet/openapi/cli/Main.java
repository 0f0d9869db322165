package dev.createwallet.openapi.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.openapi.check.ContractCheck;
import dev.createwallet.openapi.diff.Level;
import dev.createwallet.openapi.document.ContractMerge;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.page.ReferencePage;
import dev.createwallet.openapi.release.OpenVersion;
import dev.createwallet.openapi.release.Release;
import dev.createwallet.openapi.release.Version;
import dev.createwallet.openapi.review.Review;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The commands on the contract. Maven runs them within its own process, so a failure is an exception and not an exit.
 */
@Command(
        name = "contract",
        description = "Checks, reviews and releases the contract.",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    Main() {}

    /**
     * Runs a command.
     *
     * @param args the command and its options
     * @throws Exception if the command fails; the message says why and what to do
     */
    public static void main(String[] args) throws Exception {
        // Maven passes null for a property that is not set.
        String[] given = Arrays.stream(args).filter(Objects::nonNull).toArray(String[]::new);
        try {
            new CommandLine.RunLast().execute(new CommandLine(new Main()).parseArgs(given));
        } catch (CommandLine.ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Command(name = "check", description = "Checks the contract and packages it.")
    void check(
            @Parameters(paramLabel = "CONTRACT", description = "the contract's file") Path contract,
            @Option(
                            names = "--project-version",
                            required = true,
                            description = "the version that the contract must have")
                    String version,
            @Option(
                            names = "--package",
                            paramLabel = "FILE",
                            required = true,
                            description = "where to package the contract; its JSON form goes beside it")
                    Path packaged)
            throws IOException {
        Packaging.write(ContractCheck.check(contract, version), contract, packaged);
    }

    @Command(name = "page", description = "Renders the reference page.")
    void page(
            @Parameters(paramLabel = "CONTRACT", description = "the packaged contract, as JSON") Path contract,
            @Parameters(paramLabel = "FOLDER", description = "the page's folder") Path folder)
            throws IOException {
        ReferencePage.write(Contract.read(contract), folder);
    }

    @Command(
            name = "review",
            description = "Compares the contract with its last release. Fails if it may not be released as it is.")
    void review(
            @Parameters(paramLabel = "REPOSITORY", description = "the repository's root") Path repository,
            @Option(
                            names = "--project-version",
                            required = true,
                            description = "the version that the contract must have")
                    String version,
            @Option(names = "--report", paramLabel = "FOLDER", required = true, description = "the report's folder")
                    Path report)
            throws IOException {
        Review review = reviewed(repository, version, report);
        review.requirePassed();
        System.out.println(review.summary());
    }

    @Command(name = "release", description = "Reviews the contract and, if the review passes, records it as released.")
    void release(
            @Parameters(paramLabel = "REPOSITORY", description = "the repository's root") Path repository,
            @Option(
                            names = "--project-version",
                            required = true,
                            description = "the version that the contract must have")
                    String version,
            @Option(names = "--report", paramLabel = "FOLDER", required = true, description = "the report's folder")
                    Path report)
            throws IOException {
        Review review = reviewed(repository, version, report);
        review.requireReleasable();
        new Release(repository, LocalDate.now(Clock.systemUTC()))
                .record(review.version(), review.released(), review.changes());
        System.out.println("Released " + version
                + ". Commit what changed, tag and publish that commit. Then open the next version:\n"
                + OpenVersion.command(review.version().next(Level.PATCH)));
    }

    @Command(name = "open-version", description = "Gives the contract and the project another version.")
    void openVersion(
            @Parameters(paramLabel = "REPOSITORY", description = "the repository's root") Path repository,
            @Parameters(paramLabel = "-Dopen.version=VERSION", description = "the version to open, as 1.2.3")
                    String version)
            throws IOException {
        new OpenVersion(repository).open(Version.parse(version));
        System.out.println(version + " is open: the contract and the root POM have it.");
    }

    @Command(name = "merge", description = "Merges changes into a contract and prints the result. For tests of growth.")
    void merge(
            @Parameters(paramLabel = "CONTRACT", description = "the contract's file") Path contract,
            @Parameters(paramLabel = "CHANGE", arity = "1..*", description = "a tree to merge") List<Path> changes,
            @Option(names = "--to", paramLabel = "FILE", required = true, description = "where to write the result")
                    Path result)
            throws IOException {
        JsonNode merged = ContractMerge.YAML.readTree(contract.toFile());
        for (Path change : changes) {
            merged = ContractMerge.merge(merged, ContractMerge.YAML.readTree(change.toFile()));
        }
        ContractMerge.YAML.writeValue(result.toFile(), merged);
    }

    /** The report is written whatever the outcome. */
    private static Review reviewed(Path repository, String version, Path report) throws IOException {
        Review review = Review.reported(repository, report, version);
        System.out.println("The review's report: "
                + report.resolve("index.html").toAbsolutePath().normalize());
        return review;
    }
}
