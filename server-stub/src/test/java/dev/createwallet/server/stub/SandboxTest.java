package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.server.stub.internal.response.Json;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a test in any language does with a stub. What it reads and sets is that of a whole server, so one at a time. */
@ParameterizedClass
@MethodSource("dev.createwallet.server.stub.TestRuntime#running")
@Execution(ExecutionMode.SAME_THREAD)
class SandboxTest {

    private static final String REQUESTS = "/sandbox/requests";
    private static final String NEXT_RESPONSES = "/sandbox/next-responses";
    private static final String SETTINGS = "/sandbox/settings";
    private static final String STARTED = "{\"faultsAllowed\":false,\"seed\":0,\"everyResponse\":\"\"}";

    private final TestRuntime.Running server;

    SandboxTest(TestRuntime.Running server) {
        this.server = server;
    }

    @Test
    void returnsAndForgetsRequests() throws IOException {
        assertThat(send("DELETE", REQUESTS, null, "").status()).isEqualTo(204);
        call("gateway=G&mobile_number=9");
        ObjectNode request = (ObjectNode) requests().path(0);
        assertThat(Instant.parse(request.remove("time").textValue())).isBeforeOrEqualTo(Instant.now());
        assertThat(request).isEqualTo(Json.MAPPER.readTree("""
                        {"operation": "createWallet", "method": "POST", "path": "%s", "query": {}, "headers": {},
                         "mediaType": "application/x-www-form-urlencoded",
                         "form": {"gateway": "G", "mobile_number": "***"}, "json": "", "preference": "",
                         "scenario": "with_mobile_number", "status": 200}
                        """.formatted(RawHttp.PATH)));

        send("DELETE", REQUESTS, null, "");
        assertThat(requests()).isEmpty();
    }

    @Test
    void findsRequestsByWhatWasSent() throws IOException {
        send("DELETE", REQUESTS, null, "");
        String customer = CreateWallet.customer(CreateWallet.CREATED);
        call("gateway=a%26b&mobile_number=99999999");
        call("gateway=a%26b&mobile_number=88888888");
        send("POST", RawHttp.PATH, RawHttp.FORM + "\r\nversion: 2023-06-30", "command=x");

        assertThat(requests("customer_id=" + customer)).hasSize(3);
        assertThat(requests("operation=createWallet&method=POST&status=200&gateway=a%26b"))
                .hasSize(2);
        assertThat(requests("mobile_number=88888888")).hasSize(1);
        assertThat(requests("mobile_number=88888888&mobile_number=99999999")).isEmpty();
        assertThat(requests("version=2023-06-30"))
                .singleElement()
                .satisfies(
                        request -> assertThat(request.path("status").intValue()).isEqualTo(400));
        for (String nothing : new String[] {
            "mobile_number=8888888", "mobile_number=***", "mobile_number=", "gateway=a", "method=post", "status=0"
        }) {
            assertThat(requests(nothing)).as(nothing).isEmpty();
        }
    }

    @Test
    void findsRequestsByValuesThatAreCut() throws IOException {
        String text = "x".repeat(1_500);
        call("gateway=" + text + "&mobile_number=" + text + "1");

        assertThat(requests("gateway=" + text)).hasSize(1);
        assertThat(requests("mobile_number=" + text + "1")).hasSize(1);
        assertThat(requests("gateway=" + text + "x")).isEmpty();
        assertThat(requests("gateway=" + "x".repeat(1_000) + "…")).isEmpty();
    }

    @Test
    void forgetsTheRequestsInWhichTheValuesOfTheQueryWereSent() throws IOException {
        send("DELETE", REQUESTS, null, "");
        call("gateway=G&mobile_number=99999999");
        call("gateway=H");

        assertThat(send("DELETE", REQUESTS + "?mobile_number=99999999", null, "")
                        .status())
                .isEqualTo(204);
        assertThat(requests()).hasSize(1);
        assertThat(requests("gateway=H")).hasSize(1);
        send("DELETE", REQUESTS + "?colour=blue", null, "").assertRejectedInJson(400);
        assertThat(requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            colour=blue      | customer_id
            Gateway=G        | gateway
            operation=other  | createWallet
            status=2OO       | a number
            """)
    void rejectsWhatNoRequestCanHave(String query, String possible) throws IOException {
        RawResponse response = send("GET", REQUESTS + "?" + query, null, "");
        response.assertRejectedInJson(400);
        assertThat(response.body()).contains(possible);
    }

    @Test
    void takesNextResponsesAsJson() throws IOException {
        assertThat(send("POST", NEXT_RESPONSES, "application/json;charset=utf-8", "[\"code=401\", \"code=400\"]")
                        .status())
                .isEqualTo(204);
        assertThat(nextResponses()).isEqualTo("[\"code=401\",\"code=400\"]");
        send("DELETE", "/sandbox", null, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[]", "null", "[null]", "[1]", "{}", "\"code=401\"", "[\"code=401\"] 1", "[\"\"]"})
    void rejectsOtherJsonAsNextResponses(String json) throws IOException {
        send("POST", NEXT_RESPONSES, "application/json", json).assertRejectedInJson(400);
        assertThat(nextResponses()).isEqualTo("[]");
    }

    @Test
    void rejectsABodyWithoutNextResponses() throws IOException {
        RawResponse response = send("POST", NEXT_RESPONSES, "text/plain", "");
        response.assertRejectedInJson(400);
        assertThat(response.body()).contains("code=401");
    }

    @Test
    void setsAndForgetsNextResponses() throws IOException {
        assertThat(send("POST", NEXT_RESPONSES, "text/plain", "code=401\ncode=400\n")
                        .status())
                .isEqualTo(204);
        assertThat(call("gateway=G").status()).isEqualTo(401);
        assertThat(call("gateway=G").status()).isEqualTo(400);
        assertThat(call("gateway=G").status()).isEqualTo(200);

        // As curl sends it unless told otherwise.
        assertThat(send("POST", NEXT_RESPONSES, RawHttp.FORM, "code=401\ncode=400;customer_id=cst_1")
                        .status())
                .isEqualTo(204);
        assertThat(nextResponses()).isEqualTo("[\"code=401\",\"code=400; customer_id=cst_1\"]");
        send("DELETE", REQUESTS, null, "");
        assertThat(nextResponses()).contains("code=401");
        assertThat(send("DELETE", NEXT_RESPONSES, null, "").status()).isEqualTo(204);
        assertThat(nextResponses()).isEqualTo("[]");
        assertThat(call("gateway=G").status()).isEqualTo(200);
    }

    @Test
    void resetsRequestsAndNextResponses() throws IOException {
        call("gateway=G");
        send("POST", NEXT_RESPONSES, "text/plain", "code=401");

        assertThat(send("DELETE", "/sandbox", null, "").status()).isEqualTo(204);

        assertThat(requests()).isEmpty();
        assertThat(nextResponses()).isEqualTo("[]");
    }

    @Test
    void givesNextResponseToRequestWithAnotherPreference() throws IOException {
        send("POST", NEXT_RESPONSES, "text/plain", "code=401");
        String type = RawHttp.FORM + "\r\nPrefer: return=minimal";
        assertThat(send("POST", RawHttp.PATH, type, "gateway=G").status()).isEqualTo(401);
        assertThat(call("gateway=G").status()).isEqualTo(200);
    }

    @Test
    void givesNextResponseToTheRequestWithItsParameter() throws IOException {
        send("POST", NEXT_RESPONSES, "text/plain", "code=401;customer_id=cst_7");
        assertThat(call("gateway=G").status()).isEqualTo(200);
        String path = CreateWallet.OPERATION.path().replaceFirst("\\{.*?}", "cst_7");
        assertThat(send("POST", path, RawHttp.FORM, "gateway=G").status()).isEqualTo(401);
        assertThat(send("POST", NEXT_RESPONSES, "text/plain", "code=401;colour=blue")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void keepsNoMoreThanAThousandNextResponsesAndSaysSo() throws IOException {
        assertThat(send("POST", NEXT_RESPONSES, "text/plain", "code=401\n".repeat(1_000))
                        .status())
                .isEqualTo(204);
        RawResponse response = send("POST", NEXT_RESPONSES, "text/plain", "code=401");
        response.assertRejectedInJson(400);
        assertThat(response.body()).contains("1000 is the limit");
        send("DELETE", "/sandbox", null, "");
    }

    @Test
    void rejectsNextResponsesThatAreTooLarge() throws IOException {
        send("POST", NEXT_RESPONSES, "text/plain", "code=401;x=" + "x".repeat(70_000))
                .assertRejectedInJson(413);
        assertThat(nextResponses()).isEqualTo("[]");
    }

    @Test
    void rejectsImpossibleNextResponseAndListsThePossible() throws IOException {
        RawResponse response = send("POST", NEXT_RESPONSES, "text/plain", "code=299");
        response.assertRejectedInJson(400);
        assertThat(response.body()).contains("not documented", "code=401");
    }

    @Test
    void setsAndForgetsTheResponseToEveryRequest() throws IOException {
        assertThat(settings("{\"everyResponse\": \"code=401\", \"seed\": 7}").body())
                .isEqualTo("{\"faultsAllowed\":false,\"seed\":7,\"everyResponse\":\"code=401\"}");
        send("POST", NEXT_RESPONSES, "text/plain", "code=400");
        assertThat(call("gateway=G").status()).isEqualTo(400);
        assertThat(call("gateway=G").status()).isEqualTo(401);
        assertThat(call("gateway=G").status()).isEqualTo(401);
        assertThat(send("POST", RawHttp.PATH, RawHttp.FORM + "\r\nPrefer: code=200", "gateway=G")
                        .status())
                .isEqualTo(200);

        assertThat(settings("{}").body()).isEqualTo(STARTED);
        assertThat(call("gateway=G").status()).isEqualTo(200);
        settings("{\"everyResponse\": \"code=401\"}");
        send("DELETE", "/sandbox", null, "");
        assertThat(send("GET", SETTINGS, null, "").body()).isEqualTo(STARTED);
        assertThat(call("gateway=G").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                         | The body must be a JSON object
            null                       | The body must be a JSON object
            [1]                        | The body must be a JSON object
            {"colour": "blue"}         | The body must be a JSON object
            {"seed": "7"}              | The body must be a JSON object
            {"seed": null}             | The body must be a JSON object
            {"seed": 7.5}              | The body must be a JSON object
            {"faultsAllowed": "no"}    | The body must be a JSON object
            {"faultsAllowed": true}    | --allow-faults
            {"everyResponse": "blue"}  | must be code=STATUS
            {"everyResponse": "code=299"}   | documented are
            {"everyResponse": "fault=drop"} | --allow-faults
            """)
    void rejectsImpossibleSettingsAndKeepsThoseThatWereMade(String json, String told) throws IOException {
        RawResponse response = settings(json);
        response.assertRejectedInJson(400);
        assertThat(response.body()).contains(told).doesNotContain("createwallet");
        assertThat(send("GET", SETTINGS, null, "").body()).isEqualTo(STARTED);
    }

    @Test
    void rejectsSettingsThatAreTooLarge() throws IOException {
        settings(" ".repeat(70_000)).assertRejectedInJson(413);
    }

    private RawResponse settings(String json) throws IOException {
        return send("PUT", SETTINGS, "application/json", json);
    }

    private String nextResponses() throws IOException {
        return send("GET", NEXT_RESPONSES, null, "").body();
    }

    private JsonNode requests() throws IOException {
        return requests("");
    }

    private JsonNode requests(String query) throws IOException {
        return Json.MAPPER.readTree(send("GET", REQUESTS + (query.isEmpty() ? "" : "?" + query), null, "")
                .body());
    }

    private RawResponse call(String form) throws IOException {
        return send("POST", RawHttp.PATH, RawHttp.FORM, form);
    }

    private RawResponse send(String method, String path, String type, String body) throws IOException {
        return RawHttp.exchange(server.port(), RawHttp.request(method, path, type, body));
    }
}
