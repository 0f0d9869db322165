package dev.createwallet.server.stub;

import static dev.createwallet.server.stub.RawHttp.FORM;
import static dev.createwallet.server.stub.RawHttp.PATH;
import static dev.createwallet.server.stub.RawHttp.chunkedRaw;
import static dev.createwallet.server.stub.RawHttp.credentials;
import static dev.createwallet.server.stub.RawHttp.post;
import static dev.createwallet.server.stub.RawHttp.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a runtime refuses on its own, before any application is asked: the stub's answers in JSON all the same. */
class HostileBytesTest {

    private static WalletStub stub;

    @BeforeAll
    static void start() throws IOException {
        stub = WalletStub.builder().apiKey(TestRuntime.API_KEY).start();
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    static Stream<Arguments> hostileBytes() {
        return Stream.of(
                argumentSet("bad escape in the path", post("/customers/a%zz/wallets", FORM, "gateway=a")),
                argumentSet("half an escape in the path", post("/customers/a%4/wallets", FORM, "gateway=a")),
                argumentSet("NUL in the path", post("/customers/a%00/wallets", FORM, "gateway=a")),
                argumentSet("dots in the path", post("/customers/%2e%2e/wallets", FORM, "gateway=a")),
                argumentSet("invalid UTF-8 in the path", post("/customers/%ff%fe/wallets", FORM, "gateway=a")),
                argumentSet("bad escape in the query", post(PATH + "?a=%zz", FORM, "gateway=a")),
                argumentSet("media type that is none", post(PATH, ";;/", "gateway=a")),
                argumentSet("Accept that is none", post(PATH, FORM + "\r\nAccept: ;;;/,,", "gateway=a")),
                argumentSet("bad chunk size", chunkedRaw("zz\r\ngateway=a\r\n0\r\n\r\n")),
                argumentSet("negative chunk size", chunkedRaw("-5\r\ngateway=a\r\n0\r\n\r\n")),
                argumentSet("Content-Length twice", post(PATH, FORM + "\r\nContent-Length: 3", "gateway=a")),
                argumentSet("Content-Length that is none", raw(PATH, "Content-Length: abc\r\n", "gateway=a")),
                argumentSet("negative Content-Length", raw(PATH, "Content-Length: -1\r\n", "gateway=a")),
                argumentSet("length and chunks", raw(PATH, "Content-Length: 9\r\nTransfer-Encoding: chunked\r\n", "9\r\ngateway=a\r\n0\r\n\r\n")),
                argumentSet("unknown transfer coding", raw(PATH, "Transfer-Encoding: klingon\r\n", "gateway=a")),
                argumentSet("no Host", "POST " + PATH + " HTTP/1.1\r\n" + credentials() + "Content-Length: 0\r\n\r\n"),
                argumentSet("64 KB of headers", post(PATH, FORM + "\r\nX-Filler: " + "x".repeat(65_536), "gateway=a")),
                argumentSet("64 KB of path", post("/customers/" + "x".repeat(65_536) + "/wallets", FORM, "gateway=a")),
                argumentSet("HTTP of the future", "POST " + PATH + " HTTP/9.9\r\nHost: x\r\n\r\n"),
                argumentSet("header without a colon", raw(PATH, "Content-Length: 0\r\nX-Broken\r\n", "")),
                argumentSet("NUL in a header", raw(PATH, "Content-Length: 0\r\nversion: 2023\0-06-30\r\n", "")),
                argumentSet("empty segment in the path", post("/customers//wallets", FORM, "gateway=a")),
                argumentSet("space before the colon", raw(PATH, "Content-Length : 9\r\n", "gateway=a")),
                argumentSet("no HTTP at all", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("hostileBytes")
    void isRefusedInJsonAlsoBeforeTheApplicationIsAsked(String request) throws IOException {
        var answer = RawHttp.exchange(stub.baseUri().getPort(), request);

        answer.assertRefusedInJson(answer.status());
        assertThat(answer.text()).doesNotContainIgnoringCase("<html", "exception", "\tat ", "org.eclipse", "jetty");
    }
}
