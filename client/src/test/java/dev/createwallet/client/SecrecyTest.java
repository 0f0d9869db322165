package dev.createwallet.client;

import static dev.createwallet.client.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets and personal data are in no message and no toString(), even when a server throws them back. */
class SecrecyTest {

    private static final String KEY = "s3cretKey";
    private static final String CREDENTIALS = Base64.getEncoder().encodeToString((KEY + ":").getBytes());
    private static final String NUMBER = "9198765432";
    private static final String TOKEN = "s3cretToken";
    private static final List<String> SECRETS = List.of(KEY, CREDENTIALS, NUMBER, TOKEN);
    private static final String ALL = String.join(" ", SECRETS);

    private static final CreateWalletRequest REQUEST = CreateWalletRequest.builder()
            .customerId("cst_1")
            .gateway("MOBIKWIK")
            .mobileNumber(NUMBER)
            .clientAuthToken(TOKEN)
            .build();

    @Test
    void theFieldsThatTheContractMarksAreMaskedAndTheOthersShown() {
        assertThat(REQUEST.toString()).startsWith("CreateWalletRequest[")
                .contains("customerId=cst_1", "gateway=MOBIKWIK", "version=null", "mobileNumber=***", "clientAuthToken=***")
                .doesNotContain(NUMBER, TOKEN);
        assertThat(marked("CreateWalletForm")).contains("mobile_number", "client_auth_token").doesNotContain("gateway");
        assertThat(marked("WalletAccount")).contains("token");
        assertThat(marked("WalletMetadata")).contains("mobile_number");
    }

    @Test
    void anAnswerMasksWhatTheContractMarks() {
        WalletAccount account = new WalletAccount(JsonObject.parse(Contract.answer("with_mobile_number")
                .replace("99999999", NUMBER)
                .replace("\"token\":null", "\"token\":\"" + TOKEN + "\",\"extra\":\"" + ALL + "\"")));
        assertThat(account.token()).isEqualTo(TOKEN);
        assertNothingSecretIn(account.toString());
        assertThat(account.toString()).contains("token=***", "mobileNumber=***", "id=wlt_");
        assertNothingSecretIn(account.json().toString());
        assertNothingSecretIn(new Response<>(account, new RawResponse(200, headers(), ALL.getBytes())).toString());
    }

    @Test
    void anErrorShowsItsCodesAndNotWhatItSays() {
        ApiError error = new ApiError(JsonObject.parse("{\"status\":\"ERROR\",\"error_code\":\"" + NUMBER + "\",\"error_message\":\"" + ALL
                + "\",\"error_info\":{\"code\":\"INVALID_INPUT\",\"user_message\":\"not a number: " + NUMBER
                + "\",\"fields\":[{\"field_name\":\"mobile_number\",\"reason\":\"" + ALL + "\"}]}}"));
        assertNothingSecretIn(error.toString());
        assertThat(error.toString()).contains("status=ERROR", "errorCode=***", "code=INVALID_INPUT", "fieldName=mobile_number");
    }

    @Test
    void theClientAndItsBuilderDoNotShowTheCredentials() {
        WalletClientBuilder builder = WalletClient.builder(KEY);
        assertNothingSecretIn(builder.toString());
        try (WalletClient client = builder.build()) {
            assertNothingSecretIn(client.toString());
        }
    }

    static Stream<Arguments> answersThatQuoteSecrets() {
        String quoted = "\"" + ALL + "\"";
        return Stream.of(
                Arguments.of("an error that quotes them", response(400, "{\"error_message\":" + quoted + ",\"error_code\":" + quoted
                        + ",\"error_info\":{\"fields\":[{\"field_name\":\"" + NUMBER + "\",\"reason\":" + quoted + "}]}}", "X: " + ALL)),
                Arguments.of("an error page", response(500, "<html>" + ALL)),
                Arguments.of("a body that is not JSON", response(200, ALL)),
                Arguments.of("broken JSON", response(200, "{\"id\":" + quoted + ",\"x\":" + ALL)),
                Arguments.of("a name twice", response(200, "{" + quoted + ":1," + quoted + ":1}")),
                Arguments.of("another type", response(200, "{\"id\":[" + quoted + "]}")),
                Arguments.of("a number that is none", response(200, Contract.answer("with_mobile_number")
                        .replace("\"current_balance\":null", "\"current_balance\":" + quoted))),
                Arguments.of("a redirect", response(302, "", "Location: http://127.0.0.1/" + NUMBER)),
                Arguments.of("a body cut off", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + ALL),
                Arguments.of("not HTTP", ALL + "\r\n\r\n"),
                Arguments.of("a broken header", "HTTP/1.1 200 OK\r\n" + ALL + "\r\n\r\n"),
                Arguments.of("a broken length", "HTTP/1.1 200 OK\r\nContent-Length: " + NUMBER + "x\r\n\r\n"),
                Arguments.of("a broken chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + ALL + "\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersThatQuoteSecrets")
    void anExceptionShowsNothingSecretEvenIfTheServerQuotesIt(String name, String answer) {
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.send(answer);
                });
                WalletClient client = WalletClient.builder(KEY).baseUri(server.baseUri()).build()) {
            WalletClientException failure =
                    catchThrowableOfType(WalletClientException.class, () -> client.createWallet(REQUEST));
            assertThat(failure).isNotNull().hasMessageStartingWith("createWallet: ");
            assertNothingSecretIn(Secrets.everythingItSays(failure));
            assertNothingSecretIn(Secrets.everythingItSays(
                    catchThrowableOfType(java.util.concurrent.CompletionException.class, client.createWalletAsync(REQUEST)::join)));
        }
    }

    private static List<String> marked(String schema) {
        List<String> names = new java.util.ArrayList<>();
        for (Map.Entry<String, JsonNode> property : Contract.schema(schema).get("properties").properties()) {
            if (property.getValue().path("x-sensitive").asBoolean()) {
                names.add(property.getKey());
            }
        }
        return names;
    }

    private static void assertNothingSecretIn(String text) {
        assertThat(text).doesNotContain(SECRETS);
    }

    private static java.net.http.HttpHeaders headers() {
        return java.net.http.HttpHeaders.of(Map.of("X", List.of(ALL)), (name, value) -> true);
    }
}
