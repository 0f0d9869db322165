package dev.createwallet.client;

import static dev.createwallet.client.Fixtures.REQUEST;
import static dev.createwallet.client.Fixtures.WALLET;
import static dev.createwallet.client.Fixtures.call;
import static dev.createwallet.client.Fixtures.client;
import static dev.createwallet.client.Fixtures.failure;
import static dev.createwallet.client.testing.RawServer.response;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.client.testing.Contract;
import dev.createwallet.client.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the client reads responses with a status of success. */
class ResponseTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void readsTheExampleWithAMobileNumber() {
        WalletAccount account = call(RawServer.responding(response(200, WALLET)));
        assertThat(account.id()).isEqualTo("wlt_yvuidaocnaupkvz3");
        assertThat(account.object()).isEqualTo(WalletAccount.ObjectValue.WALLET_ACCOUNT);
        assertThat(account.wallet()).isEqualTo("MOBIKWIK");
        assertThat(account.token()).isNull();
        assertThat(account.currentBalance()).isNull();
        assertThat(account.linked()).isFalse();
        assertThat(account.lastRefreshed()).isNull();
        assertThat(account.metadata()).isNotNull();
        assertThat(account.metadata().mobileNumber()).isEqualTo("99999999");
        assertThat(account.gatewayReferenceId()).isNull();
        assertThat(account.hasGatewayReferenceId()).isTrue();
    }

    @Test
    void readsTheExampleWithoutAMobileNumberAndTellsAbsentFromNull() {
        WalletAccount account = call(RawServer.responding(response(200, Contract.response("without_mobile_number"))));
        assertThat(account.metadata()).isNull();
        assertThat(account.gatewayReferenceId()).isNull();
        assertThat(account.hasGatewayReferenceId()).isFalse();
    }

    @Test
    void readsALinkedWallet() {
        WalletAccount account = account("token", "tok_1", "linked", true, "last_refreshed", "2016-08-01T08:07:52+0000");
        assertThat(account.token()).isEqualTo("tok_1");
        assertThat(account.linked()).isTrue();
        assertThat(account.lastRefreshed()).isEqualTo("2016-08-01T08:07:52+0000");
    }

    @Test
    void readsABalanceToTheLastDigit() {
        String response = WALLET.replace("\"current_balance\":null", "\"current_balance\":12345678901234567890.10");
        assertThat(call(RawServer.responding(response(200, response))).currentBalance())
                .isEqualTo(new BigDecimal("12345678901234567890.10"));
        assertThat(account("current_balance", 7).currentBalance()).isEqualTo(new BigDecimal(7));
    }

    @Test
    void readsABalanceThatIsANumericString() {
        assertThat(account("current_balance", "12.50").currentBalance()).isEqualTo(new BigDecimal("12.50"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.5", "1e2", "12E-1", "0"})
    void readsANumericStringAsJsonWouldWriteIt(String number) {
        assertThat(account("current_balance", number).currentBalance()).isEqualTo(new BigDecimal(number));
    }

    @Test
    void toleratesNullMetadata() {
        assertThat(account("metadata", null).metadata()).isNull();
    }

    @Test
    void toleratesAnUnknownValueOfObjectAndShowsIt() {
        assertThat(account("object", "wallet_account_v2").object())
                .isEqualTo(new WalletAccount.ObjectValue("wallet_account_v2"));
    }

    @Test
    void toleratesUnknownPropertiesAndShowsThem() {
        WalletAccount account = account("device", Map.of("id", "d1"));
        assertThat(account.json().get("device")).isEqualTo(JsonObject.parse("{\"id\":\"d1\"}"));
        assertThat(account.json().members()).containsKeys("id", "device");
    }

    @Test
    void givesStatusHeadersAndBody() {
        try (RawServer server = RawServer.responding(response(200, WALLET, "X-Trace: t1"));
                WalletClient client = client(server)) {
            Response<WalletAccount> response = client.createWalletWithResponse(REQUEST);
            assertThat(response.raw().status()).isEqualTo(200);
            assertThat(response.raw().headers().firstValue("x-trace")).contains("t1");
            assertThat(response.raw().text()).isEqualTo(WALLET);
            response.raw().body()[0] = 0;
            assertThat(response.raw().body()).isEqualTo(WALLET.getBytes(UTF_8));
            assertThat(response.value().id()).isEqualTo(new WalletAccount(JsonObject.parse(WALLET)).id());
        }
    }

    @Test
    void readsTheBodyAsUtf8WhateverTheCharsetParameterSays() {
        assertThat(call(RawServer.responding(response(200, with("wallet", "é漢"))
                                .replace("application/json", "application/json; charset=ISO-8859-1")))
                        .wallet())
                .isEqualTo("é漢");
    }

    @Test
    void readsAChunkedBodyAndOneThatEndsWithTheConnection() {
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(WALLET.length())
                + "\r\n" + WALLET + "\r\n0\r\n\r\n";
        assertThat(call(RawServer.responding(chunked)).wallet()).isEqualTo("MOBIKWIK");
        RawServer closing = RawServer.start(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + WALLET);
        });
        assertThat(call(closing).wallet()).isEqualTo("MOBIKWIK");
    }

    static Stream<String> requiredProperties() {
        return StreamSupport.stream(
                        Contract.schema("WalletAccount").get("required").spliterator(), false)
                .map(JsonNode::textValue);
    }

    @ParameterizedTest
    @MethodSource("requiredProperties")
    void rejectsAMissingRequiredProperty(String name) {
        assertThat(invalid(response(200, object(WALLET).without(name).toString())))
                .hasMessage("createWallet: the response with status 200 breaks the contract: " + name + " is missing");
    }

    @ParameterizedTest
    @MethodSource("requiredProperties")
    void rejectsNullWhereTheContractDoesNotAllowIt(String name) {
        String response = object(WALLET).putNull(name).toString();
        if (Contract.schema("WalletAccount")
                .at("/properties/" + name + "/nullable")
                .asBoolean()) {
            assertThat(call(RawServer.responding(response(200, response)))
                            .json()
                            .get(name))
                    .isNull();
        } else {
            assertThat(invalid(response(200, response))).hasMessageEndingWith(name + " is null");
        }
    }

    static Stream<String> properties() {
        return StreamSupport.stream(
                ((Iterable<String>) () -> Contract.schema("WalletAccount")
                                .get("properties")
                                .fieldNames())
                        .spliterator(),
                false);
    }

    @ParameterizedTest
    @MethodSource("properties")
    void rejectsAPropertyOfAnotherType(String name) {
        ObjectNode response = object(WALLET);
        response.putArray(name).add(1);
        assertThat(invalid(response(200, response.toString()))).hasMessageContaining(": " + name + " is not a");
    }

    @Test
    void namesTheWholePathOfANestedProperty() {
        assertThat(invalid(response(200, with("metadata", Map.of("mobile_number", 1)))))
                .hasMessageEndingWith(": metadata.mobile_number is not a string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "", "+1", " 1", "1.", ".5", "007", "1d", "0x1", "NaN", "1,5", "١", "1e99999999999"})
    void rejectsABalanceThatIsAStringButNotANumber(String text) {
        assertThat(invalid(response(200, with("current_balance", text))))
                .hasMessageEndingWith("current_balance is not a number");
    }

    @Test
    @Timeout(5)
    void rejectsABalanceThatWouldTakeLongToRead() {
        // BigDecimal takes time that grows with the square of the length: half a minute for these.
        String digits = "1".repeat(1_000_000);
        assertThat(invalid(response(200, with("current_balance", digits))))
                .hasMessageEndingWith("current_balance is not a number");
        assertThat(invalid(response(200, WALLET.replace("\"current_balance\":null", "\"current_balance\":" + digits))))
                .hasMessageContaining("valid JSON");
    }

    @Test
    void rejectsANumberWithAnExponentOutOfRange() {
        assertThat(invalid(
                        response(200, WALLET.replace("\"current_balance\":null", "\"current_balance\":1e99999999999"))))
                .hasMessageContaining("valid JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "{",
                "<html></html>",
                "{} {}",
                "{\"id\":NaN}",
                "\uFEFF{}",
                "{'id':1}"
            })
    void rejectsABodyThatIsNotOneJsonObject(String body) {
        InvalidResponseException failure = invalid(response(200, body, "X-Trace: t1"));
        assertThat(failure.getMessage())
                .endsWith(
                        body.isEmpty()
                                ? "the body is empty"
                                : body.equals("null")
                                        ? "the JSON value is null"
                                        : "[]\"text\"".contains(body) ? "the JSON value is not an object" : "")
                .satisfies(message ->
                        assertThat(message).containsAnyOf("not valid JSON", "the JSON value is", "the body is empty"));
        assertThat(failure.response().status()).isEqualTo(200);
        assertThat(failure.response().headers().firstValue("x-trace")).contains("t1");
        assertThat(failure.response().text()).isEqualTo(body);
    }

    @Test
    void rejectsANameThatOccursTwice() {
        String twice = WALLET.replaceFirst("\\{", "{\"linked\":true,");
        assertThat(invalid(response(200, twice))).hasMessageContaining("each name once");
    }

    @Test
    void rejectsABodyThatIsNotUtf8AndKeepsItsBytes() {
        byte[] latin = with("wallet", "é").getBytes(ISO_8859_1);
        assertThat(invalid(latin))
                .hasMessageEndingWith("not UTF-8")
                .satisfies(e -> assertThat(e.response().body()).isEqualTo(latin));
        assertThat(invalid(WALLET.getBytes(UTF_16))).hasMessageEndingWith("not UTF-8");
    }

    @Test
    void readsTheReplacementCharacterIfItWasSent() {
        assertThat(JsonText.of("\"\uFFFD\"".getBytes(UTF_8))).isEqualTo("\uFFFD");
    }

    @Test
    void rejectsACompressedBody() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(WALLET.getBytes(UTF_8));
        }
        assertThat(invalid(zipped.toByteArray(), "Content-Encoding: gzip"))
                .hasMessageContaining("the body is compressed (Content-Encoding)")
                .satisfies(failure -> assertThat(failure.response().body()).isEqualTo(zipped.toByteArray()));
    }

    @Test
    void rejectsABodyThatIsNestedTooDeeply() {
        assertThat(invalid(response(200, "{\"a\":".repeat(50_000)))).hasMessageContaining("valid JSON");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 204, 206, 300, 304})
    void rejectsAStatusThatIsNotDocumented(int status) {
        String body = status == 204 || status == 304 ? "" : WALLET;
        InvalidResponseException failure = invalid(response(status, body));
        assertThat(failure.response().status()).isEqualTo(status);
        assertThat(failure)
                .hasMessageContaining("status " + status)
                .hasMessageEndingWith(
                        status < 300
                                ? "the status is not documented"
                                : "the status is not documented, and redirects are not followed");
    }

    @Test
    void rejectsAnIncompleteBodyAndKeepsWhatWasRead() {
        InvalidResponseException failure = failure(InvalidResponseException.class, RawServer.start(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nX-Trace: t1\r\nContent-Length: 1000\r\n\r\n{\"id\":");
        }));
        assertThat(failure).hasMessageEndingWith("the connection ended before the body was complete");
        assertThat(failure.response().headers().firstValue("x-trace")).contains("t1");
        assertThat(failure.response().text()).isEqualTo("{\"id\":");
    }

    @Test
    void rejectsAnIncompleteChunkedBodyWithCompleteJson() {
        InvalidResponseException failure = failure(InvalidResponseException.class, RawServer.start(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(WALLET.length()) + "\r\n" + WALLET + "\r\n");
        }));
        assertThat(failure).hasMessageEndingWith("the connection ended before the body was complete");
        assertThat(failure.response().text()).isEqualTo(WALLET);
    }

    private static WalletAccount account(Object... members) {
        return call(RawServer.responding(response(200, with(members))));
    }

    private static InvalidResponseException invalid(String response) {
        return failure(InvalidResponseException.class, RawServer.responding(response));
    }

    private static InvalidResponseException invalid(byte[] body, String... headers) {
        String head = response(200, "", headers).replace("Content-Length: 0", "Content-Length: " + body.length);
        return failure(InvalidResponseException.class, RawServer.start(connection -> {
            connection.readRequest();
            connection.send(head);
            connection.send(body);
            connection.stall();
        }));
    }

    /** The example with some of its members replaced. */
    private static String with(Object... members) {
        ObjectNode response = object(WALLET);
        for (int i = 0; i < members.length; i += 2) {
            response.set((String) members[i], JSON.valueToTree(members[i + 1]));
        }
        return response.toString();
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
