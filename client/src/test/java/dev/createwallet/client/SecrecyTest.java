package dev.createwallet.client;

import static dev.createwallet.client.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.client.testing.Contract;
import dev.createwallet.client.testing.RawServer;
import dev.createwallet.client.testing.Secrets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets and personal data are in no message and no toString(), even when a server throws them back. */
class SecrecyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
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

    /** What may come back in any text: what was sent, as it was sent or as people write it. */
    private static final List<String> QUOTED = List.of(
            TOKEN, "tok_abc", NUMBER, "+91-98765-43210", "98765 43210", "a number: " + NUMBER, "invalid_" + TOKEN, ALL);

    @Test
    void masksTheMarkedFieldsOfARequestAndShowsTheOthers() {
        assertThat(REQUEST.toString())
                .startsWith("CreateWalletRequest[")
                .contains("customerId=cst_1", "gateway=MOBIKWIK", "version=null")
                .doesNotContain(NUMBER, TOKEN);
        assertThat(marked("CreateWalletForm"))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(REQUEST.toString()).contains(field + "=***"));
    }

    /** Every text of every response, with each of the secrets in it. */
    static Stream<Arguments> textsOfResponses() {
        return Contract.schemasOfResponses().stream()
                .flatMap(schema -> Contract.schema(schema).get("properties").properties().stream()
                        .filter(property ->
                                property.getValue().path("type").asText().equals("string")
                                        && !property.getValue().has("format"))
                        .filter(property ->
                                !property.getValue().path("x-unique").asBoolean())
                        .map(property -> Arguments.of(
                                schema,
                                property.getKey(),
                                property.getValue().path("x-sensitive").asBoolean())));
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource("textsOfResponses")
    void showsATextOfAResponseOnlyIfItIsACodeAndNotMarked(String schema, String property, boolean marked)
            throws Exception {
        for (String secret : QUOTED) {
            assertThat(shown(schema, property, secret))
                    .contains(camelCase(property) + "=***")
                    .doesNotContain(secret);
        }
        assertThat(shown(schema, property, "INVALID_INPUT"))
                .contains(camelCase(property) + (marked ? "=***" : "=INVALID_INPUT"));
    }

    private static String shown(String schema, String property, String text) throws Exception {
        ObjectNode response = (ObjectNode)
                JSON.readTree(schema.equals("WalletAccount") ? Contract.response("with_mobile_number") : "{}");
        response.put(property, text).put("unknown", text);
        return JSON.treeToValue(response, Class.forName(SecrecyTest.class.getPackageName() + "." + schema))
                .toString();
    }

    @Test
    void showsIdentifiersAndCodesOfAResponse() {
        WalletAccount account = new WalletAccount(JsonObject.parse(Contract.response("with_mobile_number")
                .replace("99999999", NUMBER)
                .replace("wlt_yvuidaocnaupkvz3", "wlt_123456789012")
                .replace("\"token\":null", "\"token\":\"" + TOKEN + "\",\"extra\":\"" + ALL + "\"")));
        assertThat(account.token()).isEqualTo(TOKEN);
        assertNothingSecretIn(account.toString());
        assertThat(account.toString())
                .contains(
                        "id=wlt_123456789012",
                        "object=wallet_account",
                        "wallet=MOBIKWIK",
                        "token=***",
                        "mobileNumber=***");
        assertNothingSecretIn(account.json().toString());
        assertNothingSecretIn(String.valueOf(account.json().get("metadata")));
        assertNothingSecretIn(new Response<>(
                        account, RawResponse.of(200, Map.of("X", List.of(ALL)), ALL.getBytes(), true))
                .toString());
    }

    @Test
    void showsTheCodesOfAnErrorAndNotItsTexts() {
        ErrorBody error = new ErrorBody(JsonObject.parse("{\"status\":\"ERROR\",\"error_code\":\"" + NUMBER
                + "\",\"error_message\":\"" + TOKEN
                + "\",\"error_info\":{\"code\":\"INVALID_INPUT\",\"fields\":[{\"field_name\":\"" + NUMBER + "\"}]}}"));
        assertNothingSecretIn(error.toString());
        assertThat(error.toString()).contains("status=ERROR", "errorCode=***", "code=INVALID_INPUT", "fieldName=***");
    }

    @Test
    void clientAndBuilderDoNotShowTheCredentials() {
        WalletClientBuilder builder = WalletClient.builder(KEY);
        assertNothingSecretIn(builder.toString());
        try (WalletClient client = builder.build()) {
            assertNothingSecretIn(client.toString());
        }
    }

    static Stream<Arguments> responsesThatQuoteSecrets() {
        String quoted = "\"" + ALL + "\"";
        return Stream.of(
                Arguments.of(
                        "an error that quotes them",
                        response(
                                400,
                                "{\"error_message\":" + quoted + ",\"error_code\":" + quoted
                                        + ",\"error_info\":{\"fields\":[{\"field_name\":\"" + NUMBER + "\",\"reason\":"
                                        + quoted + "}]}}",
                                "X: " + ALL)),
                Arguments.of("an error page", response(500, "<html>" + ALL)),
                Arguments.of("a body that is not JSON", response(200, ALL)),
                Arguments.of("broken JSON", response(200, "{\"id\":" + quoted + ",\"x\":" + ALL)),
                Arguments.of("a name twice", response(200, "{" + quoted + ":1," + quoted + ":1}")),
                Arguments.of("another type", response(200, "{\"id\":[" + quoted + "]}")),
                Arguments.of(
                        "a number that is none",
                        response(
                                200,
                                Contract.response("with_mobile_number")
                                        .replace("\"current_balance\":null", "\"current_balance\":" + quoted))),
                Arguments.of("a redirect", response(302, "", "Location: http://127.0.0.1/" + NUMBER)),
                Arguments.of("a body cut off", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + ALL),
                Arguments.of("not HTTP", ALL + "\r\n\r\n"),
                Arguments.of("a broken header", "HTTP/1.1 200 OK\r\n" + ALL + "\r\n\r\n"),
                Arguments.of("a broken length", "HTTP/1.1 200 OK\r\nContent-Length: " + NUMBER + "x\r\n\r\n"),
                Arguments.of("a broken chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + ALL + "\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responsesThatQuoteSecrets")
    void exceptionShowsNothingSecretEvenIfTheServerQuotesIt(String name, String response) {
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.send(response);
                });
                WalletClient client =
                        Fixtures.builder(KEY).baseUri(server.baseUri()).build()) {
            WalletClientException failure =
                    catchThrowableOfType(WalletClientException.class, () -> client.createWallet(REQUEST));
            assertThat(failure).isNotNull().hasMessageStartingWith("createWallet: ");
            assertNothingSecretIn(Secrets.everythingItSays(failure));
            assertNothingSecretIn(Secrets.everythingItSays(
                    catchThrowableOfType(CompletionException.class, client.createWalletAsync(REQUEST)::join)));
        }
    }

    /** The fields that a schema marks, as Java names them. */
    private static List<String> marked(String schema) {
        return Contract.schema(schema).get("properties").properties().stream()
                .filter(property -> property.getValue().path("x-sensitive").asBoolean())
                .map(property -> camelCase(property.getKey()))
                .toList();
    }

    private static String camelCase(String name) {
        return Pattern.compile("_(.)")
                .matcher(name)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    private static void assertNothingSecretIn(String text) {
        assertThat(text).doesNotContain(SECRETS);
    }
}
