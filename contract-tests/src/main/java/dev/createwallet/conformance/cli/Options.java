package dev.createwallet.conformance.cli;

import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.Pace;
import dev.createwallet.conformance.ParameterExample;
import dev.createwallet.conformance.Target;
import dev.createwallet.conformance.result.TriedClause;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of the command line. Some of them follow from the contract. */
final class Options {

    /** Holds the API key unless an option does: other users of the machine can see the options of a process. */
    static final String API_KEY_VARIABLE = "CONTRACT_API_KEY";

    private static final int WIDTH = 110;
    private static final String TEXT = "text";
    private static final String JSON = "json";
    private static final String NOWHERE = "http://localhost:8080";

    private final Contract contract;
    private final CommandLine command;
    private final ParseResult parsed;
    private final Map<String, String> environment;
    private final InputStream in;

    private Options(Contract contract, List<String> arguments, Map<String, String> environment, InputStream in) {
        this.contract = contract;
        this.command = new CommandLine(specification(contract.parameterExamples()))
                .setUsageHelpWidth(WIDTH)
                .setUnmatchedOptionsAllowedAsOptionParameters(false);
        this.environment = environment;
        this.in = in;
        // An unknown option beside --help is no reason to show no help.
        this.parsed = command.setUnmatchedArgumentsAllowed(arguments.contains("--help") || arguments.contains("-h"))
                .parseArgs(arguments.toArray(String[]::new));
    }

    /**
     * @param environment the environment variables
     * @param in what {@code --api-key-file -} reads
     * @throws IllegalArgumentException if an option is wrong; the message says what to do
     * @throws IOException if a file that an option names cannot be read; the message names it
     */
    static Options parse(List<String> arguments, Map<String, String> environment, InputStream in) throws IOException {
        try {
            return new Options(contractOf(arguments), arguments, environment, in);
        } catch (CommandLine.UnmatchedArgumentException e) {
            List<String> similar = e.getSuggestions();
            throw new IllegalArgumentException(
                    e.getMessage()
                            + (!e.isUnknownOption()
                                    ? "; write an option before it, as --base-uri=URL"
                                    : similar.isEmpty() ? "" : "; similar: " + String.join(", ", similar)),
                    e);
        } catch (CommandLine.ParameterException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Reads the contract first, since other options follow from it. */
    private static Contract contractOf(List<String> arguments) throws IOException {
        CommandSpec first = CommandSpec.create().addOption(option("--contract", "FILE", Path.class, ""));
        Path file = new CommandLine(first)
                .setUnmatchedArgumentsAllowed(true)
                .setUnmatchedOptionsAllowedAsOptionParameters(false)
                .parseArgs(arguments.toArray(String[]::new))
                .matchedOptionValue("--contract", Path.of(""));
        if (file.toString().isEmpty()) {
            return Contract.packaged();
        }
        try {
            return Contract.parse(text(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static OptionSpec option(String name, String value, Class<?> type, String... description) {
        return OptionSpec.builder(name)
                .paramLabel(value)
                .type(type)
                .description(description)
                .build();
    }

    private static OptionSpec number(String name, String description) {
        return OptionSpec.builder(name)
                .paramLabel("NUMBER")
                .type(int.class)
                .description(description)
                .build();
    }

    private static OptionSpec flag(String name, String... description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    private static CommandSpec specification(List<ParameterExample> examples) {
        CommandSpec spec = CommandSpec.create().name("java -jar create-wallet-contract-tests-standalone.jar");
        spec.usageMessage()
                .description("Tests a server against the contract and prints every clause that it breaks.", "")
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .optionListHeading("")
                .footer(
                        "",
                        "A run creates what the operations of the contract create: use a sandbox.",
                        "Exit status: 0 if the server conforms, 1 if it does not, 2 if it could not be tested.");
        spec.addOption(option(
                "--base-uri",
                "URL",
                String.class,
                "Where the server is: what stands before the paths of the contract"));
        spec.addOption(option(
                "--api-key",
                "KEY",
                String.class,
                "A key that the server accepts. Other users of this machine can see it;"
                        + " safer are --api-key-file and the environment variable " + API_KEY_VARIABLE));
        spec.addOption(option(
                "--api-key-file",
                "FILE",
                String.class,
                "Read the key from the first line of FILE, or of standard input if FILE is -"));
        examples.forEach(example -> spec.addOption(option(
                "--" + example.id(),
                "VALUE",
                String.class,
                example.summary() + " (default: " + example.value() + ")")));
        spec.addOption(OptionSpec.builder("--value")
                .paramLabel("FIELD=VALUE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(
                        "Send VALUE in this field or parameter in place of the contract's examples; can be repeated")
                .build());
        spec.addOption(OptionSpec.builder("--timeout")
                .paramLabel("SECONDS")
                .type(int.class)
                .description("How long a response may take (default: " + Target.DEFAULT_TIMEOUT.toSeconds() + ")")
                .build());
        spec.addOption(number(
                "--at-once",
                "How many requests may wait for a response at the same time (default: " + Pace.DEFAULT.atOnce() + ")"));
        spec.addOption(number("--per-second", "How many requests to send a second at most (default: no limit)"));
        spec.addOption(OptionSpec.builder("--time-limit")
                .paramLabel("SECONDS")
                .type(int.class)
                .description("How long the run may take (default: "
                        + Pace.DEFAULT.limit().toSeconds() + ")")
                .build());
        spec.addOption(OptionSpec.builder("--header")
                .paramLabel("NAME:VALUE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Send this header with each request, as a gateway may need it; can be repeated")
                .build());
        spec.addOption(option("--ca", "FILE", Path.class, "For HTTPS, trust only the certificates in FILE (PEM)"));
        spec.addOption(flag("--insecure", "For HTTPS, trust any certificate"));
        spec.addOption(option(
                "--contract",
                "FILE",
                Path.class,
                "The contract, an OpenAPI 3.0 document (default: the one in this jar)"));
        spec.addOption(OptionSpec.builder("--clause")
                .paramLabel("ID")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Try only this clause, or those whose ids begin with ID/; can be repeated")
                .build());
        spec.addOption(
                flag("--judgement", "Also try what the contract does not say and the kit expects of a sound server"));
        spec.addOption(flag(
                "--strict",
                "Fail, not warn, if the server departs from something that the provider's page does not state itself"));
        spec.addOption(option(
                "--accept",
                "FILE",
                Path.class,
                "Do not fail for the known departures in FILE (YAML): a list named accepted of entries with clause,"
                        + " reason and, if need be, subject and until"));
        spec.addOption(
                option("--report", "FOLDER", Path.class, "Write index.html, junit.xml and report.json to FOLDER"));
        spec.addOption(OptionSpec.builder("--list")
                .paramLabel("FORMAT")
                .type(String.class)
                .arity("0..1")
                .fallbackValue(TEXT)
                .description(
                        "Print each clause with its place in the contract; send nothing. --list=json prints all that a"
                                + " program needs to send the requests itself")
                .build());
        spec.addOption(flag("--dry-run", "Print each request; send nothing"));
        spec.addOption(flag(
                "--annotations",
                "Also print the findings as annotations of GitHub; the default if GITHUB_ACTIONS is set"));
        spec.addOption(flag("--version", "Print the name and the version of the contract in this jar"));
        spec.addOption(OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description("Print this help")
                .build());
        return spec;
    }

    boolean help() {
        return parsed.isUsageHelpRequested();
    }

    String usage() {
        return command.getUsageMessage();
    }

    Contract contract() {
        return contract;
    }

    private boolean is(String flag) {
        return parsed.matchedOptionValue(flag, false);
    }

    private Optional<String> text(String option) {
        return Optional.ofNullable(parsed.matchedOptionValue(option, (String) null));
    }

    private List<String> texts(String option) {
        return parsed.matchedOptionValue(option, List.of());
    }

    boolean version() {
        return is("--version");
    }

    boolean annotations(Map<String, String> environment) {
        return is("--annotations")
                || environment.getOrDefault("GITHUB_ACTIONS", "").equals("true");
    }

    /** Returns the name of the contract's file. */
    String contractFile() {
        return String.valueOf(parsed.matchedOptionValue("--contract", Path.of("openapi", "openapi.yaml")));
    }

    boolean strict() {
        return is("--strict");
    }

    boolean list() {
        return text("--list").isPresent();
    }

    /**
     * Returns whether the list is wanted as JSON.
     *
     * @throws IllegalArgumentException if it is wanted in a format that does not exist
     */
    boolean listAsJson() {
        String format = text("--list").orElse(TEXT);
        if (!List.of(TEXT, JSON).contains(format)) {
            throw new IllegalArgumentException("--list " + format + ": must be " + TEXT + " or " + JSON);
        }
        return format.equals(JSON);
    }

    boolean dryRun() {
        return is("--dry-run");
    }

    /** Returns the folder to write reports to. */
    Optional<Path> report() {
        return Optional.ofNullable(parsed.matchedOptionValue("--report", (Path) null));
    }

    /**
     * Returns the test of the selected clauses.
     *
     * @throws IllegalArgumentException if there is no such clause
     * @throws IOException if the file of accepted departures cannot be read
     */
    Conformance conformance(Target target) throws IOException {
        List<String> ids = texts("--clause");
        Path accepted = parsed.matchedOptionValue("--accept", (Path) null);
        Conformance plain =
                Conformance.of(contract, target).strict(strict()).judgement(is("--judgement") || !ids.isEmpty());
        Conformance all;
        try {
            all = accepted == null ? plain : plain.accepting(accepted);
        } catch (IllegalArgumentException e) {
            // Main adds advice about --help to other messages; it does not help with a fault in the file.
            throw new IOException(e.getMessage(), e);
        }
        return ids.isEmpty()
                ? all
                : all.only(
                        ids.stream().flatMap(id -> matching(id, all.clauses())).collect(Collectors.toSet()));
    }

    private static Stream<String> matching(String id, List<TriedClause> clauses) {
        List<String> ids = clauses.stream()
                .map(TriedClause::id)
                .filter(other -> other.equals(id) || other.startsWith(id + "/"))
                .toList();
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("--clause " + id + ": there is no such clause; --list prints all");
        }
        return ids.stream();
    }

    /**
     * Returns the server to test; any server if nothing is sent.
     *
     * @throws IllegalArgumentException if an option is missing or wrong
     */
    Target target() throws IOException {
        boolean send = !list() && !dryRun();
        String uri = text("--base-uri").orElseGet(() -> send ? "" : NOWHERE);
        int seconds = parsed.matchedOptionValue("--timeout", (int) Target.DEFAULT_TIMEOUT.toSeconds());
        if (seconds < 1) {
            throw new IllegalArgumentException("--timeout must be at least 1 second");
        }
        try {
            return new Target(
                    new URI(required(uri, "--base-uri URL")),
                    send ? apiKey() : "none",
                    examples(),
                    values(),
                    Duration.ofSeconds(seconds),
                    tls(),
                    headers(),
                    new Pace(
                            number("--at-once", Pace.DEFAULT.atOnce(), 1),
                            number("--per-second", Pace.DEFAULT.perSecond(), 0),
                            Duration.ofSeconds(number(
                                    "--time-limit", (int) Pace.DEFAULT.limit().toSeconds(), 1))));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("--base-uri must begin with http:// or https://, as in " + NOWHERE, e);
        }
    }

    private int number(String option, int otherwise, int least) {
        int number = parsed.matchedOptionValue(option, otherwise);
        if (number < least) {
            throw new IllegalArgumentException(option + " must be at least " + least);
        }
        return number;
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        texts("--header").forEach(header -> {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("--header must be NAME:VALUE");
            }
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        });
        return headers;
    }

    private Map<String, String> examples() {
        Map<String, String> examples = new LinkedHashMap<>();
        contract.parameterExamples()
                .forEach(example -> text("--" + example.id()).ifPresent(value -> examples.put(example.id(), value)));
        return examples;
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        texts("--value").forEach(pair -> {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("--value " + pair + ": must be FIELD=VALUE");
            }
            values.put(pair.substring(0, equals), pair.substring(equals + 1));
        });
        return values;
    }

    private @Nullable SSLContext tls() throws IOException {
        Path ca = parsed.matchedOptionValue("--ca", (Path) null);
        return ca != null ? Tls.trusting(ca) : is("--insecure") ? Tls.trustingAll() : null;
    }

    private String apiKey() throws IOException {
        Optional<String> file = text("--api-key-file");
        String key = file.isPresent()
                ? firstLine(file.get())
                : text("--api-key").orElseGet(() -> environment.getOrDefault(API_KEY_VARIABLE, ""));
        return required(key, "--api-key KEY, --api-key-file FILE or the environment variable " + API_KEY_VARIABLE);
    }

    private String firstLine(String file) throws IOException {
        String text = file.equals("-") ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : text(Path.of(file));
        return text.lines()
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("--api-key-file " + file + ": its first line must be the key"));
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IOException("Could not read " + file + " (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private static String required(String value, String name) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("Missing " + name);
        }
        return value;
    }
}
