package dev.createwallet.openapi.review;

import dev.createwallet.openapi.diff.Change;
import dev.createwallet.openapi.diff.ContractDiff;
import dev.createwallet.openapi.diff.Level;
import dev.createwallet.openapi.diff.Verdict;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Id;
import dev.createwallet.openapi.document.MalformedContractException;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.npm.NodeTools;
import dev.createwallet.openapi.page.ReferencePage;
import dev.createwallet.openapi.release.Base;
import dev.createwallet.openapi.release.OpenVersion;
import dev.createwallet.openapi.release.ReleasedContracts;
import dev.createwallet.openapi.release.StepFailedException;
import dev.createwallet.openapi.release.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of reviewing a change of the contract.
 *
 * @param title the contract's title
 * @param version the version that the change has
 * @param base what it was compared with; empty if nothing was released
 * @param changes what differs between the two, the gravest first
 * @param impacts what that does to generated code
 * @param problems what is wrong with the contract by itself
 * @param obstacle why it could not be compared; empty if it was, or if there is nothing to compare with
 * @param waivers what people accept of all that
 */
public record Review(
        String title,
        Version version,
        Optional<Base> base,
        List<Change> changes,
        List<JavaImpact> impacts,
        List<Finding> problems,
        String obstacle,
        Waivers waivers) {

    /** The level of the gravest change for anyone: on the wire, by a name, or to generated code. */
    Optional<Level> level() {
        Stream<Level> ofChanges = changes.stream().map(change -> isWaived(change.id()) ? Level.PATCH : change.level());
        Stream<Level> ofCode = impacts.stream()
                .flatMap(impact -> counted(impact).filter(JavaImpact.Break::breaking))
                .map(each -> Level.MAJOR);
        return Stream.concat(ofChanges, ofCode).max(Comparator.naturalOrder());
    }

    private Stream<JavaImpact.Break> counted(JavaImpact impact) {
        return impact.breaks().stream().filter(each -> !isWaived(impact.id(each)));
    }

    boolean isWaived(String id) {
        return waivers.of(id).isPresent();
    }

    /** The findings with their ids, in their order. Of several that say the same, each but the first has a number. */
    Map<String, Finding> problemsById() {
        Map<String, Finding> byId = new LinkedHashMap<>();
        for (Finding problem : problems) {
            String id = Id.of("finding", problem.source(), problem.message());
            String free = id;
            for (int i = 2; byId.containsKey(free); i++) {
                free = id + "-" + i;
            }
            byId.put(free, problem);
        }
        return byId;
    }

    /** What breaks our own rules stops every build, so nobody can accept it here. */
    private boolean isAccepted(Map.Entry<String, Finding> problem) {
        return !breaksOurRules(problem.getValue()) && isWaived(problem.getKey());
    }

    List<Waivers.Unused> unusedWaivers() {
        Stream<String> ofCode =
                impacts.stream().flatMap(impact -> impact.breaks().stream().map(impact::id));
        Stream<String> ofProblems = problemsById().entrySet().stream()
                .filter(problem -> !breaksOurRules(problem.getValue()))
                .map(Map.Entry::getKey);
        return waivers.unused(Stream.of(changes.stream().map(Change::id), ofCode, ofProblems)
                .flatMap(ids -> ids)
                .collect(Collectors.toSet()));
    }

    /**
     * The lowest version that this may be released as: that of the base, or, if something changed, the next one after
     * the release before it.
     */
    Optional<Version> asked() {
        return base.map(before -> level().flatMap(level -> before.released().map(released -> released.next(level)))
                .filter(next -> next.compareTo(before.version()) > 0)
                .orElse(before.version()));
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

    public Outcome outcome() {
        return !problemsById().entrySet().stream().allMatch(this::isAccepted)
                        || !obstacle.isEmpty()
                        || !impacts.stream().allMatch(JavaImpact::made)
                ? Outcome.FINDINGS
                : hasVersion() ? Outcome.PASSED : Outcome.VERSION_TOO_LOW;
    }

    boolean passed() {
        return outcome() == Outcome.PASSED;
    }

    /** What the change does on the wire, to generated names and to generated code, and what it needs. */
    String verdict() {
        if (!impacts.stream().allMatch(JavaImpact::made)) {
            return "No code can be generated from this contract";
        }
        if (base.isEmpty()) {
            return "First release, nothing to compare with";
        }
        if (!obstacle.isEmpty()) {
            return "Not compared";
        }
        List<Change> counted =
                changes.stream().filter(change -> !isWaived(change.id())).toList();
        String wire = counted.stream()
                .map(Change::verdict)
                .max(Comparator.comparing(Verdict::wire).thenComparing(Verdict::certain))
                .map(gravest -> switch (gravest.wire()) {
                    case MAJOR -> gravest.certain() ? "Breaks on the wire" : "May break on the wire";
                    case MINOR -> "Compatible on the wire";
                    case PATCH ->
                        level().filter(Level.PATCH::equals).isPresent() ? "Reworded only" : "Same on the wire";
                })
                .orElse("Says the same as " + base.get().name());
        boolean names = counted.stream().anyMatch(change -> change.verdict().equals(Verdict.NAMING));
        List<String> broken = Stream.concat(
                        names ? Stream.of("generated code") : Stream.empty(), audiences(JavaImpact.Break::breaking))
                .toList();
        List<String> busy = audiences(each -> !each.breaking())
                .filter(audience -> !broken.contains(audience))
                .toList();
        int waived = changes.size() - counted.size();
        return wire
                + (waived == 0 ? "" : " but for what is waived")
                + (broken.isEmpty() ? "" : ", breaks " + listed(broken))
                + (busy.isEmpty() ? "" : ", asks something of " + listed(busy))
                + (hasVersion() ? "" : ", needs " + asked().orElseThrow());
    }

    private Stream<String> audiences(Predicate<JavaImpact.Break> wanted) {
        return impacts.stream()
                .filter(impact -> counted(impact).anyMatch(wanted))
                .map(JavaImpact::audience);
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** The version that the change asks for, and the one that it has. */
    String versionVerdict() {
        if (base.isEmpty() || !obstacle.isEmpty()) {
            return "The contract has version " + version + ".";
        }
        String asks = level().map(level ->
                        "A change of this kind (" + level.word() + ") asks for " + asked().orElseThrow() + " or later")
                .orElse("No change asks for a version after " + base.get().version());
        return asks + "; it has " + version + (hasVersion() ? notYetReleased() : ", which is too low") + ".";
    }

    /** Why a breaking change may ask for no higher version than that of the base. */
    private String notYetReleased() {
        return level().isPresent()
                        && base.map(Base::version).filter(version::equals).isPresent()
                ? ", which is not released yet"
                : "";
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
     * Reviews a contract.
     *
     * @param base what it is compared with, if anything was released
     */
    static Review of(
            Path contract,
            Optional<Base> base,
            String projectVersion,
            Lint lint,
            Waivers waivers,
            Path repository,
            Path work)
            throws IOException {
        Version version = Version.parse(projectVersion);
        List<Finding> problems = lint.findings(contract, projectVersion);
        String title = title(contract);
        if (problems.stream().anyMatch(Review::breaksOurRules)) {
            return new Review(
                    title,
                    version,
                    base,
                    List.of(),
                    List.of(),
                    problems,
                    base.map(before -> "Correct the findings first: then it is compared with " + before.name() + ".")
                            .orElse(""),
                    waivers);
        }
        Optional<Path> before = base.map(Base::file);
        boolean same = before.isPresent() && Files.mismatch(before.get(), contract) < 0;
        return new Review(
                title,
                version,
                base,
                before.isPresent() ? changes(before.get(), contract) : List.of(),
                same ? List.of() : JavaImpact.of(before, contract, repository, work),
                problems,
                "",
                waivers);
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

    /**
     * What the changelog says of this version: each change but those of wording, which it counts, and what breaks in Java
     * code, with whose code it is.
     */
    public List<String> changelog() {
        long reworded = changes.stream().filter(Review::isWording).count();
        return Stream.of(
                        changes.stream().filter(change -> !isWording(change)).map(Change::toString),
                        reworded == 0
                                ? Stream.<String>empty()
                                : Stream.of(Level.PATCH.word() + ": " + reworded
                                        + (reworded == 1
                                                ? " description, name or note"
                                                : " descriptions, names and notes")),
                        impacts.stream()
                                .flatMap(impact -> impact.breaks().stream()
                                        .map(each ->
                                                impact.audience() + ": " + each.what() + "; " + each.consequence())))
                .flatMap(lines -> lines)
                .toList();
    }

    private static boolean isWording(Change change) {
        return change.level() == Level.PATCH;
    }

    /** The review in lines for a console, the verdict last. */
    public String summary() {
        return Report.summary(this);
    }

    /** The review in lines that GitHub shows beside the files of a pull request. */
    public String annotations() {
        return Annotations.of(this);
    }

    /**
     * Reviews the contract of a repository, and writes the report whatever the outcome.
     *
     * @param wanted what it is compared with; see {@link Base#find}
     * @param today the day that decides which waivers have ended
     */
    public static Review reported(Path repository, Path report, String projectVersion, String wanted, LocalDate today)
            throws IOException {
        Path openapi = repository.resolve("openapi");
        Path contract = openapi.resolve("openapi.yaml");
        Path work = report.resolve("work");
        delete(report);
        Review review = of(
                contract,
                Base.find(wanted, repository, new ReleasedContracts(openapi.resolve("released")), work),
                projectVersion,
                new Lint(NodeTools.installed(openapi)::tool),
                Waivers.read(openapi.resolve(Waivers.FILE), today),
                repository,
                work);
        delete(work);
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
