package dev.createwallet.server.stub;

import static dev.createwallet.server.stub.RawHttp.FORM;
import static dev.createwallet.server.stub.RawHttp.chunked;
import static dev.createwallet.server.stub.RawHttp.chunkedRaw;
import static dev.createwallet.server.stub.RawHttp.post;
import static dev.createwallet.server.stub.RawHttp.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that no client should send: the application responds to each with a 4xx that says why, in JSON, on any
 * runtime.
 */
@ParameterizedClass
@MethodSource("dev.createwallet.server.stub.TestRuntime#running")
class HostileRequestsTest {

    private static final String PATH = RawHttp.PATH;

    private final TestRuntime.Running server;

    HostileRequestsTest(TestRuntime.Running server) {
        this.server = server;
    }

    static Stream<Arguments> hostileRequests() {
        return Stream.of(
                argumentSet("bad escape in a form", 400, post(PATH, FORM, "gateway=%G1")),
                argumentSet("invalid UTF-8 in a form", 400, post(PATH, FORM, "gateway=\u00ff\u00fe")),
                argumentSet("escaped invalid UTF-8 in a form", 400, post(PATH, FORM, "gateway=%ED%A0%80")),
                argumentSet("NUL in a form", 400, post(PATH, FORM, "gateway=a\0b")),
                argumentSet("a field twice", 400, post(PATH, FORM, "gateway=a&gateway=b")),
                argumentSet("no media type", 415, post(PATH, null, "gateway=a")),
                argumentSet("unknown charset", 415, post(PATH, FORM + "; charset=klingon", "gateway=a")),
                argumentSet("another charset", 415, post(PATH, FORM + "; charset=utf-16", "gateway=a")),
                argumentSet("JSON", 415, post(PATH, "application/json", "{\"gateway\":\"a\"}")),
                argumentSet("10,000 fields", 413, post(PATH, FORM, tenThousandFields())),
                argumentSet("10 MB", 413, post(PATH, FORM, "gateway=" + "x".repeat(10_000_000))),
                argumentSet("10 MB in chunks", 413, chunked(PATH, "gateway=" + "x".repeat(10_000_000))),
                argumentSet("unknown path", 404, post("/customers/x/y/z", FORM, "gateway=a")),
                argumentSet("another method", 405, request("PUT", PATH, FORM, "gateway=a")),
                argumentSet("an unknown method", 405, request("BREW", PATH, FORM, "gateway=a")),
                argumentSet(
                        "header injection",
                        400,
                        post(PATH, FORM, "gateway=%0d%0aSet-Cookie:x&command=%0d%0aSet-Cookie:x")));
    }

    private static String tenThousandFields() {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> Integer.toString(i, 36) + "=")
                .collect(Collectors.joining("&"));
    }

    /** With a copy of all that came before for each of them, this takes minutes. */
    @Test
    @Timeout(30)
    void readsSmallChunksInLinearTime() throws IOException {
        String chunks = "1\r\nx\r\n".repeat(60_000);
        for (int i = 0; i < 5; i++) {
            RawResponse response =
                    RawHttp.exchange(server.port(), chunkedRaw("8\r\ngateway=\r\n" + chunks + "0\r\n\r\n"));
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).contains("x".repeat(60_000));
        }
    }

    @ParameterizedTest
    @MethodSource("hostileRequests")
    void rejectsInJson(int status, String request) throws IOException {
        RawResponse response = RawHttp.exchange(server.port(), request);

        response.assertRejectedInJson(status);
        assertThat(response.head())
                .doesNotContainIgnoringCase("set-cookie", "\r\nserver:", "jetty", "undertow", "x-powered-by");
    }
}
