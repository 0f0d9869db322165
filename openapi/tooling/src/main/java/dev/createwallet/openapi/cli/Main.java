package dev.createwallet.openapi.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.openapi.check.ContractCheck;
import dev.createwallet.openapi.diff.Level;
import dev.createwallet.openapi.document.ContractMerge;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.npm.NpmPackage;
import dev.createwallet.openapi.page.ReferencePage;
import dev.createwallet.openapi.release.Base;
import dev.createwallet.openapi.release.OpenVersion;
import dev.createwallet.openapi.release.Release;
import dev.createwallet.openapi.release.Version;
import dev.createwallet.openapi.release.WorkTree;
import dev.createwallet.openapi.review.Outcome;
import dev.createwallet.openapi.review.Review;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands on the contract. A step of a build runs them here, where a failure is an exception and not an exit. */
@Command(
        name = "contract",
        description = "Checks, reviews and releases the contract.",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    Main() {}

    /**
     * Runs a command within a build.
     *
     * @param args the command and its options
     * @throws Exception if the command fails; the message says why and what to do
     */
    public static void main(String[] args) throws Exception {
        run(args);
    }

    /**
     * Runs a command.
     *
     * @return the status to exit with
     */
    static int run(String[] args) throws Exception {
        // Maven passes null for a property that is not set.
        String[] given = Arrays.stream(args).filter(Objects::nonNull).toArray(String[]::new);
        CommandLine command = new CommandLine(new Main());
        try {
            new CommandLine.RunLast().execute(command.parseArgs(given));
        } catch (CommandLine.ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        return command.getSubcommands().values().stream()
                .map(CommandLine::<Object>getExecutionResult)
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .findFirst()
                .orElse(0);
    }

    @Command(name = "check", description = "Checks the contract, and packages it.")
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
                            description = "where to package the contract; its JSON form goes beside it")
                    @Nullable Path packaged)
            throws IOException {
        Contract checked = ContractCheck.check(contract, version);
        if (packaged != null) {
            Packaging.write(checked, contract, packaged);
        }
    }

    @Command(name = "page", description = "Renders the reference page.")
    void page(
            @Parameters(paramLabel = "CONTRACT", description = "the packaged contract, as JSON") Path contract,
            @Parameters(paramLabel = "FOLDER", description = "the page's folder") Path folder)
            throws IOException {
        ReferencePage.write(Contract.read(contract), folder);
    }

    @Command(name = "npm", description = "Packs the contract for npm, with types for TypeScript.")
    void npm(
            @Parameters(paramLabel = "CONTRACT", description = "the packaged contract") Path contract,
            @Option(names = "--name", required = true, description = "the package's name") String name,
            @Option(
                            names = "--tools",
                            required = true,
                            paramLabel = "FOLDER",
                            description = "the folder of the tools' package.json")
                    Path tools,
            @Option(names = "--to", required = true, paramLabel = "FILE", description = "where to write the package")
                    Path file)
            throws IOException {
        NpmPackage.write(contract, name, tools, file);
    }

    /** What review and release have in common. */
    static final class Reviewing {

        @Parameters(paramLabel = "REPOSITORY", description = "the repository's root")
        private Path repository = Path.of(".");

        @Option(names = "--project-version", required = true, description = "the version that the contract must have")
        private String version = "";

        @Option(names = "--report", paramLabel = "FOLDER", required = true, description = "the report's folder")
        private Path report = Path.of(".");

        @Option(
                names = "--base",
                defaultValue = "",
                description =
                        "what to compare with: a released version, 1.x for the highest of that line, a file, or a "
                                + "revision of git; default: the last release")
        private String base = "";

        @Option(
                names = "--annotations",
                defaultValue = "${env:GITHUB_ACTIONS:-false}",
                fallbackValue = "true",
                arity = "0..1",
                description = "print what GitHub shows beside the files; default: in GitHub Actions")
        private boolean annotations;

        private final LocalDate today = LocalDate.now(Clock.systemUTC());

        /** Writes the report, whatever the outcome, and prints it with the verdict last. */
        private Review review() throws IOException {
            Review review = Review.reported(repository, report, version, base, today);
            if (annotations) {
                System.out.println(review.annotations());
            }
            System.out.println(
                    "Report: " + report.resolve("index.html").toAbsolutePath().normalize());
            System.out.println(review.summary());
            return review;
        }
    }

    @Command(
            name = "review",
            description = "Compares the contract with its last release, or another base.",
            exitCodeListHeading = "Exit status:%n",
            exitCodeList = {
                "0:it may be released as it is",
                "1, 2:the review could not be run",
                "3:the contract has findings, or no code can be generated from it",
                "4:the changes ask for a higher version"
            })
    int review(@Mixin Reviewing reviewing) throws IOException {
        return reviewing.review().outcome().status();
    }

    @Command(name = "release", description = "Reviews the contract and, if the review passes, records it as released.")
    int release(@Mixin Reviewing reviewing) throws IOException {
        new WorkTree(reviewing.repository).requireReleasable();
        Review review = reviewing.review();
        if (review.outcome() != Outcome.PASSED) {
            return review.outcome().status();
        }
        new Release(reviewing.repository, reviewing.today)
                .record(review.version(), review.base().map(Base::name), review.changelog());
        System.out.println("Released " + review.version()
                + ". Commit what changed, tag and publish that commit. Then open the next version:\n"
                + OpenVersion.command(review.version().next(Level.PATCH))
                + "\nTo take it back before the commit:\n"
                + Release.undo(review.version()));
        return 0;
    }

    @Command(name = "open-version", description = "Gives the contract and the project another version.")
    void openVersion(
            @Parameters(paramLabel = "REPOSITORY", description = "the repository's root") Path repository,
            @Parameters(paramLabel = "-Dopen.version=VERSION", description = "the version to open, as 1.2.3")
                    String version,
            @Option(
                            names = "--skipping",
                            defaultValue = "false",
                            arity = "1",
                            paramLabel = "-Dopen.skipping=true",
                            description = "leave out versions between the last release and this one")
                    boolean skipping)
            throws IOException {
        new OpenVersion(repository).open(Version.parse(version), skipping);
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
}
