package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.internal.response.Json;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a test in any language does with a stub. What it reads and sets is that of a whole server, so one at a time. */
@ParameterizedClass
@MethodSource("dev.createwallet.server.stub.TestRuntime#running")
@Execution(ExecutionMode.SAME_THREAD)
class SandboxTest {

    private static final String REQUESTS = "/sandbox/requests";
    private static final String NEXT_RESPONSES = "/sandbox/next-responses";

    private final TestRuntime.Running server;

    SandboxTest(TestRuntime.Running server) {
        this.server = server;
    }

    @Test
    void returnsAndForgetsRequests() throws IOException {
        assertThat(send("DELETE", REQUESTS, null, "").status()).isEqualTo(204);
        call("gateway=G&mobile_number=9");
        assertThat(requests()).isEqualTo(Json.MAPPER.valueToTree(new RecordedRequest[] {
            new RecordedRequest(
                    "createWallet",
                    "POST",
                    RawHttp.PATH,
                    Map.of(),
                    Map.of(),
                    Map.of("gateway", "G", "mobile_number", "***"),
                    "",
                    200)
        }));

        send("DELETE", REQUESTS, null, "");
        assertThat(requests()).isEmpty();
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
        assertThat(send("POST", NEXT_RESPONSES, RawHttp.FORM, "code=401").status())
                .isEqualTo(204);
        send("DELETE", REQUESTS, null, "");
        assertThat(call("gateway=G").status()).isEqualTo(200);
    }

    @Test
    void rejectsImpossibleNextResponseAndListsThePossible() throws IOException {
        RawResponse response = send("POST", NEXT_RESPONSES, "text/plain", "code=299");
        response.assertRejectedInJson(400);
        assertThat(response.body()).contains("not documented", "code=401");
    }

    private JsonNode requests() throws IOException {
        return Json.MAPPER.readTree(send("GET", REQUESTS, null, "").body());
    }

    private RawResponse call(String form) throws IOException {
        return send("POST", RawHttp.PATH, RawHttp.FORM, form);
    }

    private RawResponse send(String method, String path, String type, String body) throws IOException {
        return RawHttp.exchange(server.port(), RawHttp.request(method, path, type, body));
    }
}
