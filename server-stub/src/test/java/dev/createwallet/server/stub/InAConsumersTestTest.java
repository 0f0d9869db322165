package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a consumer's test can do with a stub. */
@ExtendWith(WalletStubExtension.class)
class InAConsumersTestTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void givesARunningStub(WalletStub stub) throws Exception {
        assertThat(send(request(stub, "gateway=G")).statusCode()).isEqualTo(200);
    }

    @Test
    void recordsRequestsWithSecretsMasked(WalletStub stub) throws Exception {
        send(request(stub, "gateway=G&mobile_number=99999999&client_auth_token=tkn_secret&unlisted=maybe_secret")
                .header("version", "2023-06-30"));
        send(request(stub, "gateway=").setHeader("Authorization", "Basic d3Jvbmc6"));

        RecordedRequest first = stub.requests().get(0);
        assertThat(first.operation() + " " + first.method() + " " + first.path())
                .isEqualTo("createWallet POST " + RawHttp.PATH);
        assertThat(first.headers()).isEqualTo(Map.of("version", "2023-06-30"));
        assertThat(first.mediaType()).isEqualTo(RawHttp.FORM);
        assertThat(first.form())
                .isEqualTo(
                        Map.of("gateway", "G", "mobile_number", "***", "client_auth_token", "***", "unlisted", "***"));
        assertThat(stub.requests()).extracting(RecordedRequest::status).containsExactly(200, 401);
        assertThat(stub.requests().toString()).doesNotContain("99999999", "secret", stub.apiKey(), "d3Jvbmc6");
    }

    @Test
    void recordsRequestsWhateverTheResponse() throws Exception {
        try (WalletStub stub = WalletStub.builder().allowFaults().start()) {
            RawHttp.exchangeIfAny(stub.baseUri().getPort(), raw("fault=drop"));
            send(request(stub, "gateway=G").header("Prefer", "code=500"));
            send(request(stub, "gateway=G").header("Prefer", "code=400"));
            send(request(stub, CreateWallet.PATH_OF_UNKNOWN, "gateway=G"));
            send(request(stub, "gateway=G&gateway=H"));
            // A client that is still sending gets the response all the same.
            send(request(stub, "gateway=" + "x".repeat(900_000)));

            assertThat(stub.requests())
                    .extracting(RecordedRequest::status)
                    .containsExactly(0, 500, 400, CreateWallet.UNKNOWN_CUSTOMER.status(), 400, 413);
            assertThat(stub.requests())
                    .extracting(RecordedRequest::preference)
                    .containsExactly("fault=drop", "code=500", "code=400", "", "", "");
            assertThat(stub.requests().subList(0, 5))
                    .allSatisfy(request -> assertThat(request.form()).isEqualTo(Map.of("gateway", "G")));
        }
    }

    @Test
    void countsRequestsByWhatTheySent(WalletStub stub) throws Exception {
        send(request(stub, "gateway=G&client_auth_token=tkn_secret"));
        send(request(stub, "gateway=G&client_auth_token=tkn_other"));

        assertThat(stub.requests(Map.of("method", "POST", "gateway", "G", "client_auth_token", "tkn_secret")))
                .singleElement()
                .satisfies(request -> assertThat(request.form()).containsEntry("client_auth_token", "***"));
        assertThat(stub.requests(Map.of("client_auth_token", "tkn_secre"))).isEmpty();
        assertThat(stub.requests(Map.of("client_auth_token", "***"))).isEmpty();
        assertThatThrownBy(() -> stub.requests(Map.of("colour", "blue")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("customer_id", "client_auth_token");
    }

    @Test
    void recordsTheScenarioOrFaultThatGaveTheResponse() throws Exception {
        try (WalletStub stub = WalletStub.builder().allowFaults().start()) {
            send(request(stub, "gateway=G&mobile_number=9"));
            send(request(stub, CreateWallet.PATH_OF_UNKNOWN, "gateway=G"));
            send(request(stub, CreateWallet.PATH_OF_UNKNOWN, "gateway=G").header("Prefer", "code=200"));
            stub.nextResponses("example=unknown_customer");
            send(request(stub, "gateway=G"));
            send(request(stub, "command=x"));
            send(request(stub, "gateway=G").header("Prefer", "code=503"));
            RawHttp.exchangeIfAny(stub.baseUri().getPort(), raw("fault=reset"));
            RawHttp.exchange(stub.baseUri().getPort(), raw("fault=truncate"));

            assertThat(stub.requests())
                    .extracting(RecordedRequest::status, RecordedRequest::scenario, RecordedRequest::preference)
                    .containsExactly(
                            tuple(200, "with_mobile_number", ""),
                            tuple(CreateWallet.UNKNOWN_CUSTOMER.status(), "unknown_customer", ""),
                            tuple(200, CreateWallet.CREATED.name(), "code=200"),
                            tuple(
                                    CreateWallet.UNKNOWN_CUSTOMER.status(),
                                    "unknown_customer",
                                    "example=unknown_customer"),
                            tuple(400, "", ""),
                            tuple(503, "", "code=503"),
                            tuple(0, "", "fault=reset"),
                            tuple(200, CreateWallet.CREATED.name(), "fault=truncate"));
        }
    }

    @Test
    void drawsTheSameDelaysFromTheSameSeed() throws Exception {
        List<String> first = delays(WalletStub.builder().seed(1));
        assertThat(delays(WalletStub.builder().seed(1))).isEqualTo(first);
        assertThat(delays(WalletStub.builder().seed(2))).isNotEqualTo(first);
        assertThat(first.subList(0, 8)).isEqualTo(first.subList(8, 16)).doesNotContain("delay=0-20");
    }

    /** The delays of some responses, and as many after a reset. */
    private static List<String> delays(WalletStub.Builder builder) throws Exception {
        List<String> delays = new ArrayList<>();
        try (WalletStub stub = builder.allowFaults().start()) {
            for (int i = 0; i < 16; i++) {
                send(request(stub, "gateway=G").header("Prefer", "delay=0-20"));
                if (i == 7) {
                    delays.addAll(preferences(stub));
                    stub.sandbox(stub.apiKey()).reset();
                }
            }
            delays.addAll(preferences(stub));
        }
        return delays;
    }

    private static List<String> preferences(WalletStub stub) {
        return stub.requests().stream().map(RecordedRequest::preference).toList();
    }

    @Test
    void printsALineForEachRequestOnDemand() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream lines = new PrintStream(out, true, StandardCharsets.UTF_8);
        try (WalletStub stub = WalletStub.builder().log(lines).allowFaults().start()) {
            send(request(stub, "gateway=G%0Ax&mobile_number=99999999").header("Prefer", "code=503"));
            RawHttp.exchangeIfAny(stub.baseUri().getPort(), raw("fault=drop"));
            send(HttpRequest.newBuilder(URI.create(stub.baseUri() + "/nothing")));
            send(request(stub, CreateWallet.PATH_OF_UNKNOWN, "gateway=G"));
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceFirst("\\S+ ", "")))
                .containsExactly(
                        "POST " + RawHttp.PATH + " 503 form {gateway=G?x, mobile_number=***} Prefer: code=503",
                        "POST " + RawHttp.PATH + " no response form {gateway=G} Prefer: fault=drop",
                        "GET /nothing 404",
                        "POST " + CreateWallet.PATH_OF_UNKNOWN + " " + CreateWallet.UNKNOWN_CUSTOMER.status()
                                + " scenario unknown_customer form {gateway=G}");
    }

    @Test
    void forgetsRequestsOnDemand(WalletStub stub) throws Exception {
        send(request(stub, "gateway=G"));
        stub.clearRequests();
        send(request(stub, "gateway=H"));
        assertThat(stub.requests()).extracting(RecordedRequest::form).containsExactly(Map.of("gateway", "H"));
    }

    @Test
    void shortensLongRequests(WalletStub stub) throws Exception {
        String names =
                IntStream.range(0, 200).mapToObj(i -> i + "n".repeat(200)).collect(Collectors.joining("=&", "&", "="));
        send(request(stub, "gateway=" + "x".repeat(20_000) + names));

        RecordedRequest kept = stub.requests().get(0);
        assertThat(kept.form().get("gateway")).startsWith("xxx").endsWith("…");
        assertThat(kept.toString().length()).isLessThan(10_000);
    }

    @Test
    void givesNextResponsesToRequestsWithoutPreference(WalletStub stub) throws Exception {
        stub.nextResponses("code=401", "example=with_mobile_number");

        assertThat(send(request(stub, "gateway=G").header("Prefer", "code=400")).statusCode())
                .isEqualTo(400);
        assertThat(send(request(stub, "gateway=G").setHeader("Authorization", "Basic d3Jvbmc6"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(request(stub, "gateway=G")).statusCode()).isEqualTo(401);
        assertThat(send(request(stub, "gateway=G")).body()).contains("mobile_number");
        assertThat(send(request(stub, "gateway=G")).body()).contains("\"wallet\":\"G\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=299", "fault=drop", "delay=1", "colour=blue", "", "example=nothing"})
    void rejectsImpossibleNextResponses(String preference) throws Exception {
        try (WalletStub stub = WalletStub.start()) {
            assertThatThrownBy(() -> stub.nextResponses("code=401", preference))
                    .isInstanceOf(IllegalArgumentException.class);
            assertStillServing(stub);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    unknown=1 code=401           | such as code=400; operation=NAME
                    code=503; operation=createWallet | --allow-faults
                    code=401; unknown=1          | is for unknown, which no operation has
                    code=401; operation=unknown  | is for operation=unknown, which no operation has
                    """)
    void saysWhatANextResponseLacks(String preference, String message) throws Exception {
        try (WalletStub stub = WalletStub.start()) {
            assertThatThrownBy(() -> stub.nextResponses(preference)).hasMessageContaining(message);
        }
    }

    @Test
    void givesFaultsAsNextResponses() throws Exception {
        try (WalletStub stub = WalletStub.builder().allowFaults().start()) {
            stub.nextResponses("fault=drop", "code=500");
            assertThatThrownBy(() -> send(request(stub, "gateway=G"))).isInstanceOf(IOException.class);
            assertThat(stub.requests()).hasSize(1);
            assertThat(send(request(stub, "gateway=G")).statusCode()).isEqualTo(500);
            assertStillServing(stub);
        }
    }

    @Test
    void givesNoFaultWithoutTheKey() throws Exception {
        try (WalletStub stub = WalletStub.builder().allowFaults().start()) {
            HttpResponse<String> response = send(request(stub, "gateway=G")
                    .setHeader("Authorization", "Basic d3Jvbmc6")
                    .header("Prefer", "fault=drop"));
            assertThat(response.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void keepsTheLastThousandRequests(WalletStub stub) throws Exception {
        for (int i = 0; i < 1_010; i++) {
            send(request(stub, "gateway=G" + i));
        }
        assertThat(stub.requests()).hasSize(1_000);
        assertThat(stub.requests().get(0).form()).containsEntry("gateway", "G10");
    }

    @Test
    void dropsTheConnectionWithoutResponse() throws Exception {
        try (WalletStub stub = WalletStub.builder().allowFaults().start()) {
            RawResponse response = RawHttp.exchangeIfAny(stub.baseUri().getPort(), raw("fault=drop"));
            assertThat(response.text()).isEmpty();
            assertStillServing(stub);
        }
    }

    @Test
    void truncatesTheBodyBelowItsContentLength() throws Exception {
        try (WalletStub stub = WalletStub.builder().allowFaults().start()) {
            RawResponse response = RawHttp.exchange(stub.baseUri().getPort(), raw("fault=truncate"));

            assertThat(response.status()).isEqualTo(200);
            int length = Integer.parseInt(response.head().replaceFirst("(?s).*Content-Length: (\\d+).*", "$1"));
            assertThat(response.body()).hasSizeBetween(1, length - 1).startsWith("{\"id\":\"wlt_");
            assertThatThrownBy(() -> send(request(stub, "gateway=G").header("Prefer", "fault=truncate")))
                    .isInstanceOf(IOException.class)
                    .hasRootCauseInstanceOf(EOFException.class);
            assertStillServing(stub);
        }
    }

    @Test
    void delaysOneResponseWhileItServesOthers() throws Exception {
        try (WalletStub stub = WalletStub.builder().allowFaults().start()) {
            Instant asked = Instant.now();
            CompletableFuture<HttpResponse<String>> delayed = HTTP.sendAsync(
                    request(stub, "gateway=G").header("Prefer", "delay=2000").build(), BodyHandlers.ofString());

            assertStillServing(stub);
            assertThat(delayed).isNotDone();
            assertThat(delayed.get().statusCode()).isEqualTo(200);
            assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(2000));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void respondsWithUndocumentedStatusOnDemandIfFaultsAreAllowed(int status) throws Exception {
        try (WalletStub stub = WalletStub.builder().allowFaults().start()) {
            HttpResponse<String> response = send(request(stub, "gateway=G").header("Prefer", "code=" + status));
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.body()).startsWith("{");
            assertThat(response.headers().firstValue("Retry-After").isPresent())
                    .isEqualTo(status == 429 || status == 503);
        }
    }

    @Test
    void listsFaultsOnThePageIfTheyAreAllowed() throws Exception {
        try (WalletStub stub = WalletStub.builder().allowFaults().start()) {
            assertThat(send(HttpRequest.newBuilder(stub.baseUri())).body())
                    .contains("<li>fault=drop: ", "<option>fault=stall</option>", "<option>code=503</option>");
        }
    }

    /** Anybody can load the page. */
    @Test
    void putsTheDefaultKeyOnThePageAndNoOther() throws Exception {
        try (WalletStub stub = WalletStub.start();
                WalletStub withKey = WalletStub.builder().apiKey("a_secret").start()) {
            assertThat(send(HttpRequest.newBuilder(stub.baseUri())).body()).contains("value=\"stub_api_key\"");
            assertThat(send(HttpRequest.newBuilder(withKey.baseUri())).body())
                    .contains("value=\"\"", "printed its keys at start")
                    .doesNotContain("a_secret", "stub_api_key");
        }
    }

    @Test
    void breaksBodiesOnDemand() throws Exception {
        try (WalletStub stub = WalletStub.builder().allowFaults().start()) {
            String whole = send(request(stub, "gateway=G")).body();
            String malformed = send(request(stub, "gateway=G").header("Prefer", "fault=malformed"))
                    .body();
            assertThat(malformed).hasSize(whole.length() - 1).doesNotEndWith("}");
            assertThat(send(request(stub, "gateway=G").header("Prefer", "fault=additional-property"))
                            .body())
                    .contains("\"x_not_in_the_contract\":true");
            assertThat(send(request(stub, "gateway=G")
                                    .header("Prefer", "fault=number-as-text, example=with_mobile_number"))
                            .body())
                    .contains(":\"")
                    .doesNotContainPattern(":[0-9]");
        }
    }

    @Test
    void resetsTheConnectionOnDemand() throws Exception {
        try (WalletStub stub = WalletStub.builder().allowFaults().start();
                Socket socket = new Socket("127.0.0.1", stub.baseUri().getPort())) {
            socket.getOutputStream().write(raw("fault=reset").getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
            assertStillServing(stub);
        }
    }

    @Test
    void stallsInTheMiddleOfABodyOnDemand() throws Exception {
        try (WalletStub stub = WalletStub.builder().allowFaults().start();
                Socket socket = new Socket("127.0.0.1", stub.baseUri().getPort())) {
            socket.setSoTimeout(500);
            socket.getOutputStream().write(raw("fault=stall").getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            assertThatThrownBy(() -> socket.getInputStream().readAllBytes()).isInstanceOf(SocketTimeoutException.class);
            assertStillServing(stub);
        }
    }

    @Test
    void keepsTheSandboxesOfSeveralKeysApart() throws Exception {
        try (WalletStub stub = WalletStub.builder().apiKey("one", "two").start()) {
            Sandbox two = stub.sandbox("two");
            two.nextResponses("code=400");

            assertThat(send(request(stub, "gateway=G")).statusCode()).isEqualTo(200);
            assertThat(send(request(stub, "gateway=H").setHeader("Authorization", CreateWallet.authorization("two")))
                            .statusCode())
                    .isEqualTo(400);

            assertThat(stub.apiKey()).isEqualTo("one");
            assertThat(stub.requests()).extracting(RecordedRequest::form).containsExactly(Map.of("gateway", "G"));
            assertThat(two.requests()).extracting(RecordedRequest::form).containsExactly(Map.of("gateway", "H"));
            two.reset();
            assertThat(two.requests()).isEmpty();
            assertThat(stub.requests()).hasSize(1);
            assertThatThrownBy(() -> stub.sandbox("three")).hasMessageNotContaining("three");
        }
    }

    @Test
    void hasSettingsForEachKey() throws Exception {
        try (WalletStub stub =
                WalletStub.builder().apiKey("one", "two").allowFaults().start()) {
            Sandbox two = stub.sandbox("two");
            two.seed(1);
            two.everyResponse("delay=0-20");
            stub.sandbox("one").everyResponse("delay=0-20");
            for (int i = 0; i < 8; i++) {
                send(request(stub, "gateway=G"));
                send(asTwo(stub));
            }
            List<String> delays =
                    two.requests().stream().map(RecordedRequest::preference).toList();
            assertThat(delays)
                    .hasSize(8)
                    .isNotEqualTo(preferences(stub))
                    .allMatch(delay -> delay.matches("delay=\\d+"));

            assertThatThrownBy(() -> two.allowFaults(false)).hasMessageContaining("--allow-faults");
            two.everyResponse("");
            two.allowFaults(false);
            assertThat(send(asTwo(stub).header("Prefer", "code=503")).body()).contains("--allow-faults");
            assertThat(send(request(stub, "gateway=G").header("Prefer", "code=503"))
                            .statusCode())
                    .isEqualTo(503);
            two.reset();
            assertThat(send(asTwo(stub).header("Prefer", "code=503")).statusCode())
                    .isEqualTo(503);
            assertThatThrownBy(() -> two.everyResponse("code=299")).hasMessageContaining("documented are");
        }
    }

    private static HttpRequest.Builder asTwo(WalletStub stub) {
        return request(stub, "gateway=H").setHeader("Authorization", CreateWallet.authorization("two"));
    }

    @Test
    void rejectsAFaultThatWouldChangeNothing() throws Exception {
        try (WalletStub stub = WalletStub.builder().allowFaults().start()) {
            HttpResponse<String> onDemand =
                    send(request(stub, "gateway=G").header("Prefer", "code=401, fault=number-as-text"));
            HttpResponse<String> ofScenario = send(
                    request(stub, CreateWallet.PATH_OF_UNKNOWN, "gateway=G").header("Prefer", "fault=number-as-text"));

            assertThat(List.of(onDemand, ofScenario)).allSatisfy(response -> {
                assertThat(response.statusCode()).isEqualTo(400);
                assertThat(response.body()).contains("fault=number-as-text", "changes nothing");
                assertThat(response.headers().map()).doesNotContainKeys("preference-applied", "www-authenticate");
            });
            assertThat(stub.requests())
                    .extracting(RecordedRequest::status, RecordedRequest::preference, RecordedRequest::scenario)
                    .containsExactly(tuple(400, "", ""), tuple(400, "", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fault=fire", "delay=10001", "delay=9-8", "delay=soon", "delay=-1"})
    void rejectsUnknownFault(String preference) throws Exception {
        try (WalletStub stub = WalletStub.builder().allowFaults().start()) {
            assertThat(send(request(stub, "gateway=G").header("Prefer", preference))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    private static void assertStillServing(WalletStub stub) throws IOException, InterruptedException {
        assertThat(send(request(stub, "gateway=G")).statusCode()).isEqualTo(200);
    }

    private static String raw(String preference) {
        return RawHttp.post(RawHttp.PATH, RawHttp.FORM + "\r\nPrefer: " + preference, "gateway=G")
                .replace(
                        CreateWallet.authorization(TestRuntime.API_KEY),
                        CreateWallet.authorization(WalletStub.DEFAULT_API_KEY));
    }

    private static HttpRequest.Builder request(WalletStub stub, String form) {
        return request(stub, RawHttp.PATH, form);
    }

    private static HttpRequest.Builder request(WalletStub stub, String path, String form) {
        return HttpRequest.newBuilder(URI.create(stub.baseUri() + path))
                .header("Authorization", CreateWallet.authorization(stub.apiKey()))
                .header("Content-Type", RawHttp.FORM)
                .POST(BodyPublishers.ofString(form));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
