package dev.createwallet.server.stub.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.server.stub.RawHttp;
import dev.createwallet.server.stub.RawResponse;
import dev.createwallet.server.stub.TestRuntime;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.filter.StrictHeaders;
import dev.createwallet.server.stub.internal.filter.StrictPath;
import dev.createwallet.server.stub.internal.response.ErrorMapper;
import dev.createwallet.server.stub.internal.response.Json;
import dev.createwallet.server.stub.internal.response.ViolationMapper;
import dev.createwallet.server.stub.internal.sandbox.LoggedRequest;
import dev.createwallet.server.stub.internal.sandbox.NextResponses;
import dev.createwallet.server.stub.internal.sandbox.RequestLog;
import dev.createwallet.server.stub.internal.sandbox.SandboxResource;
import dev.createwallet.server.stub.internal.sandbox.Sandboxes;
import dev.createwallet.server.stub.internal.sandbox.Settings;
import dev.createwallet.server.stub.internal.scenario.GivenScenario;
import dev.createwallet.server.stub.internal.scenario.OperationId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * From the mark in a contract to what the stub shows: the tooling makes the digest of {@code src/test/contract/marked.yaml},
 * which has a mark in each place. Whatever begins with {@code value} is marked or not listed there.
 */
class SecrecyTest {

    private static final Digest CONTRACT = Digest.read(resource("/marked.digest.json"));
    private static final GivenScenario GIVEN = new GivenScenario();
    private static final Sandboxes SANDBOXES =
            new Sandboxes(CONTRACT, List.of(TestRuntime.API_KEY), new Settings(false, 0, ""));
    private static final String CREDENTIALS = "Authorization: Basic a2V5X29mX3RoZV90ZXN0czo=\r\n";

    private static final List<LoggedRequest> LINES = new CopyOnWriteArrayList<>();

    private static TestRuntime.Running server;

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(SecrecyTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = TestRuntime.JERSEY_ON_JETTY.start(new Marked());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void showsNoMarkedValueInRecordedRequestsAndResponses() throws IOException {
        String form = "/of/value-1/value-2/kept-1/form";
        String query = "?q-inline=value-3&q-items=value-4&q-items=value-5&q-open=kept-2&unlisted=value-6";
        String headers = "h-inline: value-7\r\nh-reference: value-8\r\nh-open: kept-3\r\n";
        send(
                200,
                form + query,
                headers,
                RawHttp.FORM,
                "open=kept-4&inline=value-9&reference=value-10&unlisted=value-11");
        String json = """
                {"open": "kept-5", "inline": "value-12", "reference": "value-13", "number": 7777,
                 "inner": {"open": 66, "inline": "value-14", "deeper": {"reference": "value-15"}},
                 "around": {"within": "value-16"}, "list": [{"open": "kept-7", "inline": "value-17"}],
                 "items": ["value-18"], "map": {"any": "kept-8"}, "secrets": {"any": "value-19"},
                 "unlisted": {"open": "value-20"}}""";
        send(200, "/json", "", "application/json", json);
        // Rejected, each by another part of the stub.
        send(404, "/of/value-1/value-2", "", RawHttp.FORM, "inline=value-3");
        send(400, form + "?q-inline=value-4&q-inline=value-5", "", RawHttp.FORM, "open=a");
        send(400, form, "h-inline: value-6\r\nh-inline: value-7\r\n", RawHttp.FORM, "open=a");
        send(400, form, "", RawHttp.FORM, "inline=value-8&inline=value-9");
        send(400, form, "", RawHttp.FORM, "inline=value-8%FF");
        send(415, form, "", "text/plain", "inline=value-10");
        send(400, "/json", "", "application/json", "{\"inline\": \"value-11\", \"inline\": \"value-12\"}");
        send(400, "/json", "", "application/json", "{\"inline\": value-13}");
        send(400, form, "Prefer: code=418\r\n", RawHttp.FORM, "inline=value-14");
        send(401, form, "Authorization: Basic dmFsdWUtMTU=\r\n", RawHttp.FORM, "inline=value-16");

        String recorded = RawHttp.exchange(
                        server.port(),
                        "GET /sandbox/requests HTTP/1.1\r\nHost: localhost\r\n" + "Connection: close\r\n" + CREDENTIALS
                                + "\r\n")
                .body();
        assertThat(recorded)
                .doesNotContain("value-", "7777", "dmFsdWUt")
                .contains("kept-1", "kept-2", "kept-3", "kept-4", "kept-5", "66", "kept-7", "kept-8", "***");
        assertThat(LINES).hasSizeGreaterThan(10);
        assertThat(LINES.toString()).doesNotContain("value-", "7777");
        assertThat(SANDBOXES.of(TestRuntime.API_KEY).requests().all().toString())
                .doesNotContain("value-", "7777");
        assertThat(SANDBOXES.of(TestRuntime.API_KEY).requests().all())
                .extracting(LoggedRequest::path)
                .contains("/of/***/***/kept-1/form", "/of/***/***");
    }

    @Test
    void findsRequestsByMarkedValuesAndShowsNeitherThemNorTheirHashes() throws IOException {
        String path = "/of/secret%2Fp/b/c/form?q-items=secret-i&q-items=secret-j";
        send(200, path, "h-inline: secret-h\r\n", RawHttp.FORM, "open=a&inline=secret-f&reference=secret-r");
        send(200, "/json", "", "application/json", """
                {"open": "j", "number": 123456, "inner": {"inline":"secret-n"}, "items": ["secret-1", "secret-2"]}""");

        for (Map<String, String> sent : List.of(
                Map.of("secret", "secret/p", "open", "a"),
                Map.of("q-items", "secret-j", "h-inline", "secret-h"),
                Map.of("inline", "secret-f", "reference", "secret-r", "operation", "form"),
                Map.of("open", "j", "number", "123456", "operation", "json"),
                Map.of("inner", "{\"inline\":\"secret-n\"}"),
                Map.of("items", "secret-2"))) {
            assertThat(found(sent)).as("%s", sent.keySet()).hasSize(1);
        }
        for (Map<String, String> other : List.of(
                Map.of("secret", "secret%2Fp"),
                Map.of("number", "12345"),
                Map.of("reference", "secret-f"),
                Map.of("items", "secret-1,secret-2"))) {
            assertThat(found(other)).as("%s", other.keySet()).isEmpty();
        }
        String all = RawHttp.exchange(
                                server.port(),
                                "GET /sandbox/requests?inline=secret-f HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                        + CREDENTIALS + "\r\n")
                        .body()
                + SANDBOXES.of(TestRuntime.API_KEY).requests().all()
                + LINES;
        assertThat(all)
                .contains("***")
                .doesNotContain("secret-", "123456")
                .doesNotContainPattern("[0-9a-fA-F]{32}|[0-9a-zA-Z+/]{40}");
    }

    @Test
    void showsNoMarkedValueInSettings() {
        NextResponses next = new Sandboxes(CONTRACT, List.of("key"), new Settings(false, 0, ""))
                .of("key")
                .next();

        next.change(settings -> settings.withEveryResponse("code=200; secret=value-1; open=kept-1"));

        assertThat(next.settings().everyResponse()).isEqualTo("code=200; secret=***; open=kept-1");
    }

    private static List<LoggedRequest> found(Map<String, String> sent) {
        return SANDBOXES
                .of(TestRuntime.API_KEY)
                .requests()
                .with(sent.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, value -> List.of(value.getValue()))));
    }

    private static void send(int status, String path, String headers, String type, String body) throws IOException {
        String credentials = headers.contains("Authorization") ? "" : CREDENTIALS;
        RawResponse response = RawHttp.exchange(
                server.port(),
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + credentials + headers
                        + "Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        assertThat(response.status()).as(response.text()).isEqualTo(status);
        assertThat(response.text()).doesNotContain("value-", "7777");
    }

    private static final class Marked extends Application {

        @Override
        @SuppressWarnings("deprecation")
        public Set<Object> getSingletons() {
            return Set.of(
                    new StrictPath(),
                    new StrictHeaders(CONTRACT),
                    new OperationFilters(CONTRACT, SANDBOXES, GIVEN),
                    new SandboxResource(SANDBOXES),
                    new RequestLog(CONTRACT, SANDBOXES, GIVEN, LINES::add),
                    new Json(),
                    new ViolationMapper(),
                    new ErrorMapper(CONTRACT.mediaTypes()),
                    new Operations());
        }
    }

    /** The operations of the contract. */
    @Path("/")
    @Produces("application/json")
    public static final class Operations {

        @POST
        @Path("of/{secret}/{secret_by_reference}/{open}/form")
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
