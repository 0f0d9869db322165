package dev.createwallet.conformance.cli;

import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.Target;
import dev.createwallet.conformance.internal.report.Reports;
import dev.createwallet.conformance.internal.report.TestRun;
import dev.createwallet.conformance.result.Exchange;
import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Report;
import dev.createwallet.conformance.result.TriedClause;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of the conformance kit. */
public final class Main {

    private static final int CONFORMS = 0;
    private static final int DOES_NOT_CONFORM = 1;
    private static final int COULD_NOT_RUN = 2;

    private static final int WIDTH = 100;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Z][A-Z0-9_]*)");

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final Duration interval;

    Main(PrintStream out, PrintStream err, boolean terminal) {
        this(out, err, terminal, Progress.INTERVAL);
    }

    /**
     * @param interval how long a run is silent at most if there is no terminal
     */
    Main(PrintStream out, PrintStream err, boolean terminal, Duration interval) {
        this.interval = interval;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /**
     * Tests a server.
     *
     * @param arguments see {@code --help}
     */
    @SuppressWarnings("SystemConsoleNull") // The property brings the old meaning back.
    public static void main(String[] arguments) {
        // JDK 22 and later otherwise have a console even if the output is no terminal.
        System.setProperty("jdk.console", "java.base");
        Main main = new Main(System.out, System.err, System.console() != null);
        System.exit(main.run(List.of(arguments), System.getenv(), System.in));
    }

    /** Does what the arguments ask for and returns the exit status. */
    int run(List<String> arguments, Map<String, String> environment, InputStream in) {
        try {
            Options options = Options.parse(arguments, environment, in);
            if (options.help()) {
                out.print(options.usage());
                return CONFORMS;
            }
            if (options.version()) {
                out.println(Contract.packaged().title());
                return CONFORMS;
            }
            return run(options, environment);
        } catch (IllegalArgumentException e) {
            err.println(Lines.of(String.valueOf(e.getMessage())) + ". Try --help.");
        } catch (IOException e) {
            err.println(Lines.of(String.valueOf(e.getMessage())) + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("Interrupted.");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            err.println(Lines.of("Internal error in the kit, not in the server: "
                            + e.getClass().getSimpleName() + " at "
                            + Stream.of(e.getStackTrace())
                                    .findFirst()
                                    .map(String::valueOf)
                                    .orElse("an unknown place"))
                    + ". Please report it.");
        }
        return COULD_NOT_RUN;
    }

    private int run(Options options, Map<String, String> environment) throws IOException, InterruptedException {
        Target target = options.target();
        Conformance conformance = options.conformance(target);
        if (options.listAsJson()) {
            out.println(conformance.clausesAsJson());
            return CONFORMS;
        }
        if (options.list()) {
            conformance.leftOut().stream().map(Lines::of).forEach(err::println);
            conformance.clauses().stream().map(Lines::of).forEach(out::println);
            return CONFORMS;
        }
        out.println(Lines.plan(options.contract(), conformance, target));
        conformance.leftOut().stream().map(Lines::of).forEach(out::println);
        if (options.dryRun()) {
            preview(conformance);
            return CONFORMS;
        }
        return test(options, target, conformance, environment);
    }

    private void preview(Conformance conformance) {
        List<TriedClause> clauses = conformance.clauses();
        List<List<Exchange>> exchanges = conformance.preview();
        for (int i = 0; i < clauses.size(); i++) {
            Lines.requests(clauses.get(i), exchanges.get(i)).forEach(out::println);
        }
    }

    private int test(Options options, Target target, Conformance conformance, Map<String, String> environment)
            throws IOException, InterruptedException {
        Instant start = Instant.now();
        Report report;
        try (Progress progress = new Progress(
                out, err, terminal, conformance.clauses().size(), target.pace().limit(), System::nanoTime)) {
            report = conformance.run(progress.every(interval));
        }
        if (terminal) {
            int status = verdict(options, target, report);
            tell(options, report, environment);
            report(options, target, start, report);
            return status;
        }
        tell(options, report, environment);
        report(options, target, start, report);
        return verdict(options, target, report);
    }

    /** Prints the findings: one line each for programs, one block each for people. */
    private void tell(Options options, Report report, Map<String, String> environment) {
        Contract contract = options.contract();
        String file = options.contractFile();
        int width = width(environment);
        boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty();
        report.findings().stream()
                .flatMap(finding -> terminal
                        ? Lines.block(
                                finding, file, contract.line(finding.breach().place()), width, colours)
                        : Stream.of(Lines.of(
                                finding, file, contract.line(finding.breach().place()))))
                .forEach(out::println);
        report.unneeded().forEach(unneeded -> out.println(Lines.of(unneeded, options.strict())));
        if (options.annotations(environment)) {
            report.findings().stream()
                    .filter(finding -> finding.outcome() != Outcome.ACCEPTED)
                    .map(finding -> Lines.annotation(
                            finding, file, contract.line(finding.breach().place())))
                    .forEach(out::println);
        }
        Set<String> variables = new TreeSet<>();
        report.findings().stream()
                .filter(finding -> finding.outcome() != Outcome.ACCEPTED)
                .forEach(finding -> VARIABLE.matcher(finding.results().get(0).curl())
                        .results()
                        .forEach(match -> variables.add(match.group(1))));
        if (!variables.isEmpty()) {
            out.println((terminal ? "\n" : "") + "Before you paste a command: export "
                    + variables.stream().map(name -> name + "=...").collect(Collectors.joining(" ")));
        }
    }

    private static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : WIDTH;
    }

    private void report(Options options, Target target, Instant start, Report report) throws IOException {
        Optional<Path> folder = options.report();
        if (folder.isPresent()) {
            Reports.write(
                    folder.get(),
                    new TestRun(
                            options.contract().title(),
                            new TestRun.Source(
                                    options.contractFile(), options.contract().lines(), options.contract()::line),
                            target.baseUri(),
                            options.strict(),
                            start,
                            report));
            out.println("Reports: " + folder.get().resolve("index.html"));
        }
    }

    private int verdict(Options options, Target target, Report report) {
        return switch (report.verdict()) {
            case CONFORMS -> {
                out.println(Lines.conforms(report) + ": " + Lines.summary(report));
                yield options.strict() && !report.unneeded().isEmpty() ? DOES_NOT_CONFORM : CONFORMS;
            }
            case DOES_NOT_CONFORM -> {
                out.println("Does not conform: " + Lines.summary(report));
                yield DOES_NOT_CONFORM;
            }
            case COULD_NOT_RUN -> {
                err.println(Lines.obstacle(target, report));
                yield COULD_NOT_RUN;
            }
        };
    }
}
