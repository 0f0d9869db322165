package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.derive.Clauses;
import dev.createwallet.conformance.internal.exchange.NoResponseException;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.Exchange;
import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Report;
import dev.createwallet.conformance.result.Result;
import dev.createwallet.conformance.result.TriedClause;
import dev.createwallet.conformance.result.Verdict;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run ends in a verdict with its reason, whatever listens at the base URI. */
@ExtendWith(WalletStubExtension.class)
final class ConformanceTest {

    private static final Contract CONTRACT = Contract.packaged();
    private static final String KEY = "a-key-that-must-not-be-shown";

    private static Conformance at(URI baseUri) {
        return Conformance.of(CONTRACT, Target.of(baseUri, KEY));
    }

    /** Of servers that never respond. Others get the usual time, since the machine may be loaded. */
    private static Report runWithShortTimeout(URI baseUri) throws InterruptedException {
        return Conformance.of(CONTRACT, Target.of(baseUri, KEY).withTimeout(Duration.ofMillis(500)))
                .run(result -> {});
    }

    private static Report run(URI baseUri) throws InterruptedException {
        return at(baseUri).run(result -> {});
    }

    private static String http(int status, String headers, String body) {
        return "HTTP/1.1 " + status + " Whatever\r\nContent-Length: " + body.length() + "\r\n" + headers + "\r\n"
                + body;
    }

    @Test
    void stubConformsInStrictRunWithJudgement(WalletStub stub) throws InterruptedException {
        Conformance conformance = Conformance.of(CONTRACT, Target.of(stub.baseUri(), stub.apiKey()))
                .strict(true)
                .judgement(true);
        List<Result> progress = new ArrayList<>();

        Report report = conformance.run(progress::add);

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(report.reason()).isEmpty();
        assertThat(report.results()).extracting(Result::clause).isEqualTo(conformance.clauses());
        assertThat(report.leftOut()).isEmpty();
        assertThat(report.results()).extracting(Result::outcome).containsOnly(Outcome.HOLDS);
        assertThat(progress).containsExactlyInAnyOrderElementsOf(report.results());
        assertThat(report.requests()).isEqualTo(conformance.requests());
    }

    @Test
    void judgementFindsKeyAcceptedWithAnyPassword(WalletStub stub) throws Exception {
        String good = "Basic " + Credentials.base64(stub.apiKey() + ":");
        Alteration anyPassword = Alteration.changesRequest(request -> request.headers()
                .first("Authorization")
                .filter(value -> value.equals("Basic " + Credentials.base64(stub.apiKey() + Credentials.PASSWORD)))
                .map(value -> request.withHeader("Authorization", good))
                .orElse(request));
        try (AlteredProvider provider = new AlteredProvider(Sound.at(stub), anyPassword)) {
            Report report = Conformance.of(CONTRACT, Target.of(provider.baseUri(), stub.apiKey()))
                    .judgement(true)
                    .run(result -> {});

            assertThat(report.findings()).isNotEmpty().allSatisfy(finding -> {
                assertThat(finding.outcome()).isEqualTo(Outcome.WARNS);
                assertThat(finding.results().get(0).clause().id()).endsWith("/judgement/security/with-password");
            });
        }
    }

    @Test
    void sendsEachRequestOnceAndCountsIt(WalletStub stub) throws InterruptedException {
        Report report = Conformance.of(CONTRACT, Target.of(stub.baseUri(), stub.apiKey()))
                .run(result -> {});

        assertThat(stub.requests()).hasSize(report.requests());
    }

    /** A contract that has grown needs more. */
    @Test
    void sendsAtMost120Requests() {
        assumeThat(CONTRACT.reading().operations()).flatExtracting(Input::all).hasSize(7);

        assertThat(at(URI.create("http://127.0.0.1")).requests()).isLessThanOrEqualTo(120);
    }

    @Test
    void reportsThatNothingListens() throws Exception {
        int port = portThatWasFree();

        assertCouldNotRun(run(URI.create("http://127.0.0.1:" + port)), "nothing listens at 127.0.0.1:" + port, 1);
    }

    private static int portThatWasFree() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void reportsUnknownHost() {
        Target target = Target.of(URI.create("http://unheard.of"), KEY);

        assertThat(NoResponseException.of(target.server(), new UnknownHostException()))
                .hasMessage("the host unheard.of is unknown")
                .returns(false, NoResponseException::connected);
    }

    @ParameterizedTest
    @CsvSource({
        "http://my_service, my_service, 80",
        "http://my_service:8080/base, my_service, 8080",
        "https://my_service, my_service, 443",
        "http://[::1]:8080, [::1], 8080",
    })
    void knowsHostsThatAreNoNamesOfTheInternet(URI uri, String host, int port) {
        Target target = Target.of(uri, KEY);

        assertThat(target.server().address()).isEqualTo(host + ":" + port);
    }

    @Test
    void givesUpHangingServerAfterTwoRequests() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (SocketServer server = new SocketServer((connection, number) -> never.await())) {
            assertCouldNotRun(runWithShortTimeout(server.baseUri()), "does not respond within 500 ms", 2);
        }
    }

    @Test
    void givesUpServerThatSendsTooSlowly() throws Exception {
        try (SocketServer server = new SocketServer((connection, number) -> {
            SocketServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while (true) {
                SocketServer.write(connection, " ");
                Thread.yield();
            }
        })) {
            assertThat(runWithShortTimeout(server.baseUri()).verdict()).isNotEqualTo(Verdict.CONFORMS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.6\r\n", "220 mail.example ESMTP\r\n", "HTTP/3 200 OK\r\n\r\n"})
    void reportsThatTheServerDoesNotSpeakHttp(String banner) throws Exception {
        try (SocketServer server = SocketServer.responding(banner)) {
            assertCouldNotRun(run(server.baseUri()), "does not speak HTTP", 2);
        }
    }

    @Test
    void reportsConnectionsThatAreClosedWithoutResponse() throws Exception {
        try (SocketServer server = SocketServer.responding("")) {
            Report report = run(server.baseUri());

            // Another form of the request might be accepted.
            assertCouldNotRun(report, "closed the connection without a response");
            assertThat(report.requests()).isLessThan(20);
        }
    }

    @Test
    void reportsAServerThatEndsAtTheFirstRequest() throws Exception {
        ServerSocket socket = new ServerSocket();
        socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        // Keeps the port from other tests, and accepts nothing.
        try (Socket holder = new Socket();
                SocketServer server = new SocketServer(socket, (connection, number) -> {
                    SocketServer.readRequest(connection);
                    socket.close();
                    // The port stays open until the thread that accepts has left it.
                    while (listens(socket.getLocalPort())) {
                        Thread.onSpinWait();
                    }
                })) {
            holder.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            holder.bind(socket.getLocalSocketAddress());
            assertCouldNotRun(run(server.baseUri()), "the server may have crashed; look at its log", 2);
        }
    }

    private static boolean listens(int port) {
        try (Socket connected = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connected.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whoever sends a status line is a server of HTTP, so what is wrong after it is its fault. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no colon                                      | '' | a line of its head is no header
            Content-Length: +2                            | {} | it has an invalid Content-Length
            Content-Length: 9                             | {} | closed the connection before it was complete
            Content-Length: 2147483650                    | {} | closed the connection before it was complete
            Transfer-Encoding: gzip, chunked              | {} | it has a transfer coding
            Transfer-Encoding: chunked                    | 9\\r\\n{}        | closed the connection before it was complete
            Transfer-Encoding: chunked                    | 80000002\\r\\n{} | closed the connection before it was complete
            Content-Length: 2\\r\\nTransfer-Encoding: chunked | {} | it has a Content-Length and is chunked, too
            """)
    void reportsOneFindingForBrokenHttp(String header, String body, String reason) throws Exception {
        try (SocketServer server = SocketServer.responding(("HTTP/1.1 200 OK\\r\\n" + header + "\\r\\n\\r\\n" + body)
                .replace("\\r", "\r")
                .replace("\\n", "\n"))) {
            Report report = run(server.baseUri());

            assertThat(report.verdict()).isEqualTo(Verdict.DOES_NOT_CONFORM);
            assertThat(report.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.breach().message()).contains("is not valid HTTP", reason));
        }
    }

    @Test
    void reportsThatTheServerDoesNotSpeakTls() throws Exception {
        try (SocketServer server =
                new SocketServer((connection, number) -> SocketServer.write(connection, http(400, "", "")))) {
            assertCouldNotRun(run(server.secureBaseUri()), "does not speak TLS", 1);
        }
        try (SocketServer server = new SocketServer((connection, number) -> SocketServer.readRequest(connection))) {
            assertCouldNotRun(
                    runWithShortTimeout(server.secureBaseUri()), "does not complete a TLS handshake within 500 ms", 1);
        }
    }

    @Test
    void reportsThatTheServerSpeaksTlsAndUntrustedCertificate() throws Exception {
        try (WalletStub stub = WalletStub.builder().tls().start()) {
            URI plain = URI.create("http://localhost:" + stub.baseUri().getPort());

            // A handshake may take longer than the timeout of the other tests.
            assertThat(Conformance.of(CONTRACT, Target.of(plain, KEY)).run(result -> {}))
                    .returns(Verdict.COULD_NOT_RUN, Report::verdict)
                    .satisfies(report -> assertThat(report.reason()).contains("speaks TLS; use https"));
            assertCouldNotRun(
                    Conformance.of(CONTRACT, Target.of(stub.baseUri(), KEY)).run(result -> {}), "is not trusted", 1);
        }
    }

    @Test
    void reportsRedirectAndDoesNotFollowIt() throws Exception {
        try (SocketServer elsewhere = SocketServer.responding(http(200, "", "{}"));
                SocketServer server =
                        SocketServer.responding(http(307, "Location: " + elsewhere.baseUri() + "/?key=x\r\n", ""))) {
            assertCouldNotRun(run(server.baseUri()), "redirects every request to " + elsewhere.baseUri() + "/;", 3);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 415, 422})
    void reportsOneFindingIfEveryStatusIsTheSame(int status) throws Exception {
        try (SocketServer server = SocketServer.responding(
                http(status, "Content-Type: application/json\r\nWWW-Authenticate: Basic\r\n", "{}"))) {
            // Not the short timeout of the other tests: every clause has to get its response.
            Report report =
                    Conformance.of(CONTRACT, Target.of(server.baseUri(), KEY)).run(result -> {});

            assertThat(report.verdict()).isEqualTo(Verdict.DOES_NOT_CONFORM);
            assertThat(report.findings()).hasSize(1);
            assertThat(report.findings().get(0).breach().message())
                    .startsWith("status: expected ")
                    .contains("found " + status);
            assertThat(report.findings().get(0).results()).hasSizeGreaterThan(10);
        }
    }

    /** The reason names the cause, the options that may help, and the response itself. */
    @ParameterizedTest
    @CsvSource({
        "502, text/html, a gateway responds 502",
        "503, text/plain, a gateway responds 503",
        "200, text/html; charset=utf-8, it responds with a web page",
        "403, text/html, it responds with a web page",
        "404, application/json, it responds 404 to every request; the base URI",
        "401, application/json, it rejects the API key, with 401 as for a wrong one",
        "400, application/json, it responds 400 to every request; set values",
        "403, application/json, it responds 403 to every request; set values",
    })
    void reportsWhyTheServerCannotBeTested(int status, String type, String reason) throws Exception {
        try (SocketServer server = SocketServer.responding(
                http(status, "Content-Type: " + type + "\r\nWWW-Authenticate: Basic\r\n", "the words of " + KEY))) {
            Report report = run(server.baseUri());

            assertCouldNotRun(report, reason);
            assertThat(report.requests()).isBetween(2, 14);
            assertThat(report.reason())
                    .contains("its response: " + status + ", " + type + ": the words of ***", "curl -i")
                    .doesNotContain(KEY);
        }
    }

    /** A server that lets few requests pass at a time. */
    private static SocketServer limiting(Sound sound, int status, String retryAfter, IntPredicate passes)
            throws IOException {
        return new SocketServer((connection, number) -> {
            String bytes = SocketServer.readRequest(connection);
            try {
                SocketServer.write(
                        connection,
                        passes.test(number)
                                ? AlteredProvider.bytes(sound.respond(AlteredProvider.parsed(bytes)))
                                : http(status, retryAfter, ""));
            } catch (NoResponseException e) {
                throw new IOException(e);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void waitsAsServerWithRateLimitAsks(int status, WalletStub stub) throws Exception {
        try (SocketServer server = limiting(Sound.at(stub), status, "Retry-After: 0\r\n", number -> number % 25 != 0)) {
            // Another operation of a contract that has grown may have a 429 of its own.
            Conformance all = Conformance.of(CONTRACT, Target.of(server.baseUri(), stub.apiKey()));
            Report report = all.only(all.clauses().stream()
                            .filter(clause -> clause.operation().equals("createWallet"))
                            .map(TriedClause::id)
                            .collect(Collectors.toSet()))
                    .run(result -> {});

            assertThat(report.findings()).isEmpty();
            assertThat(report.verdict()).isEqualTo(Verdict.CONFORMS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Retry-After: 0\r\n", "Retry-After: 3600\r\n", "Retry-After: Fri, 31 Dec 2100 23:59:59 GMT\r\n"})
    @Tag("exhaustive")
    void reportsRateLimitThatStays(String retryAfter, WalletStub stub) throws Exception {
        try (SocketServer server = limiting(Sound.at(stub), 429, retryAfter, number -> number <= 20)) {
            Report report = Conformance.of(CONTRACT, Target.of(server.baseUri(), stub.apiKey()))
                    .run(result -> {});

            assertThat(report.verdict()).isEqualTo(Verdict.COULD_NOT_RUN);
            assertThat(report.reason()).startsWith("rate limited").contains("--per-second", "its response: 429");
            assertThat(report.findings()).isEmpty();
            assertThat(server.connections()).isLessThan(150);
        }
    }

    @Test
    void saysThatServerAcceptsRequestOnceOnly(WalletStub stub) throws Exception {
        Set<String> gateways = ConcurrentHashMap.newKeySet();
        Alteration once = Alteration.changesResponse((request, response) -> response.status() != 200
                        || !Alteration.form(request).containsKey("gateway")
                        || gateways.add(Alteration.form(request).get("gateway"))
                ? response
                : Alteration.withStatus(response, 409));
        try (AlteredProvider provider = new AlteredProvider(Sound.at(stub), once)) {
            Report report = Conformance.of(CONTRACT, Target.of(provider.baseUri(), stub.apiKey()))
                    .run(result -> {});

            assertThat(report.verdict()).isEqualTo(Verdict.DOES_NOT_CONFORM);
            assertThat(report.reason())
                    .startsWith("It accepted the first request, and responds 409 to the same one now.");
        }
    }

    @Test
    void endsAtItsTimeLimit(WalletStub stub) throws Exception {
        Target target = Target.of(stub.baseUri(), stub.apiKey()).withPace(new Pace(8, 0, Duration.ofNanos(1)));

        Report report = Conformance.of(CONTRACT, target).run(result -> {});

        assertThat(report.verdict()).isEqualTo(Verdict.COULD_NOT_RUN);
        assertThat(report.reason()).contains("took longer than its limit", "--time-limit");
    }

    @Test
    void sendsAsManyRequestsAtOnceAsThePaceAllows(WalletStub stub) throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Sound sound = Sound.at(stub);
        Alteration counting = Alteration.changesRequest(request -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            return request;
        });
        Alteration counted = new Alteration(
                counting.request(),
                (request, response) -> {
                    now.decrementAndGet();
                    return response;
                },
                counting.wire());
        try (AlteredProvider provider = new AlteredProvider(sound, counted)) {
            Target target = Target.of(provider.baseUri(), stub.apiKey()).withPace(new Pace(1, 0, Pace.DEFAULT.limit()));

            Conformance.of(CONTRACT, target).run(result -> {});

            assertThat(most.get()).isEqualTo(1);
        }
    }

    @Test
    void sendsHeadersOfTheTargetAndHidesTheirValues(WalletStub stub) throws Exception {
        Alteration gateway = Alteration.changesResponse(
                (request, response) -> request.headers().all("X-Cell").equals(List.of("a-tenant"))
                        ? response
                        : Alteration.withStatus(response, 403));
        try (AlteredProvider provider = new AlteredProvider(Sound.at(stub), gateway)) {
            Target target = Target.of(provider.baseUri(), stub.apiKey()).withHeader("X-Cell", "a-tenant");

            Report report = Conformance.of(CONTRACT, target).run(result -> {});

            assertThat(report.findings()).isEmpty();
            assertThat(report.results())
                    .flatExtracting(Result::exchanges)
                    .allSatisfy(exchange -> assertThat(exchange.toString())
                            .contains("-H 'X-Cell: '\"$X_CELL\"''")
                            .doesNotContain("a-tenant"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> target.withHeader("X-A", "a\r\nb"))
                    .withMessageContaining("Invalid header");
        }
    }

    @Test
    void reportsUnknownKey(WalletStub stub) throws Exception {
        Report report = Conformance.of(CONTRACT, Target.of(stub.baseUri(), "another-key"))
                .run(result -> {});

        assertThat(report.verdict()).isEqualTo(Verdict.COULD_NOT_RUN);
        assertThat(report.reason()).contains("rejects the API key");
        assertThat(report.requests()).isLessThan(8);
        assertThat(report.results()).extracting(Result::outcome).containsOnly(Outcome.NOT_RUN);
        assertThat(report.coverage().missing()).hasSameSizeAs(report.coverage().elements());
    }

    @Test
    void reportsUnknownCustomer(WalletStub stub) throws Exception {
        String known = CONTRACT.parameterExamples().get(0).value();
        String unknown = CONTRACT.parameterExamples().get(1).value();
        Alteration others = Alteration.changesRequest(
                request -> request.withTarget(request.target().replace(known, unknown)));
        try (AlteredProvider provider = new AlteredProvider(Sound.at(stub), others)) {
            Report report = Conformance.of(CONTRACT, Target.of(provider.baseUri(), stub.apiKey()))
                    .run(result -> {});

            assertThat(report.verdict()).isEqualTo(Verdict.COULD_NOT_RUN);
            int status = PackagedContract.status(PackagedContract.createWallet(), "unknown_customer");
            assertThat(report.reason())
                    .contains(
                            "it responds " + status + " to every valid request",
                            "set values that it knows (customer_id, gateway)");
            assertThat(report.requests()).isLessThan(16);
        }
    }

    /** Each is dropped by code of its own, so one finding would lead to one half of the fault. */
    @Test
    void tellsOfEachFieldWhoseEmptyValueIsDropped(WalletStub stub) throws Exception {
        Alteration dropped = Alteration.changesRequest(
                request -> Alteration.withPairs(request, pair -> pair.endsWith("=") ? "" : pair));
        try (AlteredProvider provider = new AlteredProvider(Sound.at(stub), dropped)) {
            Report report = Conformance.of(CONTRACT, Target.of(provider.baseUri(), stub.apiKey()))
                    .only(Clauses.of(PackagedContract.createWallet()).stream()
                            .filter(clause -> clause.is(Kind.VALUE))
                            .map(Clause::id)
                            .collect(Collectors.toSet()))
                    .run(result -> {});

            assertThat(report.findings())
                    .extracting(finding -> finding.breach().subject())
                    .contains("body/metadata/mobile_number", "body/gateway_reference_id")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void sendsOverridesInPlaceOfExamples(WalletStub stub) throws Exception {
        Target target = Target.of(stub.baseUri(), stub.apiKey()).withValue("mobile_number", "12345678");

        Report report = Conformance.of(CONTRACT, target).strict(true).run(result -> {});

        assertThat(report.findings()).isEmpty();
        assertThat(report.results())
                .flatExtracting(Result::exchanges)
                .allSatisfy(exchange -> assertThat(exchange.toString()).doesNotContain("12345678"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conformance.of(CONTRACT, target.withValue("no_field", "x")))
                .withMessageContaining("no_field");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conformance.of(CONTRACT, target.withValue("command", "x")))
                .withMessageContaining("command");
    }

    @Test
    void sendsFewerRequestsAtOnceToSlowServer(WalletStub stub) throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Alteration slow = Alteration.changesResponse((request, response) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Response late = CompletableFuture.supplyAsync(
                            () -> response, CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS))
                    .join();
            now.decrementAndGet();
            return late;
        });
        try (AlteredProvider provider = new AlteredProvider(Sound.at(stub), slow)) {
            Conformance conformance = Conformance.of(
                    CONTRACT, Target.of(provider.baseUri(), stub.apiKey()).withTimeout(Duration.ofSeconds(1)));

            conformance.only(firstIds(conformance, 8)).run(result -> {});

            assertThat(most.get()).isBetween(1, 2);
        }
    }

    private static Set<String> firstIds(Conformance conformance, int count) {
        return conformance.clauses().stream().limit(count).map(TriedClause::id).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void survivesJsonOfAnyDepthAndLength(String nested) throws Exception {
        String body = "{\"token\":\"" + "x".repeat(60_000) + "\",\"more\":" + nested.repeat(5_000);
        try (SocketServer server = SocketServer.responding(http(200, "Content-Type: application/json\r\n", body))) {
            assertThat(run(server.baseUri()).results())
                    .flatExtracting(Result::breaches)
                    .extracting(Breach::message)
                    .anyMatch(message -> message.contains("expected JSON"));
        }
    }

    @Test
    void endsRunIfTheServerStopsResponding() throws Exception {
        try (SocketServer server = new SocketServer((connection, number) -> {
            SocketServer.readRequest(connection);
            if (number <= 2) {
                SocketServer.write(connection, http(500, "", ""));
            }
        })) {
            Conformance conformance = at(server.baseUri());

            Report report = conformance.run(result -> {});

            assertThat(report.verdict()).isEqualTo(Verdict.DOES_NOT_CONFORM);
            assertThat(report.reason()).contains("ended early: 8 requests in a row got no valid response");
            assertThat(report.results())
                    .hasSameSizeAs(conformance.clauses())
                    .extracting(Result::outcome)
                    .contains(Outcome.NOT_RUN);
            assertThat(server.connections()).isLessThan(conformance.requests() / 2);
        }
    }

    @Test
    void acceptsServerThatClosesConnectionsAfterResponses() throws Exception {
        try (SocketServer server = SocketServer.responding("HTTP/1.0 500 No\r\n\r\n{}")) {
            assertThat(run(server.baseUri()).results())
                    .filteredOn(result -> result.clause().operation().equals("createWallet"))
                    .flatExtracting(Result::breaches)
                    .extracting(Breach::subject)
                    .containsOnly("status");
        }
    }

    @Test
    void selectsClausesAndCountsTheirRequests() {
        Conformance all = at(URI.create("http://127.0.0.1"));
        TriedClause twice = all.clauses().stream()
                .filter(clause -> clause.topic().equals("unique"))
                .findFirst()
                .orElseThrow();

        Conformance one = all.only(Set.of(twice.id()));

        assertThat(one.clauses()).extracting(TriedClause::id).containsExactly(twice.id());
        // A probe whether the key is known may come first.
        assertThat(one.requests()).isBetween(2, all.requests() / 4);
        assertThat(all.judgement(true).clauses())
                .hasSizeGreaterThan(all.clauses().size());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.only(Set.of("unheard/of")))
                .withMessageContaining("unheard/of");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "ftp://host",
                "http:///path",
                "http://host?q",
                "http://user@host",
                "http://host#f",
                "/path"
            })
    void rejectsInvalidBaseUri(String uri) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Target.of(URI.create(uri), KEY))
                .withMessageContaining("base URI");
    }

    @Test
    void masksKeyAndSensitiveValues() throws Exception {
        String number = "99999999";
        String echo = "{\"metadata\":{\"mobile_number\":\"" + number + "\"},\"token\":\"tok_secret\",\"more\":\"" + KEY
                + "\"}";
        for (String body : List.of(echo, echo.substring(0, echo.length() - 2))) {
            try (SocketServer server = SocketServer.responding(
                    http(200, "Content-Type: application/json\r\nX-Key: " + KEY + "\r\n", body))) {
                Report report = run(server.baseUri());

                assertThat(report.results())
                        .flatExtracting(Result::exchanges)
                        .isNotEmpty()
                        .allSatisfy(exchange -> assertThat(exchange.toString())
                                .contains("token", "***")
                                .doesNotContain(KEY, Credentials.base64(KEY + ":"), number, "tok_secret"));
                assertThat(report.results())
                        .flatExtracting(Result::breaches)
                        .isNotEmpty()
                        .allSatisfy(breach -> assertThat(breach.toString()).doesNotContain(KEY, number, "tok_secret"));
            }
        }
        assertThat(Target.of(URI.create("http://127.0.0.1"), KEY).toString()).doesNotContain(KEY);
    }

    @Test
    void printsCurlForTheShell(@TempDir Path folder) throws Exception {
        Conformance conformance = at(URI.create("http://127.0.0.1")).judgement(true);
        List<Exchange> exchanges =
                conformance.preview().stream().flatMap(List::stream).toList();
        // More than an argument may hold.
        Path script = Files.writeString(
                folder.resolve("curl.sh"),
                "CONTRACT_API_KEY=k MOBILE_NUMBER=m CLIENT_AUTH_TOKEN=t\n"
                        + "curl() { printf '%s\\n' \"$1 $2\"; for word; do last=$word; done; printf '%s\\n' \"$last\"; }\n"
                        + exchanges.stream().map(Exchange::curl).collect(Collectors.joining("\n")));
        Process shell = new ProcessBuilder("sh", script.toString())
                .redirectErrorStream(true)
                .start();
        shell.getOutputStream().close();

        List<String> printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(shell.waitFor()).isZero();
        assertThat(printed)
                .hasSize(2 * exchanges.size())
                .filteredOn("-i -X"::equals)
                .hasSize(exchanges.size());
        assertThat(printed).contains("gateway=MOBIKWIK", "gateway=MOBIKWIK&command=authenticate&mobile_number=m");
    }

    private static void assertCouldNotRun(Report report, String reason, int requests) {
        assertCouldNotRun(report, reason);
        assertThat(report.requests()).isEqualTo(requests);
    }

    private static void assertCouldNotRun(Report report, String reason) {
        assertThat(report.reason()).contains(reason);
        assertThat(report.verdict()).isEqualTo(Verdict.COULD_NOT_RUN);
        assertThat(report.findings()).isEmpty();
        assertThat(report.results())
                .extracting(Result::outcome)
                .contains(Outcome.NOT_RUN)
                .doesNotContain(Outcome.HOLDS);
    }
}
