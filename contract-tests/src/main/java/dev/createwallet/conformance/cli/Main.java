package dev.createwallet.conformance.cli;

import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Report;
import dev.createwallet.conformance.Target;
import dev.createwallet.conformance.UnsupportedContractException;
import dev.createwallet.conformance.report.Reports;
import dev.createwallet.conformance.report.TestRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command line of the conformance kit. */
public final class Main {

    private static final int CONFORMS = 0;
    private static final int DOES_NOT_CONFORM = 1;
    private static final int COULD_NOT_RUN = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    Main(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /**
     * Tests a server.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        // Some releases of the JDK else have a console even where nobody looks at it.
        System.setProperty("jdk.console", "java.base");
        var main = new Main(System.out, System.err, System.console() != null);
        System.exit(main.run(List.of(arguments), System.getenv(), System.in));
    }

    /**
     * Does what the arguments ask for.
     *
     * @return the exit status
     */
    int run(List<String> arguments, Map<String, String> environment, InputStream in) {
        try {
            if (arguments.contains("--help") || arguments.contains("-h")) {
                out.print(Options.help(arguments));
                return CONFORMS;
            }
            return run(Options.parse(arguments, environment, in));
        } catch (IllegalArgumentException e) {
            err.println(Lines.of(e.getMessage()) + ". Try --help.");
        } catch (UnsupportedContractException | IOException e) {
            err.println(Lines.of(e.getMessage()) + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("Interrupted.");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            err.println(Lines.of("This is a fault of the kit, not of the server: " + e.getClass().getSimpleName() + " at "
                    + Stream.of(e.getStackTrace()).findFirst().map(String::valueOf).orElse("an unknown place")) + ". Please report it.");
        }
        return COULD_NOT_RUN;
    }

    private int run(Options options) throws IOException, InterruptedException {
        var target = options.target();
        var conformance = options.conformance(target);
        if (options.list()) {
            conformance.clauses().stream().map(Lines::of).forEach(out::println);
            return CONFORMS;
        }
        out.println(Lines.plan(options.contract(), conformance, target));
        if (options.dryRun()) {
            conformance.clauses().stream().flatMap(clause -> Lines.requests(clause, conformance.preview(clause)))
                    .forEach(out::println);
            return CONFORMS;
        }
        return test(options, target, conformance);
    }

    private int test(Options options, Target target, Conformance conformance) throws IOException, InterruptedException {
        var start = Instant.now();
        var progress = new Progress(out, terminal, conformance.clauses().size());
        var report = conformance.run(progress);
        progress.end();
        report.findings().stream().map(Lines::of).forEach(out::println);
        if (options.report().isPresent()) {
            var folder = options.report().get();
            Reports.write(folder, new TestRun(options.contract(), target, options.strict(), start, report));
            out.println("Reports: " + folder.resolve("index.html"));
        }
        return verdict(target, report);
    }

    private int verdict(Target target, Report report) {
        return switch (report.verdict()) {
            case CONFORMS -> {
                out.println((report.findings().isEmpty() ? "Conforms: " : "Conforms, with warnings: ") + Lines.summary(report));
                yield CONFORMS;
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
