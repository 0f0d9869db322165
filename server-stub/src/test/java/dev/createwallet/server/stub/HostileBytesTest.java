package dev.createwallet.server.stub;

import static dev.createwallet.server.stub.RawHttp.FORM;
import static dev.createwallet.server.stub.RawHttp.PATH;
import static dev.createwallet.server.stub.RawHttp.chunkedRaw;
import static dev.createwallet.server.stub.RawHttp.credentials;
import static dev.createwallet.server.stub.RawHttp.post;
import static dev.createwallet.server.stub.RawHttp.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.createwallet.server.stub.internal.response.Json;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What most runtimes reject before the application: the stub responds in JSON all the same, and each message says what
 * is wrong. On another runtime, what that one leaves to the application gets the same responses.
 */
@Timeout(30)
@ParameterizedClass
@MethodSource("dev.createwallet.server.stub.TestRuntime#running")
class HostileBytesTest {

    /** What the second runtime does with a request. */
    private enum Elsewhere {

        /** The application rejects it, as on the first one. */
        SAME,

        /** The runtime rejects it, without the application and without JSON. */
        REJECTED_BEFORE,

        /** The runtime accepts it without the application noticing. */
        LET_THROUGH,

        /** The runtime closes the connection, waits for ever, or fails. */
        UNANSWERED
    }

    private final TestRuntime.Running server;

    HostileBytesTest(TestRuntime.Running server) {
        this.server = server;
    }

    /**
     * A request and its rejection.
     *
     * @param says a part of the message
     */
    private record Hostile(String name, String request, int status, String says, Elsewhere elsewhere) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Hostile hostile(String name, int status, String says, Elsewhere elsewhere, String request) {
        return new Hostile(name, request, status, says, elsewhere);
    }

    static Stream<Hostile> hostileBytes() {
        return Stream.of(PATHS_AND_HEADERS, BODIES, LINES).flatMap(Stream::of);
    }

    private static final String TARGET = "two hexadecimal digits";
    private static final String CHARACTER = "has an illegal character";

    // spotless:off
    private static final Hostile[] PATHS_AND_HEADERS = {
        hostile("bad escape in the path", 400, TARGET, Elsewhere.REJECTED_BEFORE, post("/customers/a%zz/wallets", FORM, "gateway=a")),
        hostile("half an escape in the path", 400, TARGET, Elsewhere.REJECTED_BEFORE, post("/customers/a%4/wallets", FORM, "gateway=a")),
        hostile("NUL in the path", 400, "NUL", Elsewhere.SAME, post("/customers/a%00/wallets", FORM, "gateway=a")),
        hostile("dots in the path", 400, "a segment . or ..", Elsewhere.SAME, post("/customers/../wallets", FORM, "gateway=a")),
        hostile("a dot in the path", 400, "a segment . or ..", Elsewhere.SAME, post("/customers/./wallets", FORM, "gateway=a")),
        hostile("escaped dots in the path", 400, "a segment . or ..", Elsewhere.SAME, post("/customers/%2e%2e/wallets", FORM, "gateway=a")),
        hostile("dots above the root", 400, TARGET, Elsewhere.LET_THROUGH, post("/..", FORM, "gateway=a")),
        hostile("empty segment in the path", 400, "a slash too many", Elsewhere.SAME, post("/customers//wallets", FORM, "gateway=a")),
        hostile("slash at the end", 400, "a slash too many", Elsewhere.SAME, post(PATH + "/", FORM, "gateway=a")),
        hostile("invalid UTF-8 in the path", 400, "not UTF-8", Elsewhere.REJECTED_BEFORE, post("/customers/%ff%fe/wallets", FORM, "gateway=a")),
        hostile("UTF-8 in the path that is not escaped", 400, "must be escaped", Elsewhere.REJECTED_BEFORE, post("/customers/\u00c3\u00a9/wallets", FORM, "gateway=a")),
        hostile("brackets in the path", 400, TARGET, Elsewhere.SAME, post("/customers/[a]/wallets", FORM, "gateway=a")),
        hostile("bad escape in the query", 400, TARGET, Elsewhere.REJECTED_BEFORE, post(PATH + "?a=%zz", FORM, "gateway=a")),
        hostile("matrix parameter of the resource", 404, "There is nothing at this path", Elsewhere.SAME, post(PATH + ";a=b", FORM, "gateway=a")),
        hostile("another scheme", 400, "a path and a query of this server", Elsewhere.LET_THROUGH, post("ftp://localhost" + PATH, FORM, "gateway=a")),
        hostile("media type that is none", 415, "Content-Type is not a media type", Elsewhere.REJECTED_BEFORE, post(PATH, ";;/", "gateway=a")),
        hostile("media type of every kind", 415, "Content-Type is not a media type", Elsewhere.SAME, post(PATH, "*/*", "gateway=a")),
        hostile("media type of many kinds", 415, "Content-Type is not a media type", Elsewhere.SAME, post(PATH, "application/*", "gateway=a")),
        hostile("Content-Type twice", 400, "Content-Type was sent more than once", Elsewhere.LET_THROUGH, post(PATH, FORM + "\r\nContent-Type: text/plain", "gateway=a")),
        hostile("version twice", 400, "version was sent more than once", Elsewhere.SAME, post(PATH, FORM + "\r\nversion: 2023-06-30\r\nversion: x", "gateway=a")),
        hostile("Accept that is none", 400, "Accept is not", Elsewhere.REJECTED_BEFORE, post(PATH, FORM + "\r\nAccept: ;;;/,,", "gateway=a")),
        hostile("Accept with a quality that is none", 400, "Accept is not", Elsewhere.SAME, post(PATH, FORM + "\r\nAccept: application/json;q=abc", "gateway=a")),
        hostile("compressed body", 415, "Content-Encoding", Elsewhere.SAME, post(PATH, FORM + "\r\nContent-Encoding: gzip", "gateway=a")),
        hostile("no Host", 400, "Host is missing", Elsewhere.REJECTED_BEFORE, "POST " + PATH + " HTTP/1.1\r\nConnection: close\r\n" + credentials() + "Content-Length: 0\r\n\r\n"),
        hostile("two Hosts", 400, "Host was sent more than once", Elsewhere.REJECTED_BEFORE, raw(PATH, "Host: a\r\nContent-Length: 0\r\n", "")),
        hostile("Host that is none", 400, "Host is not a host", Elsewhere.LET_THROUGH, post(PATH, FORM, "gateway=a").replace("Host: localhost", "Host: a b")),
        hostile("unknown expectation", 417, "100-continue", Elsewhere.LET_THROUGH, post(PATH, FORM + "\r\nExpect: foo", "gateway=a")),
        hostile("64 KB of headers", 431, "headers are too large", Elsewhere.LET_THROUGH, post(PATH, FORM + "\r\nX-Filler: " + "x".repeat(65_536), "gateway=a")),
        hostile("64 KB of path", 414, "request line is too long", Elsewhere.LET_THROUGH, post("/customers/" + "x".repeat(65_536) + "/wallets", FORM, "gateway=a")),
        hostile("header without a colon", 400, CHARACTER, Elsewhere.LET_THROUGH, raw(PATH, "Content-Length: 0\r\nX-Broken\r\n", "")),
        hostile("NUL in a header", 400, CHARACTER, Elsewhere.LET_THROUGH, raw(PATH, "Content-Length: 0\r\nversion: 2023\0-06-30\r\n", "")),
        hostile("space before the colon", 400, CHARACTER, Elsewhere.REJECTED_BEFORE, raw(PATH, "Content-Length : 9\r\n", "gateway=a")),
        hostile("header over two lines", 400, "begins with a space", Elsewhere.LET_THROUGH, raw(PATH, "X-A: 1\r\n 2\r\nContent-Length: 9\r\n", "gateway=a"))};

    private static final Hostile[] BODIES = {
        hostile("bad chunk size", 400, "chunks are malformed", Elsewhere.UNANSWERED, chunkedRaw("zz\r\ngateway=a\r\n0\r\n\r\n")),
        hostile("negative chunk size", 400, "chunks are malformed", Elsewhere.UNANSWERED, chunkedRaw("-5\r\ngateway=a\r\n0\r\n\r\n")),
        hostile("Content-Length twice", 400, "Content-Length was sent more than once", Elsewhere.REJECTED_BEFORE, post(PATH, FORM + "\r\nContent-Length: 3", "gateway=a")),
        hostile("Content-Length that is none", 400, "Content-Length is not a number", Elsewhere.REJECTED_BEFORE, raw(PATH, "Content-Length: abc\r\n", "gateway=a")),
        hostile("negative Content-Length", 400, "Content-Length is not a number", Elsewhere.REJECTED_BEFORE, raw(PATH, "Content-Length: -1\r\n", "gateway=a")),
        hostile("Content-Length of 22 digits", 400, "Content-Length is not a number", Elsewhere.LET_THROUGH, raw(PATH, "Content-Length: 9999999999999999999999\r\n", "gateway=a")),
        hostile("Content-Length of 10 MB that do not come", 413, "larger than 65536 bytes", Elsewhere.SAME, raw(PATH, "Content-Length: 10000000\r\n", "gateway=a")),
        hostile("length and chunks", 400, "send one of them", Elsewhere.REJECTED_BEFORE, raw(PATH, "Content-Length: 9\r\nTransfer-Encoding: chunked\r\n", "9\r\ngateway=a\r\n0\r\n\r\n")),
        hostile("unknown transfer coding", 400, "must be chunked", Elsewhere.UNANSWERED, raw(PATH, "Transfer-Encoding: klingon\r\n", "gateway=a")),
        hostile("transfer coding besides chunks", 400, "must be chunked", Elsewhere.LET_THROUGH, raw(PATH, "Transfer-Encoding: gzip, chunked\r\n", "9\r\ngateway=a\r\n0\r\n\r\n"))};

    private static final Hostile[] LINES = {
        hostile("HTTP of the future", 400, "1.0 or 1.1", Elsewhere.REJECTED_BEFORE, "POST " + PATH + " HTTP/9.9\r\nHost: x\r\n\r\n"),
        hostile("HTTP/2 without being asked", 400, "1.0 or 1.1", Elsewhere.REJECTED_BEFORE, "POST " + PATH + " HTTP/2.0\r\nHost: x\r\nConnection: close\r\n\r\n"),
        hostile("a tunnel", 405, "no operation with this method", Elsewhere.UNANSWERED, "CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n\r\n"),
        hostile("no HTTP at all", 400, CHARACTER, Elsewhere.REJECTED_BEFORE, "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n")};
    // spotless:on

    @ParameterizedTest
    @MethodSource("hostileBytes")
    void isRejectedWithAReasonAndEndsTheConnection(Hostile hostile) throws IOException {
        HostileBytesTest.Elsewhere elsewhere =
                server.runtime() == TestRuntime.JERSEY_ON_JETTY ? Elsewhere.SAME : hostile.elsewhere();
        assumeThat(elsewhere).isNotEqualTo(Elsewhere.UNANSWERED);

        RawResponse response = RawHttp.exchange(server.port(), hostile.request());

        switch (elsewhere) {
            case REJECTED_BEFORE -> {
                assertThat(response.status()).isEqualTo(400);
                assertThat(response.text()).doesNotContain("error_message");
            }
            case LET_THROUGH -> {
                assertThat(response.status()).isBetween(200, 499);
                assertThat(response.body()).startsWith("{").doesNotContain(hostile.says());
            }
            default -> {
                response.assertRejectedInJson(hostile.status());
                assertThat(Json.MAPPER
                                .readTree(response.body())
                                .path("error_message")
                                .textValue())
                        .contains(hostile.says());
                assertThat(response.head().toLowerCase(Locale.ROOT)).contains("\r\nconnection: close\r\n");
                assertThat(response.text())
                        .doesNotContainIgnoringCase("<html", "exception", "\tat ", "org.", "jetty", "undertow");
            }
        }
    }
}
