package dev.createwallet.client;

import static dev.createwallet.client.Fixtures.API_KEY;
import static dev.createwallet.client.Fixtures.REQUEST;
import static dev.createwallet.client.Fixtures.WALLET;
import static dev.createwallet.client.Fixtures.builder;
import static dev.createwallet.client.Fixtures.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.client.testing.Contract;
import dev.createwallet.client.testing.RawServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes that the client sends. */
class WireTest {

    private static final String OK = RawServer.response(200, WALLET);

    @Test
    void sendsThePathThatTheContractHas() {
        assertThat(lines(sent(REQUEST)))
                .first()
                .isEqualTo("POST " + Contract.path().replace("{customer_id}", "cst_1") + " HTTP/1.1");
    }

    @Test
    void appendsThePathToThatOfTheBaseUri() {
        try (RawServer server = RawServer.responding(OK);
                WalletClient client = builder()
                        .baseUri(server.baseUri().resolve("/gate/way/"))
                        .build()) {
            client.createWallet(REQUEST);
            assertThat(server.request()).startsWith("POST /gate/way/customers/cst_1/wallets HTTP/1.1\r\n");
        }
    }

    @Test
    void sendsAllFieldsInTheOrderOfTheContract() {
        String request = sent(CreateWalletRequest.builder()
                .customerId("cst_1")
                .gateway("MOBIKWIK")
                .clientAuthToken("t")
                .gatewayReferenceId("r")
                .mobileNumber("99999999")
                .command(CreateWalletRequest.Command.AUTHENTICATE)
                .build());
        assertThat(body(request))
                .isEqualTo(
                        "gateway=MOBIKWIK&command=authenticate&mobile_number=99999999&gateway_reference_id=r&client_auth_token=t");
    }

    @Test
    void leavesOutWhatIsNotSet() {
        String request = sent(REQUEST);
        assertThat(body(request)).isEqualTo("gateway=MOBIKWIK");
        assertThat(request).doesNotContainIgnoringCase("\r\nversion:");
    }

    @Test
    void sendsAnEmptyValueThatIsSet() {
        assertThat(body(sent(CreateWalletRequest.builder()
                        .customerId("cst_1")
                        .gateway("")
                        .mobileNumber("")
                        .build())))
                .isEqualTo("gateway=&mobile_number=");
    }

    @Test
    void encodesTheFormAsTheUrlStandardDoes() {
        assertThat(body(sent(CreateWalletRequest.builder()
                        .customerId("cst_1")
                        .gateway("a b+c&d=e%f*-._~/?é漢😀\r\n")
                        .build())))
                .isEqualTo("gateway=a+b%2Bc%26d%3De%25f*-._%7E%2F%3F%C3%A9%E6%BC%A2%F0%9F%98%80%0D%0A");
    }

    @Test
    void declaresTheLengthAndTheMediaTypeAndIsNotChunked() {
        assertThat(lines(sent(REQUEST)))
                .contains("Content-Length: 16", "Content-Type: application/x-www-form-urlencoded")
                .noneMatch(line -> line.toLowerCase().startsWith("transfer-encoding"));
    }

    @Test
    void sendsTheVersionHeaderAsGiven() {
        assertThat(lines(sent(CreateWalletRequest.builder()
                        .customerId("c")
                        .gateway("g")
                        .version("2023-06-30")
                        .build())))
                .contains("version: 2023-06-30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\r\nx: y", "é", "漢", "a\u0000", "a\u007f", " a", "a ", "\ta"})
    void rejectsTextThatAHeaderCannotCarryAndDoesNotQuoteIt(String value) {
        assertThatThrownBy(() -> CreateWalletRequest.builder()
                        .customerId("c")
                        .gateway("g")
                        .version(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid version: a header takes printable ASCII only, without a space at either end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb c", "~!", ""})
    void sendsWhatAHeaderCanCarryAsItIs(String value) {
        assertThat(sent(CreateWalletRequest.builder()
                        .customerId("c")
                        .gateway("g")
                        .version(value)
                        .build()))
                .contains("\r\nversion: " + value + "\r\n");
    }

    @Test
    void leavesConstraintsToTheServer() {
        assertThat(Contract.schema("CreateWalletForm")
                        .at("/properties/gateway/minLength")
                        .asInt())
                .isEqualTo(1);
        assertThat("tomorrow")
                .doesNotMatch(Contract.copy()
                        .at("/components/parameters/Version/schema/pattern")
                        .textValue());
        assertThat(sent(CreateWalletRequest.builder()
                        .customerId("c")
                        .gateway("")
                        .version("tomorrow")
                        .build()))
                .contains("\r\nversion: tomorrow\r\n")
                .endsWith("\r\n\r\ngateway=");
    }

    @Test
    void sendsTheKeyAsUserNameWithAnEmptyPassword() {
        String credentials = Base64.getEncoder().encodeToString("kéy:".getBytes(StandardCharsets.UTF_8));
        try (RawServer server = RawServer.responding(OK);
                WalletClient client = builder("kéy").baseUri(server.baseUri()).build()) {
            client.createWallet(REQUEST);
            assertThat(lines(server.request())).containsOnlyOnce("Authorization: Basic " + credentials);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "a:b", "a\r\nb", "a\u0000"})
    void rejectsAKeyThatCannotBeAUserName(String key) {
        assertThatThrownBy(() -> WalletClient.builder(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("API key");
    }

    @Test
    void sendsUserAgentAndAccept() {
        assertThat(lines(sent(REQUEST)))
                .contains("User-Agent: create-wallet-client-java/" + Contract.version(), "Accept: application/json");
    }

    @Test
    void asksForNoOtherProtocolAndNoCompression() {
        assertThat(sent(REQUEST))
                .doesNotContainIgnoringCase("\r\nupgrade:")
                .doesNotContainIgnoringCase("\r\nhttp2-settings:")
                .doesNotContainIgnoringCase("\r\naccept-encoding:")
                .doesNotContainIgnoringCase("\r\nexpect:");
    }

    @Test
    @Tag("jdk")
    void sendsTheSameWithTheCallersHttpClient() {
        try (RawServer server = RawServer.responding(OK);
                WalletClient own = client(server);
                WalletClient brought = WalletClient.builder(API_KEY)
                        .baseUri(server.baseUri())
                        .httpClient(HttpClient.newHttpClient())
                        .build()) {
            own.createWallet(REQUEST);
            brought.createWallet(REQUEST);
            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(0)).isEqualTo(server.requests().get(1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a%2Fb",
        "a b, a%20b",
        "a%2Fb, a%252Fb",
        "é漢, %C3%A9%E6%BC%A2",
        "a+b, a%2Bb",
        "..., ...",
        "../x, ..%2Fx",
        "a?b#c;d, a%3Fb%23c%3Bd",
        "A-z_0.9~, A-z_0.9~",
        "a*b, a%2Ab",
        "{customer_id}, %7Bcustomer_id%7D",
    })
    void encodesTheCustomerIdAsOneSegment(String customerId, String segment) {
        String request = sent(CreateWalletRequest.builder()
                .customerId(customerId)
                .gateway("g")
                .build());
        assertThat(request).startsWith("POST /customers/" + segment + "/wallets HTTP/1.1\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a\uD800", "\uDC00\uD800"})
    void rejectsACustomerIdThatCannotBeAPathSegment(String customerId) {
        assertThatThrownBy(() ->
                        CreateWalletRequest.builder().customerId(customerId).gateway("g"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("customer_id");
    }

    @Test
    void rejectsNullForARequiredValue() {
        assertThatThrownBy(() -> CreateWalletRequest.builder().customerId("c").gateway(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("gateway");
    }

    @Test
    void hasAConstantForEachServerOfTheContract() throws ReflectiveOperationException {
        for (JsonNode server : Contract.copy().get("servers")) {
            String constant = server.get("description").textValue().toUpperCase(Locale.ROOT);
            assertThat(WalletClient.class.getField(constant).get(null))
                    .hasToString(server.get("url").textValue());
        }
    }

    @Test
    void callsTheFirstServerOfTheContractByDefault() {
        try (WalletClient client = WalletClient.builder("key").build()) {
            assertThat(client).hasToString("WalletClient[" + Contract.firstServer() + "]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://host",
                "host",
                "/path",
                "http:///path",
                "http://key@host",
                "http://host?q",
                "http://host#f"
            })
    void rejectsAnInvalidBaseUri(String uri) {
        assertThatThrownBy(() -> WalletClient.builder("key").baseUri(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base URI");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example",
                "HTTP://127.0.0.1.example",
                "http://10.0.0.1",
                "http://localhost.example",
                "http://[::2]"
            })
    void rejectsPlainHttpToAnotherMachineUnlessAllowed(String uri) {
        WalletClientBuilder builder = WalletClient.builder("key").baseUri(URI.create(uri));
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("allowPlainHttp()");
        assertThatNoException()
                .isThrownBy(() -> builder.allowPlainHttp().build().close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1",
                "http://LocalHost",
                "http://127.1.2.3",
                "http://[::1]:80",
                "http://[0:0:0:0:0:0:0:1]",
                "HTTPS://api.example"
            })
    void allowsTlsAndPlainHttpOnTheSameMachine(String uri) {
        assertThatNoException()
                .isThrownBy(() -> WalletClient.builder("key")
                        .baseUri(URI.create(uri))
                        .build()
                        .close());
    }

    private static String sent(CreateWalletRequest request) {
        try (RawServer server = RawServer.responding(OK);
                WalletClient client = client(server)) {
            client.createWallet(request);
            return server.request();
        }
    }

    private static List<String> lines(String request) {
        return List.of(request.split("\r\n"));
    }

    private static String body(String request) {
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }
}
