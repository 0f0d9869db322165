package dev.createwallet.client;

import static dev.createwallet.client.Fixtures.AMPLE;
import static dev.createwallet.client.Fixtures.API_KEY;
import static dev.createwallet.client.Fixtures.REQUEST;
import static dev.createwallet.client.Fixtures.SHORT;
import static dev.createwallet.client.Fixtures.WALLET;
import static dev.createwallet.client.Fixtures.client;
import static dev.createwallet.client.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.createwallet.client.testing.RawServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What single calls have different, who observes calls, and arguments that are missing. */
@Timeout(30)
class OptionsTest {

    @Test
    void callHasHeadersFormFieldsAndCredentialsOfItsOwn() {
        RequestOptions options = RequestOptions.builder()
                .header("Idempotency-Key", "i1")
                .header("VERSION", "2099-01-01")
                .formField("new field", "ü")
                .credentials("other")
                .build();
        try (RawServer server = RawServer.responding(response(200, WALLET));
                WalletClient client = client(server)) {
            client.with(options)
                    .createWallet(REQUEST.toBuilder().version("2023-06-30").build());
            client.createWallet(REQUEST);
            assertThat(server.requests().get(0))
                    .contains("\r\nIdempotency-Key: i1\r\n", "2099-01-01", basic("other"))
                    .doesNotContain("2023-06-30", basic(API_KEY))
                    .endsWith("gateway=MOBIKWIK&new+field=%C3%BC");
            assertThat(server.requests().get(1))
                    .doesNotContain("Idempotency-Key")
                    .contains(basic(API_KEY))
                    .endsWith("gateway=MOBIKWIK");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void callHasATimeoutOfItsOwn() {
        try (RawServer server = RawServer.stallingAfter("");
                WalletClient client = client(server)) {
            assertThatThrownBy(() -> client.with(
                                    RequestOptions.builder().timeout(SHORT).build())
                            .createWallet(REQUEST))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageContaining("no response before the timeout");
        }
    }

    @Test
    void closingAClientWithOptionsLeavesTheOtherOpen() {
        try (RawServer server = RawServer.responding(response(200, WALLET));
                WalletClient client = client(server)) {
            client.with(RequestOptions.builder().build()).close();
            client.with(RequestOptions.builder().timeout(AMPLE).build()).close();
            assertThat(client.createWallet(REQUEST).wallet()).isEqualTo("MOBIKWIK");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "content-length", "Host", "User-Agent", "two words", ""})
    void rejectsHeadersThatTheClientSetsOrHttpDoesNotAllow(String name) {
        assertThatThrownBy(() -> RequestOptions.builder().header(name, "s3cret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid name of a header")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void rejectsAFormFieldThatTheContractHas() {
        try (WalletClient client = WalletClient.builder(API_KEY).build()) {
            WalletClient twice = client.with(
                    RequestOptions.builder().formField("gateway", "s3cret").build());
            assertThatThrownBy(() -> twice.createWallet(REQUEST))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Invalid formField gateway: the contract has it, so set it in the request");
        }
    }

    @Test
    void optionsShowNoValues() {
        assertThat(RequestOptions.builder()
                        .header("X", "s3cret")
                        .formField("f", "s3cret")
                        .credentials("s3cret")
                        .timeout(SHORT)
                        .build())
                .hasToString("RequestOptions[timeout=PT0.3S, credentials=***, headers=[X], formFields=[f]]");
    }

    @Test
    void listenerIsToldOfTheStartAndTheEndOfEachCall() {
        List<String> told = new CopyOnWriteArrayList<>();
        CallListener listener = operation -> {
            told.add("start of " + operation);
            return result -> {
                assertThat(result.duration()).isPositive();
                told.add(result.operation() + " " + result.status() + " "
                        + (result.failure() == null
                                ? "done"
                                : result.failure().getClass().getSimpleName()));
            };
        };
        observed(listener, response(200, WALLET));
        observed(listener, response(401, "{}"));
        observed(listener, response(200, "{}"));
        observed(listener, "no HTTP\r\n\r\n");
        assertThat(told)
                .containsExactly(
                        "start of createWallet",
                        "createWallet 200 done",
                        "start of createWallet",
                        "createWallet 401 RequestRejectedException",
                        "start of createWallet",
                        "createWallet 200 InvalidResponseException",
                        "start of createWallet",
                        "createWallet null NoResponseException");
    }

    @Test
    void listenerIsToldOfACancelledCall() {
        List<CallListener.Result> told = new CopyOnWriteArrayList<>();
        try (RawServer server = RawServer.stallingAfter("");
                WalletClient client = WalletClient.builder(API_KEY)
                        .baseUri(server.baseUri())
                        .listener(operation -> told::add)
                        .build()) {
            client.createWalletAsync(REQUEST).cancel(true);
            assertThat(told)
                    .singleElement()
                    .satisfies(
                            result -> assertThat(result.failure()).hasMessage("createWallet: the call was cancelled"));
        }
    }

    @Test
    void failureOfTheListenerIsNotThatOfTheCall() {
        CallListener atTheStart = operation -> {
            throw new IllegalStateException();
        };
        CallListener atTheEnd = operation -> result -> {
            throw new IllegalStateException();
        };
        assertThat(observed(atTheStart, response(200, WALLET))).isTrue();
        assertThat(observed(atTheEnd, response(200, WALLET))).isTrue();
    }

    @Test
    void namesTheArgumentThatIsNull() {
        assertNamed("apiKey", () -> WalletClient.builder(null));
        WalletClientBuilder builder = WalletClient.builder(API_KEY);
        assertNamed("baseUri", () -> builder.baseUri(null));
        assertNamed("timeout", () -> builder.timeout(null));
        assertNamed("connectTimeout", () -> builder.connectTimeout(null));
        assertNamed("sslContext", () -> builder.sslContext(null));
        assertNamed("httpClient", () -> builder.httpClient(null));
        assertNamed("transport", () -> builder.transport(null));
        assertNamed("listener", () -> builder.listener(null));
        RequestOptions.Builder options = RequestOptions.builder();
        assertNamed("timeout", () -> options.timeout(null));
        assertNamed("apiKey", () -> options.credentials(null));
        assertNamed("name", () -> options.header(null, "v"));
        assertNamed("X", () -> options.header("X", null));
        assertNamed("name", () -> options.formField(null, "v"));
        assertNamed("value", () -> options.formField("f", null));
        assertNamed("text", () -> JsonObject.parse(null));
        assertNamed("members", () -> new JsonObject(null));
        try (WalletClient client =
                builder.baseUri(URI.create("http://localhost:1")).build()) {
            assertNamed("request", () -> client.createWallet(null));
            assertNamed("request", () -> client.createWalletAsync(null));
            assertNamed("options", () -> client.with(null));
        }
    }

    private static void assertNamed(String argument, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(argument);
    }

    /** Whether the call succeeds. */
    private static boolean observed(CallListener listener, String response) {
        try (RawServer server = RawServer.responding(response);
                WalletClient client = WalletClient.builder(API_KEY)
                        .baseUri(server.baseUri())
                        .timeout(Duration.ofSeconds(20))
                        .listener(listener)
                        .build()) {
            client.createWallet(REQUEST);
            return true;
        } catch (WalletClientException e) {
            return false;
        }
    }

    private static String basic(String key) {
        return Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }
}
