package dev.createwallet.conformance.cli;

import dev.createwallet.conformance.Clause;
import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.Target;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What the command line asks for. */
final class Options {

    /** Holds the API key if no option gives it: other users of a machine see the options of a process. */
    static final String API_KEY_VARIABLE = "CONTRACT_API_KEY";

    private static final String HELP = """
            Usage: java -jar create-wallet-contract-tests-standalone.jar --base-uri URL --api-key KEY [options]

            Holds a server to the contract: tries every clause of it there, and says which are broken.

              --base-uri URL               where the server is: what stands before the contract's paths
              --api-key KEY                a key that it accepts; better, since no other user of the machine sees them:
              --api-key-file FILE          the key is the first line of FILE, or of standard input if that is -
                                           (else it is taken from the environment variable %s)
            %s  --value FIELD=VALUE          send this where the contract's examples have another value in that field of the
                                           request; can be repeated
              --timeout SECONDS            how long an answer may take (default: %d)
              --ca FILE                    over HTTPS, trust the certificates in FILE (PEM), and only them
              --insecure                   over HTTPS, trust any certificate

              --contract FILE              the contract, an OpenAPI 3.0 document (default: the one in this jar)
              --clause ID                  try this clause, or those whose ids begin with ID/; can be repeated
              --judgement                  also try what the contract leaves open and a sound server gets right
              --strict                     fail, not warn, where the server departs from what the provider's page does
                                           not state itself

              --report FOLDER              write index.html, junit.xml and report.json to FOLDER
              --list                       print each clause, where it stands in the contract and what it sends; send nothing
              --dry-run                    print each request that would be sent; send nothing
              --help                       print this and end

            What the contract's operations make, a run makes at the server: use a sandbox.
            Exit status: 0 if the server conforms, 1 if it does not, 2 if that could not be found out.
            """;

    private final Contract contract;
    private final ExampleOptions exampleOptions;
    private final Map<String, String> environment;
    private final InputStream in;

    private final Map<String, String> examples = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> clauses = new ArrayList<>();
    private @Nullable String baseUri;
    private @Nullable String apiKey;
    private @Nullable Path report;
    private @Nullable SSLContext tls;
    private Duration timeout = Target.DEFAULT_TIMEOUT;
    private boolean strict;
    private boolean judgement;
    private boolean list;
    private boolean dryRun;

    private Options(Contract contract, Map<String, String> environment, InputStream in) {
        this.contract = contract;
        this.exampleOptions = ExampleOptions.of(contract);
        this.environment = environment;
        this.in = in;
    }

    /**
     * @param environment the environment variables
     * @param in what {@code --api-key-file -} reads
     * @throws IllegalArgumentException if an option is wrong; the message says what to do
     * @throws IOException if a file that an option names cannot be read; the message says which
     */
    static Options parse(List<String> arguments, Map<String, String> environment, InputStream in) throws IOException {
        var words = words(arguments);
        var options = new Options(contractOf(words), environment, in);
        var rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            options.take(rest.remove(), rest);
        }
        return options;
    }

    /** The same with {@code --option=value} as two words. */
    private static List<String> words(List<String> arguments) {
        return arguments.stream().flatMap(word -> word.matches("(?s)--[a-z-]+=.*") ? Stream.of(word.split("=", 2)) : Stream.of(word)).toList();
    }

    /** Of these options some follow from the contract, so it comes before all others. */
    private static Contract contractOf(List<String> arguments) throws IOException {
        int option = arguments.lastIndexOf("--contract");
        if (option < 0 || option == arguments.size() - 1) {
            return Contract.packaged();
        }
        var file = Path.of(arguments.get(option + 1));
        try {
            return Contract.parse(text(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private void take(String option, ArrayDeque<String> rest) throws IOException {
        switch (option) {
            case "--base-uri" -> baseUri = value(option, rest);
            case "--api-key" -> apiKey = value(option, rest);
            case "--api-key-file" -> apiKey = firstLine(value(option, rest));
            case "--contract" -> value(option, rest);
            case "--clause" -> clauses.add(value(option, rest));
            case "--report" -> report = Path.of(value(option, rest));
            case "--timeout" -> timeout = seconds(option, value(option, rest));
            case "--ca" -> tls = Tls.trusting(Path.of(value(option, rest)));
            case "--insecure" -> tls = Tls.trustingAll();
            case "--value" -> {
                var pair = value(option, rest).split("=", 2);
                if (pair.length < 2) {
                    throw new IllegalArgumentException("--value needs FIELD=VALUE");
                }
                values.put(pair[0], pair[1]);
            }
            case "--strict" -> strict = true;
            case "--judgement" -> judgement = true;
            case "--list" -> list = true;
            case "--dry-run" -> dryRun = true;
            default -> {
                var example = exampleOptions.example(option)
                        .orElseThrow(() -> new IllegalArgumentException("Unknown option " + option));
                examples.put(example, value(option, rest));
            }
        }
    }

    private static String value(String option, ArrayDeque<String> rest) {
        var value = rest.poll();
        if (value == null || value.startsWith("--")) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return value;
    }

    private String firstLine(String file) throws IOException {
        var text = file.equals("-") ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : text(Path.of(file));
        return text.lines().findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--api-key-file needs a key in its first line"));
    }

    private static Duration seconds(String option, String value) {
        if (!value.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(option + " needs a number of seconds from 1 on");
        }
        return Duration.ofSeconds(Long.parseLong(value));
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IOException("Could not read " + file + " (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /** What there is to ask for, with the options that follow from the contract. */
    static String help(List<String> arguments) throws IOException {
        var examples = ExampleOptions.of(contractOf(words(arguments))).all().entrySet().stream()
                .map(option -> "  %-28s %s (default: %s)\n".formatted(option.getKey() + " VALUE",
                        option.getValue().summary(), option.getValue().value()))
                .collect(Collectors.joining());
        return HELP.formatted(API_KEY_VARIABLE, examples, Target.DEFAULT_TIMEOUT.toSeconds());
    }

    Contract contract() {
        return contract;
    }

    boolean strict() {
        return strict;
    }

    boolean list() {
        return list;
    }

    boolean dryRun() {
        return dryRun;
    }

    /** The folder to write reports to, if any. */
    Optional<Path> report() {
        return Optional.ofNullable(report);
    }

    /**
     * The clauses that are asked for, at the server that is.
     *
     * @throws IllegalArgumentException if there is no such clause
     */
    Conformance conformance(Target target) {
        var all = Conformance.of(contract, target).strict(strict).judgement(judgement || !clauses.isEmpty());
        return clauses.isEmpty() ? all
                : all.only(clauses.stream().flatMap(id -> matching(id, all.clauses())).collect(Collectors.toSet()));
    }

    private static Stream<String> matching(String id, List<Clause> clauses) {
        var ids = clauses.stream().map(Clause::id).filter(other -> other.equals(id) || other.startsWith(id + "/")).toList();
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("There is no clause " + id + "; --list prints them all");
        }
        return ids.stream();
    }

    /**
     * The server to test; where nothing is sent, any will do.
     *
     * @throws IllegalArgumentException if what is needed to reach it was not given
     */
    Target target() {
        var uri = list || dryRun ? Optional.ofNullable(baseUri).orElse("http://localhost:8080") : required(baseUri, "--base-uri URL");
        try {
            return new Target(new URI(uri), list || dryRun ? "none" : apiKey(), examples, values, timeout, tls);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("--base-uri needs a URL like http://localhost:8080", e);
        }
    }

    private String apiKey() {
        var key = Optional.ofNullable(apiKey).orElse(environment.get(API_KEY_VARIABLE));
        return required(key, "--api-key KEY, --api-key-file FILE or the environment variable " + API_KEY_VARIABLE);
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("Needed: " + name);
        }
        return value;
    }
}
