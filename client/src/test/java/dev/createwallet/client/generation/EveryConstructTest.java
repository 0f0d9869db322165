package dev.createwallet.client.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.createwallet.client.testing.RawServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The client that is generated from a contract with every construct: it compiles without a warning, sends and reads
 * all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryConstructTest {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final String THING = """
            {"name":"n","state":"closed","both":null,"kind":"c","object":"thing","tags":["OK","s3cret text"],"grid":[[1],[2]],
             "states":["open","s3cret text"],"holes":["h",null],"children":[{"name":"child","state":"open","both":"b","tags":[]}],
             "by_name":{"x":{"name":"m","state":"open","both":"b","tags":["T"]}},"days":{"d":"2026-11-27"},"small":1,"large":5000000000,
             "exact":0.10,"flag":true,"day":"2026-11-27","at":"2026-11-27T09:00:00+05:30","id":"u","free":{"f":1},"any":[1],
             "nested":{"inner":{"leaf":"z"}},"secret":"s3cret","hash_code":"h1","hashCode":"h2","created_at":"c1","createdAt":"c2",
             "json":"j","default":"d","response":{"list":"l"},"texts":[{"a":"s3cret text"}],"text":{"b":"s3cret text"},"more":"s3cret text"}""";

    private static final String REJECTED_CALLER = """
            import dev.createwallet.client.*;
            public final class Rejected {
                private Rejected() {}
                public static String call(String uri) {
                    try (WalletClient client = WalletClient.builder("k").baseUri(java.net.URI.create(uri)).build()) {
                        return "" + client.getThings(GetThingsRequest.builder().thingId("t").day(java.time.LocalDate.EPOCH).count(1).limit(1L).xTenant("t").build());
                    } catch (RequestRejectedException e) {
                        return e.mayHaveBeenDone() + " " + e.error(Problem.class) + " " + e.error(Conflict.class);
                    }
                }
            }
            """;

    private List<String> requests;
    private List<String> seen;
    private Generation generation;
    private Path rejected;

    @BeforeAll
    void callAll(@TempDir Path folder) throws Exception {
        generation = Generation.from(RESOURCES.resolve("every-construct.yaml"), folder)
                .compile();
        assertThat(generation.compileCaller(
                        "EveryConstructCaller",
                        Files.readString(RESOURCES.resolve("EveryConstructCaller.java")),
                        folder.resolve("caller")))
                .isEmpty();
        rejected = folder.resolve("rejected");
        assertThat(generation.compileCaller("Rejected", REJECTED_CALLER, rejected))
                .isEmpty();
        try (RawServer server = RawServer.start(connection -> {
            while (true) {
                connection.send(response(connection.readRequest()));
            }
        })) {
            seen = generation
                    .runCaller("EveryConstructCaller", folder.resolve("caller"), server)
                    .lines()
                    .toList();
            requests = server.requests();
        }
    }

    private static String response(String request) {
        return switch (request.substring(0, request.indexOf(' ', request.indexOf(' ') + 1))) {
            case "DELETE /things/t/1970-01-01/1" -> "HTTP/1.1 204 No Content\r\n\r\n";
            case "HEAD /things/t/1970-01-01/1" -> RawServer.response(200, "");
            case "PATCH /things" -> RawServer.response(202, "started");
            case "POST /things" -> RawServer.response(201, THING);
            case "PUT /things" -> RawServer.response(200, "9223372036854775807");
            case "POST /forms" -> RawServer.response(200, "{\"A\":[1,0.10],\"s3cret text\":[]}");
            case "POST /send-form" -> RawServer.response(200, "{\"s\":1}");
            default -> RawServer.response(200, "[" + THING + "]");
        };
    }

    @Test
    void sendsParametersInPathQueryAndHeaders() {
        assertThat(requests.get(0))
                .startsWith(
                        "GET /things/a%2Fb/2026-11-27/3?state=open&state=new%20one&filter%5Bname%5D=n%26m"
                                + "&since=2026-11-27T10%3A00%3A00%2B05%3A30&limit=5000000000&amount=1000&deep=true&class=2nd&step=2 HTTP/1.1\r\n")
                .contains("\r\nX-Tenant: t1\r\n", "\r\nX-Mode: fast\r\n", "\r\nX-Size: 7\r\n", "\r\nX-Key: k3y\r\n")
                .doesNotContain("Content-Type");
    }

    @Test
    void readsEveryType() {
        assertThat(seen.get(2))
                .isEqualTo("true[open, s3cret text]nulltrue3[h, null]child[T]2026-11-282"
                        + "50000000000.10true2026-11-27" + "2026-11-27T09:00+05:30z1[1]uch1h2c1c2jdl");
    }

    @Test
    void showsNoTextOfTheServer() {
        assertThat(seen.get(1))
                .startsWith("[Thing[name=***, state=closed")
                .contains("tags=[OK, ***]", "states=[open, ***]", "secret=***", "exact=0.10", "id=u")
                .doesNotContain("s3cret");
    }

    @Test
    void sendsNoBodyAndNoCredentialsWhereTheContractHasNone() {
        assertThat(requests.subList(1, 3))
                .allSatisfy(request -> assertThat(request)
                        .startsWith("DELETE /things/t/1970-01-01/1 HTTP/1.1\r\n")
                        .doesNotContain("X-Key", "Content-Type")
                        .endsWith("\r\n\r\n"));
        assertThat(requests.get(3)).startsWith("HEAD ");
        assertThat(requests.get(4)).startsWith("PATCH /things HTTP/1.1\r\n").contains("X-Key: k3y");
        assertThat(requests.get(5)).startsWith("POST /send-form HTTP/1.1\r\n").endsWith("\r\n\r\n");
    }

    @Test
    void sendsJson() throws Exception {
        assertThat(requests.get(6))
                .startsWith("POST /things HTTP/1.1\r\n")
                .contains("\r\nContent-Type: application/json\r\n");
        ObjectMapper mapper = new ObjectMapper();
        JsonNode sent = mapper.readTree(body(requests.get(6)));
        JsonNode thing = mapper.readTree(THING);
        assertThat(sent.get("children").get(0)).isEqualTo(thing);
        assertThat(sent.get("by_name").get("x")).isEqualTo(thing);
        assertThat(body(requests.get(6)).replace(mapper.readTree(THING).toString(), "THING"))
                .startsWith(
                        "{\"name\":\"n\",\"state\":\"of tomorrow\",\"both\":null,\"tags\":[\"t\"],\"kind\":null,\"grid\":[[1],[]],\"states\":[\"open\"],\"holes\":[\"h\",null],")
                .contains(
                        "\"days\":{\"d\":\"1970-01-01\"},\"small\":1,\"large\":2,\"exact\":0.10,\"flag\":false,\"day\":\"1970-01-01\",\"at\":\"2026-11-27T10:00:00Z\",")
                .endsWith(
                        "\"secret\":\"s3cret\",\"free\":{\"f\":1},\"any\":[1,\"a\"],\"nested\":{\"inner\":{\"leaf\":\"x\"}},\"été\":\"é\"}"
                                .replace(
                                        "é",
                                        new String(
                                                "é".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                                java.nio.charset.StandardCharsets.ISO_8859_1)));
        assertThat(seen.get(3)).doesNotContain("s3cret", "of tomorrow");
        assertThat(body(requests.get(7))).isEqualTo("[{\"name\":\"a\",\"at\":\"2026-11-27T10:00:00Z\"},null]");
        assertThat(seen.get(5)).isEqualTo("9223372036854775807");
        assertThat(requests.get(8))
                .startsWith("PUT /things HTTP/1.1\r\n")
                .doesNotContain("Content-Type")
                .endsWith("\r\n\r\n");
    }

    @Test
    void sendsForms() {
        assertThat(body(requests.get(9)))
                .isEqualTo("name=n&code=s3cret&at=2026-11-27T10%3A00%3A00Z&day=1970-01-01&big=1&ratio=0.50&flag=true"
                        + "&state=open&class=c&Class=C&hash_code=h&build=b&2fa=2&=v");
        assertThat(seen.get(6)).contains("code=***").doesNotContain("s3cret");
        assertThat(seen.get(7)).isEqualTo("{A=[1, 0.10], s3cret text=[]}");
    }

    @Test
    void marksWhatIsDeprecated(@TempDir Path folder) {
        String caller =
                "import dev.createwallet.client.*; final class C { Object a(WalletClient c, Thing t) { return \"\" + t.old() + c.deleteThingAsync(null); } }";
        assertThat(generation.compileCaller("C", caller, folder))
                .contains(
                        "old() in Thing has been deprecated",
                        "deleteThingAsync(DeleteThingRequest) in WalletClient has been deprecated");
    }

    @ParameterizedTest
    @CsvSource({
        "404, false, 'Problem[code=C, where=[]]'",
        "409, true, Conflict[other=1]",
        "429, false, ",
        "503, false, ",
        "400, true, 'Problem[code=C, where=[]]'",
        "500, true, 'Problem[code=C, where=[]]'"
    })
    void concludesThatNothingWasDoneOnlyFromWhatTheContractSays(int status, boolean mayHaveBeenDone, String error)
            throws Exception {
        try (RawServer server = RawServer.responding(RawServer.response(status, "{\"code\":\"C\",\"other\":1}"))) {
            assertThat(generation.runCaller("Rejected", rejected, server))
                    .startsWith(mayHaveBeenDone + " ")
                    .contains(error == null ? "null null" : error);
        }
    }

    private static String body(String request) {
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }
}
