package dev.createwallet.server.stub.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.RawHttp;
import dev.createwallet.server.stub.RawResponse;
import dev.createwallet.server.stub.TestRuntime;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.filter.StrictHeaders;
import dev.createwallet.server.stub.internal.filter.StrictPath;
import dev.createwallet.server.stub.internal.response.ErrorMapper;
import dev.createwallet.server.stub.internal.response.Json;
import dev.createwallet.server.stub.internal.response.ViolationMapper;
import dev.createwallet.server.stub.internal.sandbox.NextResponses;
import dev.createwallet.server.stub.internal.sandbox.RequestLog;
import dev.createwallet.server.stub.internal.sandbox.SandboxResource;
import dev.createwallet.server.stub.internal.scenario.OperationId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Secrets in every place of a request that a digest can mark. */
class SecrecyTest {

    /** In each place one value that may be logged, and one that may not. */
    private static final String DIGEST = """
            {"version": "1", "operations": [
              {"id": "form", "method": "POST", "path": "/of/{secret}/{open}/form", "security": [],
               "parameters": [
                 {"in": "path", "name": "secret", "shown": false}, {"in": "path", "name": "open", "shown": true},
                 {"in": "query", "name": "q-secret", "shown": false}, {"in": "query", "name": "q-open", "shown": true},
                 {"in": "header", "name": "h-secret", "shown": false}, {"in": "header", "name": "h-open", "shown": true}],
               "body": {"mediaTypes": ["application/x-www-form-urlencoded"], "shown": [["open"]], "arrays": []},
               "scenarios": [], "responses": [{"status": 200}]},
              {"id": "json", "method": "POST", "path": "/json", "security": [], "parameters": [],
               "body": {"mediaTypes": ["application/json"],
                        "shown": [["open"], ["inner", "open"], ["list", 0, "open"], ["map", null]], "arrays": []},
               "scenarios": [], "responses": [{"status": 200}]}]}
            """;

    private static final Digest CONTRACT = Digest.read(DIGEST.getBytes(StandardCharsets.UTF_8));
    private static final RequestLog LOG = new RequestLog(CONTRACT);

    private static TestRuntime.Running server;

    @BeforeAll
    static void start() throws IOException {
        server = TestRuntime.JERSEY_ON_JETTY.start(new Marked());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void masksWhatTheDigestDoesNotShow() throws IOException {
        send(
                "/of/value-1/kept-1/form?q-secret=value-2&q-open=kept-2&unlisted=value-3",
                "h-secret: value-4\r\nh-open: kept-3\r\n",
                RawHttp.FORM,
                "open=kept-4&secret=value-5&unlisted=value-6");
        send("/json", "", "application/json", """
                {"open": "kept-5", "secret": "value-7", "inner": {"open": 6, "secret": 7777},
                 "list": [{"open": "kept-6", "secret": "value-8"}], "map": {"any": "kept-7"}, "unlisted": {"open": "value-9"}}""");
        send("/of/value-10/elsewhere", "", RawHttp.FORM, "a=value-11");
        send("/of/value-12/kept-8/form", "", RawHttp.FORM, "secret=value-13&secret=value-14");
        send("/json", "", "application/json", "{\"secret\": \"value-15\", \"secret\": \"value-16\"}");

        JsonNode logged = Json.MAPPER.readTree(RawHttp.exchange(
                        server.port(),
                        "GET /sandbox/requests HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Authorization: Basic a2V5X29mX3RoZV90ZXN0czo=\r\n\r\n")
                .body());
        assertThat(logged.toString())
                .doesNotContain("value-", "7777")
                .contains("kept-1", "kept-2", "kept-3", "kept-4", "kept-5", "kept-6", "kept-7", "kept-8", "***");
        assertThat(logged.path(0).path("path").textValue()).isEqualTo("/of/***/kept-1/form");
        assertThat(logged.path(2).path("path").textValue()).isEqualTo("/of/***/***");
    }

    private static void send(String path, String headers, String type, String body) throws IOException {
        String request = RawHttp.head("POST", path) + headers + "Content-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        RawResponse response = RawHttp.exchange(server.port(), request);
        assertThat(response.text()).doesNotContain("value-", "7777");
    }

    private static final class Marked extends Application {

        @Override
        @SuppressWarnings("deprecation")
        public Set<Object> getSingletons() {
            NextResponses next = new NextResponses(CONTRACT, false);
            return Set.of(
                    new StrictPath(),
                    new StrictHeaders(CONTRACT),
                    new OperationFilters(CONTRACT, TestRuntime.API_KEY, next),
                    new SandboxResource(LOG, next),
                    LOG,
                    new Json(),
                    new ViolationMapper(),
                    new ErrorMapper(CONTRACT.mediaTypes()),
                    new Operations());
        }
    }

    /** The operations of the digest. */
    @Path("/")
    @Produces("application/json")
    public static final class Operations {

        @POST
        @Path("of/{secret}/{open}/form")
        @Consumes("application/x-www-form-urlencoded")
        @OperationId("form")
        public Map<String, String> form() {
            return Map.of();
        }

        @POST
        @Path("json")
        @Consumes("application/json")
        @OperationId("json")
        public Map<String, String> json() {
            return Map.of();
        }
    }
}
