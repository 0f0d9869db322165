package dev.createwallet.server.stub.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.contract.Scenario;
import dev.createwallet.server.stub.internal.contract.Source;
import dev.createwallet.server.stub.internal.response.Json;
import java.io.File;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the stub with other servers that can stand in for the provider, each a process of its own with its logs off:
 * WireMock and, if Node is there, Prism and Specmatic. A server without any application shows the limit.
 *
 * <p>All get the contract's first scenario again and again. The stub checks the whole request and repeats its values.
 * WireMock does the same with a template, as far as its matchers go; at its fastest it has a fixed response, as Prism
 * and the limit have. Specmatic makes its responses up.
 */
public final class StubBenchmark {

    private static final int CONNECTIONS = 32;
    private static final int REQUESTS_BEFORE_MEMORY = 10_000;
    private static final Duration ENOUGH = Duration.ofMinutes(2);

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Operation OPERATION = Digest.packaged().operation("createWallet");
    private static final Scenario SCENARIO = OPERATION.scenarios().get(0);

    private final Path folder;
    private final Path npm;
    private final Path stub;
    private final int rounds;
    private final Duration warmUp;
    private final Duration measured;

    private StubBenchmark(Path folder, Path npm, Path stub, int rounds, Duration warmUp, Duration measured) {
        this.folder = folder;
        this.npm = npm;
        this.stub = stub;
        this.rounds = rounds;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /**
     * Runs all and prints the ratios.
     *
     * @param arguments the folder to work in, the folder with package.json, and the stub's standalone jar
     */
    public static void main(String[] arguments) throws Exception {
        StubBenchmark benchmark = new StubBenchmark(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Path.of(arguments[2]),
                Integer.getInteger("rounds", 5),
                Duration.ofSeconds(Integer.getInteger("warm-up", 10)),
                Duration.ofSeconds(Integer.getInteger("measured", 2)));
        benchmark.run();
    }

    private void run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<Contender> contenders = contenders();
        LinkedHashMap<String, StubBenchmark.Figures> results = new LinkedHashMap<String, Figures>();
        contenders.forEach(contender -> results.put(contender.name(), new Figures()));
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : contenders) {
                try (Contender.Running running = contender.start(request())) {
                    results.get(contender.name()).starts.add(running.startNanos() / 1e6);
                }
            }
        }
        List<Contender.Running> servers = new ArrayList<>();
        try {
            for (Contender contender : contenders) {
                Contender.Running server = contender.start(request());
                servers.add(server);
                server.load().run(CONNECTIONS, REQUESTS_BEFORE_MEMORY, ENOUGH);
                results.get(contender.name()).megabytes = server.megabytes();
            }
            for (Contender.Running server : servers) {
                server.load().run(CONNECTIONS, Integer.MAX_VALUE, warmUp);
            }
            for (int round = 0; round < rounds; round++) {
                for (Contender.Running server : servers) {
                    Load.Result result = server.load().run(CONNECTIONS, Integer.MAX_VALUE, measured);
                    results.get(server.contender().name()).throughputs.add(result.perSecond());
                    results.get(server.contender().name()).percentiles.add(result.percentile99());
                }
            }
        } finally {
            for (Contender.Running server : servers) {
                server.close();
            }
        }
        print(contenders, results);
    }

    private static final class Figures {
        private final List<Double> starts = new ArrayList<>();
        private final List<Double> throughputs = new ArrayList<>();
        private final List<Double> percentiles = new ArrayList<>();
        private double megabytes;
    }

    private List<Contender> contenders() throws IOException, InterruptedException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(java("stub", stub, List.of("-jar", stub.toString(), "--port", Contender.PORT)));
        contenders.add(quickStart());
        contenders.add(wireMock("WireMock", echoing()));
        contenders.add(wireMock("WireMock, fixed", SCENARIO.response()));
        contenders.addAll(peersFromNpm());
        contenders.add(java(
                "raw handler",
                null,
                List.of("-cp", System.getProperty("java.class.path"), RawHandler.class.getName(), Contender.PORT)));
        return contenders;
    }

    /**
     * The stub as the README says to start it faster: with an archive of its classes, and compiled for the short run.
     */
    private Contender quickStart() throws IOException, InterruptedException {
        Path archive = folder.resolve("stub.jsa");
        Files.deleteIfExists(archive);
        Contender training = java(
                "stub, training",
                stub,
                List.of("-XX:ArchiveClassesAtExit=" + archive, "-jar", stub.toString(), "--port", Contender.PORT));
        training.start(request()).close();
        return java(
                "stub, quick start",
                stub,
                List.of(
                        "-XX:SharedArchiveFile=" + archive,
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        stub.toString(),
                        "--port",
                        Contender.PORT));
    }

    private Contender wireMock(String name, JsonNode response) throws IOException {
        String jar = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("wiremock-standalone"))
                .findFirst()
                .orElseThrow();
        Path root = folder.resolve(name.replaceAll("\\W+", "-"));
        Map<String, Map<String, String>> fields = values(Source.BODY).keySet().stream()
                .collect(Collectors.toMap(field -> field, field -> Map.of("matches", ".+")));
        Map<String, Map<String, Object>> mapping = Map.of(
                "request",
                        Map.of(
                                "method", OPERATION.method(),
                                "urlPathTemplate", OPERATION.path(),
                                "basicAuthCredentials", Map.of("username", WalletStub.DEFAULT_API_KEY, "password", ""),
                                "formParameters", fields),
                "response",
                        Map.of(
                                "status", SCENARIO.status(),
                                "headers", Map.of("Content-Type", "application/json"),
                                "body", response.toString(),
                                "transformers",
                                        response.equals(SCENARIO.response())
                                                ? List.of()
                                                : List.of("response-template")));
        Json.MAPPER.writeValue(
                Files.createDirectories(root.resolve("mappings"))
                        .resolve("mapping.json")
                        .toFile(),
                mapping);
        return java(
                name,
                Path.of(jar),
                List.of(
                        "-jar",
                        jar,
                        "--port",
                        Contender.PORT,
                        "--bind-address",
                        "127.0.0.1",
                        "--root-dir",
                        root.toString(),
                        "--no-request-journal",
                        "--disable-request-logging",
                        "--disable-banner",
                        // A thread for each connection: with fewer of them it is slower.
                        "--container-threads",
                        String.valueOf(CONNECTIONS + 8)));
    }

    /** The response as a template that repeats what the request sent. */
    private static JsonNode echoing() {
        ObjectNode response = (ObjectNode) SCENARIO.response().deepCopy();
        values(Source.BODY)
                .forEach((field, value) -> response.properties().stream()
                        .filter(member -> value.equals(member.getValue().textValue()))
                        .forEach(member -> member.setValue(
                                TextNode.valueOf("{{formData request.body 'form'}}{{form." + field + "}}"))));
        return response;
    }

    private List<Contender> peersFromNpm() throws IOException, InterruptedException {
        if (!succeeds(List.of("node", "--version")) || !succeeds(List.of("npm", "--version"))) {
            System.out.println("Prism and Specmatic are left out: there is no Node.");
            return List.of();
        }
        for (String file : List.of("package.json", "package-lock.json", ".npmrc")) {
            Files.copy(npm.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!succeeds(List.of("npm", "ci", "--no-progress"))) {
            System.out.println("Prism and Specmatic are left out: npm could not fetch them.");
            return List.of();
        }
        String contract =
                Files.write(folder.resolve("openapi.yaml"), Digest.yaml()).toString();
        Files.writeString(folder.resolve("specmatic.yml"), "version: 2\ndisable_telemetry: true\n");
        Path modules = folder.resolve("node_modules");
        Path specmatic = modules.resolve("specmatic/specmatic.jar");
        Contender prism = new Contender(
                "Prism",
                folder,
                size(modules) - size(specmatic.getParent()),
                List.of(
                        "node",
                        modules.resolve("@stoplight/prism-cli/dist/index.js").toString(),
                        "mock",
                        "--port",
                        Contender.PORT,
                        "--verboseLevel",
                        "silent",
                        contract));
        return List.of(
                prism,
                java(
                        "Specmatic",
                        specmatic,
                        List.of(
                                // In case it would rather not be told.
                                "-Dhttp.proxyHost=127.0.0.1",
                                "-Dhttp.proxyPort=9",
                                "-Dhttps.proxyHost=127.0.0.1",
                                "-Dhttps.proxyPort=9",
                                "-jar",
                                specmatic.toString(),
                                "mock",
                                "--host=127.0.0.1",
                                "--port=" + Contender.PORT,
                                "--noConsoleLog",
                                "--hot-reload=disabled",
                                contract)));
    }

    private boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("npm.log").toFile())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Contender java(String name, Path artifact, List<String> arguments) throws IOException {
        List<String> command =
                Stream.concat(Stream.of(JAVA.toString()), arguments.stream()).toList();
        return new Contender(name, folder, artifact == null ? 0 : size(artifact), command);
    }

    private static long size(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static Map<String, String> values(String in) {
        Map<String, String> values = new LinkedHashMap<>();
        SCENARIO.values().forEach((source, value) -> {
            if (source.in().equals(in)) {
                values.put(source.name(), value.asText());
            }
        });
        return values;
    }

    private static String request() {
        String body = values(Source.BODY).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String credentials =
                Base64.getEncoder().encodeToString((WalletStub.DEFAULT_API_KEY + ":").getBytes(StandardCharsets.UTF_8));
        String headers = values("header").entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        return OPERATION.method() + " " + OPERATION.target(SCENARIO) + " HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Authorization: Basic " + credentials + "\r\n"
                + headers
                + "Accept: application/json\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private void print(List<Contender> contenders, Map<String, Figures> results) {
        StubBenchmark.Figures ours = results.get("stub");
        System.out.printf(
                "%nMedians of %d rounds, %d connections kept alive, 200 each time; in brackets the stub's figure "
                        + "divided by the other's.%nJDK %s, %d cores, which the load shares.%n%n%-18s%22s%18s%20s%20s%18s%n",
                rounds,
                CONNECTIONS,
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                "",
                "requests/s",
                "p99 ms",
                "first 200 ms",
                "MB after 10,000",
                "artifact MB");
        for (Contender contender : contenders) {
            StubBenchmark.Figures theirs = results.get(contender.name());
            System.out.printf(
                    "%-18s%s%s%s%s%s%n",
                    contender.name(),
                    column("%,14.0f", ours, theirs, figures -> median(figures.throughputs)),
                    column("%10.2f", ours, theirs, figures -> median(figures.percentiles)),
                    column("%,12.0f", ours, theirs, figures -> median(figures.starts)),
                    column("%12.0f", ours, theirs, figures -> figures.megabytes),
                    contender.bytes() == 0
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "%10.1f (%.2f)",
                                    contender.bytes() / 1e6,
                                    contenders.get(0).bytes() / (double) contender.bytes()));
        }
    }

    private static String column(String format, Figures ours, Figures theirs, ToDoubleFunction<Figures> figure) {
        return String.format(
                Locale.ROOT,
                format + " %7s",
                figure.applyAsDouble(theirs),
                String.format(Locale.ROOT, "(%.2f)", figure.applyAsDouble(ours) / figure.applyAsDouble(theirs)));
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted.length % 2 == 1
                ? sorted[sorted.length / 2]
                : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }
}
