package dev.createwallet.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.PackagedContract;
import dev.createwallet.conformance.PlainServer;
import dev.createwallet.conformance.RecordingServer;
import dev.createwallet.conformance.Target;
import dev.createwallet.conformance.result.Exchange;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To test a server that breaks the contract, these tests run the sound stub against an edited contract. */
@ExtendWith(WalletStubExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MainTest {

    private static final String KEY = "a_key_that_is_secret";
    private static final String SCENARIOS = "createWallet/scenario";

    private WalletStub stub;

    @BeforeAll
    void start(WalletStub stub) {
        this.stub = stub;
    }

    private String[] toTheStub(String... more) {
        return with(new String[] {"--base-uri", stub.baseUri().toString(), "--api-key", stub.apiKey()}, more);
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
    }

    private static String contract(Path folder, Consumer<ObjectNode> edit) throws IOException {
        return Files.writeString(folder.resolve("contract.yaml"), PackagedContract.edited(edit))
                .toString();
    }

    /** The page states that this is a boolean. */
    private static String withOtherStatement(Path folder) throws IOException {
        return contract(folder, tree -> {
            PackagedContract.property(tree, "WalletAccount", "linked").put("type", "integer");
            PackagedContract.setExamples(tree, "linked", value -> IntNode.valueOf(0));
        });
    }

    /** The page shows one value here, and does not state that it is the only one. */
    private static String withOtherConclusion(Path folder) throws IOException {
        return contract(folder, tree -> PackagedContract.replace(tree, "wallet_account", "purse"));
    }

    /** Finds the numbers of clauses and requests in the first line. */
    private static MatchResult plan(String line) {
        Matcher plan =
                Pattern.compile("(\\d+) clauses, at most (\\d+) requests to ").matcher(line);
        assertThat(plan.find()).as(line).isTrue();
        return plan.toMatchResult();
    }

    @Test
    void soundServerConforms() {
        List<String> lines = Ran.of(toTheStub("--strict")).conforms().lines();

        MatchResult plan = plan(lines.get(0));
        assertThat(lines)
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Conforms: " + plan.group(1) + " clauses hold, 0 ")
                .contains(plan.group(2) + " requests in ");
    }

    @Test
    void printsNumberOfRequestsBeforeTheFirst() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AtomicReference<String> saidBefore = new AtomicReference<String>();
        try (PlainServer server = new PlainServer(exchange -> {
            saidBefore.compareAndSet(null, out.toString(UTF_8));
            PlainServer.respond(exchange, 404, "application/json", "{}");
        })) {
            new Main(new PrintStream(out, true, UTF_8), System.err, false)
                    .run(
                            List.of("--base-uri", server.baseUri(), "--api-key", KEY),
                            Map.of(),
                            InputStream.nullInputStream());

            assertThat(server.requests())
                    .isPositive()
                    .isLessThanOrEqualTo(Integer.parseInt(plan(saidBefore.get()).group(2)));
        }
    }

    @Test
    void printsOneLineForEachFault(@TempDir Path folder) throws IOException {
        Ran ran = Ran.of(toTheStub("--contract", withOtherStatement(folder), "--clause", "createWallet"));

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.lines("FAIL "))
                .singleElement()
                .asString()
                .matches(
                        "FAIL createWallet/\\S+ \\| \\S+\\.yaml:\\d+ /components/schemas/WalletAccount/properties/linked/type"
                                + " \\(stated\\) \\| body/linked: expected .*integer.*, found .* \\| also shown by"
                                + " createWallet/.* more \\| curl .*")
                .contains(stub.baseUri().toString(), "-u \"$CONTRACT_API_KEY:\"")
                .doesNotContain(stub.apiKey());
        assertThat(ran.lines("WARN ")).isEmpty();
        assertThat(ran.lines()).last().asString().startsWith("Does not conform: ");
    }

    @Test
    void warnsOfInferredElementUnlessStrict(@TempDir Path folder) throws IOException {
        String contract = withOtherConclusion(folder);

        Ran lenient = Ran.of(toTheStub("--contract", contract, "--clause", "createWallet"))
                .conforms();
        Ran strict = Ran.of(toTheStub("--contract", contract, "--clause", "createWallet", "--strict"));

        assertThat(lenient.lines("WARN ")).isNotEmpty().first().asString().contains("/object/enum (inferred)");
        assertThat(lenient.lines("FAIL ")).isEmpty();
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.lines("FAIL ")).hasSameSizeAs(lenient.lines("WARN "));
        assertThat(strict.lines("WARN ")).isEmpty();
    }

    @Test
    void saysThatAJudgementIsNoneOfTheContract() throws IOException {
        try (PlainServer server =
                new PlainServer(exchange -> PlainServer.respond(exchange, 500, "application/json", "{}"))) {
            Ran ran = Ran.of(
                    "--base-uri",
                    server.baseUri(),
                    "--api-key",
                    KEY,
                    "--judgement",
                    "--clause",
                    "createWallet/judgement/bad-escape");

            assertThat(ran.lines("WARN createWallet/judgement/bad-escape"))
                    .singleElement()
                    .asString()
                    .contains(" (a judgement of the kit) ")
                    .doesNotContain("inferred");
        }
    }

    @Test
    void printsCurlThatRepeatsTheFault(@TempDir Path folder) throws Exception {
        String fault = Ran.of(toTheStub("--contract", withOtherStatement(folder)))
                .lines("FAIL ")
                .get(0);
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", fault.substring(fault.indexOf("| curl ") + 2))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        shell.environment().put("CONTRACT_API_KEY", stub.apiKey());

        assertThat(new String(shell.start().getInputStream().readAllBytes(), UTF_8))
                .contains("\"linked\":false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--bse-uri http://localhost",
                "--base-uri",
                "--base-uri --strict",
                "--base-uri http://localhost",
                "--api-key k",
                "--base-uri localhost:80 --api-key k",
                "--base-uri http:// --api-key k",
                "--base-uri ftp://localhost --api-key k",
                "--base-uri http://user@localhost --api-key k",
                "--value x",
                "--strict=perhaps",
                "--base-uri http://localhost --api-key k --value no=x",
                "--base-uri http://localhost --api-key k --value gateway=",
                "--base-uri http://localhost --api-key k --customer-id=",
                "--base-uri http://localhost:65536 --api-key k",
                "--timeout 0",
                "--at-once 0 --base-uri http://localhost --api-key k",
                "--time-limit 0 --base-uri http://localhost --api-key k",
                "--header x --base-uri http://localhost --api-key k",
                "--timeout -1",
                "--timeout 1.5",
                "--timeout x",
                "--base-uri http://localhost --api-key k --clause createWallet/no",
                "--list --clause x",
                "--customer-id",
                "http://localhost"
            })
    void reportsWrongOptionInOneLine(String options) {
        assertThat(Ran.of(options.split(" ")).couldNotRun(". Try --help.").out())
                .isEmpty();
    }

    @Test
    void namesWhatMayBeMeant() {
        Ran.of("--stric").couldNotRun("'--stric'; similar: --strict");
        Ran.of("http://localhost:8080").couldNotRun("write an option before it, as --base-uri=URL");
        Ran.of("--base-uri", "localhost:8080", "--api-key", "KEY").couldNotRun("must begin with http:// or https://");
    }

    @Test
    void helpNamesEveryOption() {
        Ran help = Ran.of("--help", "--no-such-option").conforms();

        assertThat(help.out())
                .contains(
                        "--base-uri",
                        "--api-key",
                        "--api-key-file",
                        "--timeout",
                        "--ca",
                        "--insecure",
                        "--contract",
                        "--clause",
                        "--judgement",
                        "--strict",
                        "--report",
                        "--list",
                        "--dry-run",
                        "--at-once",
                        "--per-second",
                        "--time-limit",
                        "--header",
                        "--annotations",
                        "--version",
                        "--help",
                        "CONTRACT_API_KEY",
                        "Exit status");
        assertThat(Contract.packaged().parameterExamples())
                .isNotEmpty()
                .allMatch(
                        example -> help.out().replaceAll("\\s+", " ").contains(" (default: " + example.value() + ")"));
        assertThat(help.lines("      --customer-id=VALUE")).hasSize(1);
        assertThat(help.lines("      --unknown-customer-id=VALUE")).hasSize(1);
        assertThat(help.lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void derivesOptionsFromTheContract(@TempDir Path folder) throws IOException {
        String contract = contract(folder, tree -> {
            ObjectNode examples = (ObjectNode) tree.at("/components/parameters/CustomerId/examples");
            examples.set("noSuchCustomer", examples.remove("unknown_customer"));
        });

        assertThat(Ran.of("--help", "--contract", contract).conforms().out()).contains("--no-such-customer-id=VALUE");
    }

    @Test
    void listsEveryClauseWithoutServer() {
        List<String> lines = Ran.of("--list").conforms().lines();

        assertThat(lines)
                .hasSizeGreaterThan(10)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.matches("\\w+/\\S+ \\| /\\S+ \\| .+"));
        assertThat(Ran.of("--list", "--judgement").conforms().lines()).containsAll(lines);
    }

    @Test
    void dryRunPrintsEachRequestAndSendsNone() throws IOException {
        try (PlainServer server =
                new PlainServer(exchange -> PlainServer.respond(exchange, 200, "application/json", "{}"))) {
            List<String> lines = Ran.of("--dry-run", "--base-uri", server.baseUri(), "--customer-id", "cst_known")
                    .conforms()
                    .lines();

            assertThat(lines.subList(1, lines.size()))
                    .hasSizeGreaterThanOrEqualTo(
                            Integer.parseInt(plan(lines.get(0)).group(2)))
                    .allMatch(line -> line.contains(" | curl ") && line.contains(server.baseUri()))
                    .anyMatch(line -> line.contains("/customers/cst_known/"))
                    .noneMatch(line -> line.contains("/customers/cst_existing/"));
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void readsKeyFromEnvironmentFileOrStandardInput(@TempDir Path folder) throws IOException {
        String[] options = {"--base-uri", stub.baseUri().toString(), "--clause", SCENARIOS};
        String key = stub.apiKey();
        String file = Files.writeString(folder.resolve("key"), key + "\n").toString();

        Ran.on(false, Map.of("CONTRACT_API_KEY", key), "", options).conforms();
        Ran.on(false, Map.of("CONTRACT_API_KEY", "another"), "", with(options, "--api-key-file", file))
                .conforms();
        Ran.on(false, Map.of(), key + "\n", with(options, "--api-key-file", "-"))
                .conforms();
        Ran.on(false, Map.of(), "", with(options, "--api-key-file", "-")).couldNotRun("--api-key-file");
        Ran.on(false, Map.of(), "", with(options, "--api-key-file", "no-such-file"))
                .couldNotRun("no-such-file");
        Ran.on(false, Map.of(), "", options).couldNotRun("CONTRACT_API_KEY");
        Ran.on(false, Map.of("CONTRACT_API_KEY", "another"), "", options).couldNotRun("rejects the API key");
    }

    @Test
    void showsWhatWasReceived(@TempDir Path folder) throws IOException {
        assertThat(Ran.of(toTheStub("--contract", withOtherStatement(folder))).lines("FAIL "))
                .singleElement()
                .asString()
                .contains(" | received 200, application/json: {\"id\":");
    }

    @Test
    void terminalShowsVerdictThenOneBlockForEachFinding(@TempDir Path folder) throws IOException {
        String contract = withOtherStatement(folder);
        Map<String, String> narrow = Map.of("COLUMNS", "80", "NO_COLOR", "1");

        List<String> lines = Ran.on(true, narrow, "", toTheStub("--contract", contract))
                .out()
                .replaceAll("\r\033\\[K[^\r\n]*(?=\r)|\r\033\\[K", "")
                .lines()
                .toList();

        assertThat(lines.get(1)).contains("Does not conform: ");
        assertThat(lines)
                .contains("FAIL body/linked: expected an integer, found false")
                .anyMatch(line -> line.matches("  contract  \\S+contract.yaml:\\d+.*"))
                .anyMatch(line -> line.startsWith("  received  200, application/json:"))
                .anyMatch(line -> line.startsWith("  repeat    curl "))
                .contains("Before you paste a command: export CONTRACT_API_KEY=...")
                .filteredOn(line -> line.startsWith("  ") && !line.contains(" curl "))
                .allMatch(line -> line.length() <= 80 || !line.strip().contains(" "));
        assertThat(String.join("\n", lines)).doesNotContain("\033");
        assertThat(Ran.on(true, Map.of(), "", toTheStub("--contract", contract)).out())
                .contains("\033[1;31mFAIL\033[0m ");
    }

    @Test
    void annotatesTheLineOfTheContractOnGitHub(@TempDir Path folder) throws IOException {
        String contract = withOtherStatement(folder);
        Map<String, String> github = Map.of("GITHUB_ACTIONS", "true");

        List<String> lines =
                Ran.on(false, github, "", toTheStub("--contract", contract)).lines("::error ");

        assertThat(lines).singleElement().asString().contains("file=" + contract + ",line=");
        String line = lines.get(0).replaceAll(".*,line=(\\d+),.*", "$1");
        assertThat(Files.readAllLines(Path.of(contract)).get(Integer.parseInt(line) - 1))
                .contains("integer");
        assertThat(Ran.of(toTheStub("--contract", contract)).lines("::")).isEmpty();
    }

    @Test
    void printsVersion() {
        assertThat(Ran.of("--version").conforms().lines())
                .containsExactly(Contract.packaged().title());
    }

    /** Alone, a clause that any rejection satisfies would hold with a key that the server does not know. */
    @Test
    void probesTheKeyBeforeSingleClause() {
        String[] clause = {"--clause", "createWallet/form/client_auth_token", "--strict"};

        Ran.of(toTheStub(clause)).conforms();
        Ran.of(with(clause, "--base-uri", stub.baseUri().toString(), "--api-key", KEY))
                .couldNotRun("rejects the API key");
    }

    /** A server, or a firewall before it, can then not tell the two apart. */
    @Test
    @Tag("exhaustive")
    void curlSendsWhatTheKitSends() throws Exception {
        try (RecordingServer server = new RecordingServer(KEY)) {
            Target target = Target.of(server.baseUri(), KEY);
            Conformance kit = Conformance.of(Contract.packaged(), target).judgement(true);
            List<List<Exchange>> exchanges = kit.preview().stream()
                    .filter(list -> list.size() == 1)
                    .filter(MainTest::hasKnownSecrets)
                    .toList();
            kit.run(result -> {});
            List<String> sent = server.takeAll();
            Process shell = shell(exchanges.stream()
                    .map(list -> list.get(0).curl())
                    .collect(Collectors.joining(" -s -o /dev/null\n", "", " -s -o /dev/null\n")));

            assertThat(shell.waitFor()).isZero();
            assertThat(server.takeAll()).isNotEmpty().isSubsetOf(sent);
        }
    }

    /** The values of other operations' secrets are not known here. */
    private static boolean hasKnownSecrets(List<Exchange> exchanges) {
        return exchanges.stream()
                .allMatch(exchange -> exchange.request().startsWith("POST /customers/cst_existing/wallets ")
                        || !exchange.curl().replace("$CONTRACT_API_KEY", "").contains("$"));
    }

    private static Process shell(String commands) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-s").redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("CONTRACT_API_KEY", KEY, "MOBILE_NUMBER", "99999999", "CLIENT_AUTH_TOKEN", "t"));
        Process shell = builder.start();
        shell.getOutputStream().write(commands.getBytes(UTF_8));
        shell.getOutputStream().close();
        return shell;
    }

    @Test
    void masksKeyThatTheServerRepeats(@TempDir Path folder) throws IOException {
        String base64 = Base64.getEncoder().encodeToString((KEY + ":").getBytes(UTF_8));
        try (PlainServer server = new PlainServer(exchange -> {
            exchange.getResponseHeaders().set("X-Key", KEY);
            PlainServer.respond(
                    exchange, 200, "application/json", "{\"id\":\"" + KEY + "\",\"object\":\"" + base64 + "\"}");
        })) {
            Ran ran = Ran.of("--base-uri", server.baseUri(), "--api-key", KEY, "--report", folder.toString());

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.lines("FAIL ")).isNotEmpty();
            assertThat(Stream.of(
                            ran.out(),
                            ran.err(),
                            read(folder, "index.html"),
                            read(folder, "junit.xml"),
                            read(folder, "report.json")))
                    .noneMatch(text -> text.contains(KEY) || text.contains(base64));
        }
    }

    private static String read(Path folder, String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void triesSelectedClauses() {
        List<String> all = Ran.of("--list").lines();
        String one = all.get(0).split(" ")[0];

        assertThat(Ran.of("--list", "--clause", one).lines()).containsExactly(all.get(0));
        assertThat(Ran.of("--list", "--clause", SCENARIOS, "--clause", "createWallet/security")
                        .lines())
                .isSubsetOf(all)
                .allMatch(line -> line.matches("createWallet/(scenario|security)/.*"))
                .anyMatch(line -> line.contains("/security/"))
                .anyMatch(line -> line.contains("/scenario/"));
        assertThat(Ran.of(toTheStub("--clause", one)).conforms().lines())
                .last()
                .asString()
                .contains(" 1 clause holds");
    }

    @Test
    void reportsMissingServerInOneLine(@TempDir Path folder) throws IOException {
        String nowhere;
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = "http://127.0.0.1:" + port.getLocalPort();
        }

        Ran.of("--base-uri", nowhere, "--api-key", KEY, "--report", folder.toString())
                .couldNotRun(nowhere);

        assertThat(read(folder, "junit.xml")).contains("<error ");
    }

    @Test
    void trustsGivenOrAnyCertificate(@TempDir Path folder) throws Exception {
        try (WalletStub tls = WalletStub.builder().tls().start();
                WalletStub other = WalletStub.builder().tls().start()) {
            String[] options = {"--base-uri", tls.baseUri().toString(), "--api-key", tls.apiKey(), "--clause", SCENARIOS
            };

            Ran.of(with(options, "--ca", pem(folder.resolve("ca.pem"), tls))).conforms();
            Ran.of(with(options, "--insecure")).conforms();
            Ran.of(with(options, "--ca", pem(folder.resolve("other.pem"), other)))
                    .couldNotRun(tls.baseUri().toString());
            Ran.of(options).couldNotRun(tls.baseUri().toString());
            Ran.of(with(
                            options,
                            "--ca",
                            Files.createFile(folder.resolve("empty.pem")).toString()))
                    .couldNotRun("empty.pem");
            Ran.of(with(
                            options,
                            "--ca",
                            Files.writeString(folder.resolve("no.pem"), "none").toString()))
                    .couldNotRun("no.pem");
            Ran.of(with(options, "--ca", "missing.pem")).couldNotRun("missing.pem");
        }
    }

    private static String pem(Path file, WalletStub stub) throws IOException, CertificateEncodingException {
        String certificate = Base64.getMimeEncoder()
                .encodeToString(stub.certificate().orElseThrow().getEncoded());
        return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + certificate + "\n-----END CERTIFICATE-----\n")
                .toString();
    }

    @Test
    void reportsUnreadableContractInOneLine(@TempDir Path folder) throws IOException {
        Ran.of("--list", "--contract", "missing.yaml").couldNotRun("missing.yaml");
        Ran.of("--list", "--contract", folder.toString()).couldNotRun(folder.toString());
        Ran.of(
                        "--list",
                        "--contract",
                        Files.writeString(folder.resolve("no.yaml"), "swagger: 2")
                                .toString())
                .couldNotRun("no.yaml");
        Ran.of(
                        "--list",
                        "--contract",
                        Files.writeString(folder.resolve("no.json"), "{\"a\"").toString())
                .couldNotRun("no.json");
        assertThat(Ran.of(
                                "--list",
                                "--contract",
                                contract(folder, tree -> PackagedContract.replace(tree, "basic", "hoba")))
                        .err())
                .contains("LEFT OUT", "http hoba", "line ");
    }

    @Test
    void showsProgressOnTerminalOnly() {
        String[] options = toTheStub("--clause", SCENARIOS);

        assertThat(Ran.on(true, Map.of(), "", options).conforms().out()).contains("\r", "clauses tried, 0 failed");
        assertThat(Ran.of(options).conforms().out()).doesNotContain("\r", "clauses tried");
    }

    /** The server responds once a line of progress is there. */
    @Test
    void tellsProgressWithoutTerminalThoughTheServerIsSilent() throws IOException {
        CountDownLatch told = new CountDownLatch(1);
        ByteArrayOutputStream err = new ByteArrayOutputStream() {

            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                told.countDown();
            }
        };
        try (PlainServer server = new PlainServer(exchange -> {
            try {
                boolean soon = told.await(1, TimeUnit.SECONDS);
                PlainServer.respond(exchange, soon ? 404 : 500, "application/json", "{}");
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        })) {
            new Main(System.out, new PrintStream(err, true, UTF_8), false, Duration.ofMillis(1))
                    .run(
                            List.of("--base-uri", server.baseUri(), "--api-key", KEY, "--clause", SCENARIOS),
                            Map.of(),
                            InputStream.nullInputStream());
        }

        assertThat(err.toString(UTF_8)).startsWith("0 of ").contains(" clauses tried, 0 failed");
    }

    @Test
    void escapesControlCharactersThatServersSend() throws IOException {
        try (PlainServer server = new PlainServer(exchange -> PlainServer.respond(
                exchange, 200, "application/json", "{\"object\":\"\\u001b[2J\\r\u009b\u202e\",\"linked\":\"\\n\"}"))) {
            Ran ran = Ran.of("--base-uri", server.baseUri(), "--api-key", KEY);

            assertThat(ran.lines("FAIL ")).isNotEmpty();
            assertThat(ran.out().replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
            assertThat(ran.lines()).allMatch(line -> line.matches("(Juspay|FAIL|WARN|Before you|Does not conform).*"));
        }
    }
}
