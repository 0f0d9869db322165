package dev.createwallet.openapi.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.createwallet.openapi.ContractDocument;
import dev.createwallet.reference.ReferencePage;
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

    /** What breaks our own rules can't be compared or rendered. */
    boolean isReadable() {
        return problems.stream().noneMatch(Lint.Problem::breaksOurRules);
    }

    boolean hasVersion() {
        return asked().map(asked -> version.compareTo(asked) >= 0).orElse(true);
    }

    boolean passed() {
        return problems.isEmpty() && obstacle.isEmpty() && hasVersion();
    }

    /** The verdict on the wire; beside it the one on generated names, and the one on Java. */
    String verdict() {
        if (released.isEmpty()) {
            return "First release, nothing to compare with";
        }
        if (!obstacle.isEmpty()) {
            return "Not compared";
        }
        String wire = changes.stream().map(change -> change.verdict().wire()).max(Comparator.naturalOrder()).map(level -> switch (level) {
            case MAJOR -> "Breaks on the wire";
            case MINOR -> "Compatible on the wire";
            case PATCH -> level().filter(Level.PATCH::equals).isPresent() ? "Reworded only" : "Same on the wire";
        }).orElse("Says the same as " + released.get());
        boolean names = changes.stream().anyMatch(change -> change.level() == Level.MAJOR && change.verdict().wire() != Level.MAJOR);
        List<String> broken = Stream.concat(names ? Stream.of("generated code") : Stream.empty(),
                impacts.stream().filter(impact -> !impact.breaks().isEmpty()).map(JavaImpact::audience)).toList();
        return wire + (broken.isEmpty() ? "" : ", breaks " + listed(broken));
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** What the version has to be, and is. */
    String versionVerdict() {
        if (released.isEmpty() || !obstacle.isEmpty()) {
            return "It has version " + version + ".";
        }
        String asks = level().map(level -> "A change of this kind (" + level.word() + ") asks for " + asked().orElseThrow() + " or later")
                .orElse("Nothing asks for another version than " + released.get());
        return asks + "; it has " + version + (hasVersion() ? "." : ", which is too low.");
    }

    /** What gives it the version that it asks for; empty if it has that. */
    String command() {
        return hasVersion() ? "" : OpenVersion.command(asked().orElseThrow());
    }

    /**
     * Lets nothing pass that may not be released.
     *
     * @throws ReviewFailedException if the review does not let it pass
     */
    void insist() {
        if (!passed()) {
            throw new ReviewFailedException("The review does not let this pass.\n" + Report.summary(this));
        }
    }

    /** Reads the contract, its last release and what the tools say. */
    static Review of(Path contract, ReleasedContracts releases, String projectVersion, Lint lint, Path repository, Path work)
            throws IOException {
        Version version = Version.parse(projectVersion);
        List<Lint.Problem> problems = lint.problems(contract, projectVersion);
        Optional<Version> released = releases.last();
        String title = title(contract);
        if (released.isEmpty()) {
            return new Review(title, version, released, List.of(), List.of(), problems, "");
        }
        Path before = releases.file(released.get());
        if (problems.stream().anyMatch(Lint.Problem::breaksOurRules)) {
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
     * @param args the repository's root; the folder of the report; the project's version; the folder of the reference page's
     *        renderer, on the class path
     * @throws ReviewFailedException if the change may not be released like this
     */
    public static void main(String[] args) throws IOException {
        Review review = reported(args);
        review.insist();
        System.out.println(Report.summary(review));
    }

    /** As {@link #main} does, but lets everything pass. */
    static Review reported(String... args) throws IOException {
        Path repository = Path.of(args[0]);
        Path openapi = repository.resolve("openapi");
        Path contract = openapi.resolve("openapi.yaml");
        Path report = Path.of(args[1]);
        delete(report);
        Review review = of(contract, new ReleasedContracts(openapi.resolve("released")), args[2],
                new Lint(NodeTools.installed(openapi)), repository, report.resolve("work"));
        delete(report.resolve("work"));
        new Report(review).write(report);
        if (review.isReadable()) {
            render(contract, openapi.resolve("reference/src/main/resources/META-INF/openapi/reference"), args[3],
                    report.resolve(Report.REFERENCE).getParent());
        }
        System.out.println("The review's report: " + report.resolve("index.html"));
        return review;
    }

    /** Puts the reference page of the contract beside the report, so that the folder can be kept or passed on. */
    private static void render(Path contract, Path page, String renderer, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(page)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        ReferencePage.write(ContractDocument.parse(Files.readString(contract)).place().node(), renderer, folder);
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
