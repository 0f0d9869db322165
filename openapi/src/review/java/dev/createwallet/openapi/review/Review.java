package dev.createwallet.openapi.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.createwallet.openapi.ContractDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be said of a change of the contract.
 *
 * @param title the contract's title
 * @param version the version that the change has
 * @param released the last version that was released, if any was
 * @param changes what differs between the two, the gravest first
 * @param impacts what that does to Java code
 * @param problems what is wrong with the contract by itself
 * @param obstacle why it could not be compared; empty if it was, or if there is nothing to compare with
 */
record Review(String title, Version version, Optional<Version> released, List<Change> changes, List<JavaImpact> impacts,
        List<Lint.Problem> problems, String obstacle) {

    /** The grave changes of the contract decide; of those who are broken in Java, the version says nothing. */
    Optional<Level> level() {
        return changes.stream().map(Change::level).max(Comparator.naturalOrder());
    }

    /** The lowest version that this may be released as; the released one itself if nothing changed. */
    Optional<Version> asked() {
        return released.map(before -> level().map(before::next).orElse(before));
    }

    boolean hasVersion() {
        return asked().map(asked -> version.compareTo(asked) >= 0).orElse(true);
    }

    boolean passed() {
        return problems.isEmpty() && obstacle.isEmpty() && hasVersion();
    }

    boolean breaksJava() {
        return impacts.stream().anyMatch(impact -> !impact.breaks().isEmpty());
    }

    /** The verdict on the wire, and beside it the one on Java. */
    String verdict() {
        if (released.isEmpty()) {
            return "First release, nothing to compare with";
        }
        if (!obstacle.isEmpty()) {
            return "Not compared";
        }
        String wire = level().map(level -> switch (level) {
            case MAJOR -> "Breaks on the wire";
            case MINOR -> "Compatible on the wire";
            case PATCH -> "Reworded only";
        }).orElse("Says the same as " + released.get());
        String java = impacts.stream().filter(impact -> !impact.breaks().isEmpty()).map(JavaImpact::audience)
                .reduce((one, other) -> one + " and " + other).orElse("");
        return wire + (java.isEmpty() ? "" : ", breaks " + java);
    }

    /** What the version has to be, and is. */
    String versionVerdict() {
        if (released.isEmpty() || !obstacle.isEmpty()) {
            return "It has version " + version + ".";
        }
        String asks = level().map(level -> "A change of this kind (" + level.word() + ") asks for " + asked().orElseThrow() + " or later")
                .orElse("Nothing asks for another version than " + released.get());
        return asks + "; it has " + version + (hasVersion() ? "." : ", which is too low. Raise info.version and the POMs.");
    }

    /** Reads the contract, its last release and what the tools say. */
    static Review of(Path contract, ReleasedContracts releases, String projectVersion, Lint lint, Path repository, Path work)
            throws IOException {
        List<Lint.Problem> problems = lint.problems(contract, projectVersion);
        Version version = Version.parse(projectVersion);
        Optional<Version> released = releases.last();
        String title = title(contract);
        if (released.isEmpty()) {
            return new Review(title, version, released, List.of(), List.of(), problems, "");
        }
        Path before = releases.file(released.get());
        if (problems.stream().anyMatch(problem -> problem.tool().equals("contract"))) {
            return new Review(title, version, released, List.of(), List.of(), problems,
                    "It can be compared with " + released.get() + " when it keeps to our own rules; see what is wrong with it.");
        }
        boolean same = Files.mismatch(before, contract) < 0;
        return new Review(title, version, released, changes(before, contract),
                same ? List.of() : JavaImpact.of(before, contract, repository, work), problems, "");
    }

    static List<Change> changes(Path before, Path after) throws IOException {
        return ContractDiff.between(
                ContractDocument.parse(Files.readString(before)), ContractDocument.parse(Files.readString(after)));
    }

    private static String title(Path contract) throws IOException {
        try {
            return ContractDocument.parse(Files.readString(contract)).place().member("info").member("title").node().asText("the contract");
        } catch (JsonProcessingException e) {
            return "the contract";
        }
    }

    /**
     * Reviews, and writes the report whatever the outcome.
     *
     * @param args the repository's root; the folder of the report; the project's version
     * @throws ReviewFailedException if the change may not be released like this
     */
    public static void main(String[] args) throws IOException {
        Path repository = Path.of(args[0]);
        Path openapi = repository.resolve("openapi");
        Path report = Path.of(args[1]);
        delete(report);
        Review review = of(openapi.resolve("openapi.yaml"), new ReleasedContracts(openapi.resolve("released")), args[2],
                new Lint(NodeTools.installed(openapi)), repository, report.resolve("work"));
        delete(report.resolve("work"));
        new Report(review).write(report);
        String summary = Report.summary(review) + "\nThe whole report: " + report.resolve("index.html");
        if (!review.passed()) {
            throw new ReviewFailedException("The review does not let this pass.\n" + summary);
        }
        System.out.println(summary);
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
