package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mutated requests over raw sockets. {@code -Dfuzz.seed} and {@code -Dfuzz.requests} replay and bound it. */
@Tag("soak")
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 100_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_230_630L);
    private static final Pattern SERVER_ERROR = Pattern.compile("HTTP/1\\.[01] 5\\d\\d");

    /** A connection in each of these is enough for the ports that wait after their connection was closed. */
    private static final int SOURCE_ADDRESSES = 32;

    private static final List<String> SEEDS = List.of(
            RawHttp.post(RawHttp.PATH, RawHttp.FORM, "gateway=MOBIKWIK&command=authenticate&mobile_number=99999999"),
            RawHttp.chunked(RawHttp.PATH, "gateway=MOBIKWIK&gateway_reference_id=mid&client_auth_token=tkn"),
            RawHttp.post(
                    RawHttp.PATH + "?a=b",
                    RawHttp.FORM + "; charset=utf-8\r\nAccept: application/json\r\nversion: 2023-06-30",
                    "gateway=%E0%A4%B5"),
            RawHttp.request("GET", RawHttp.PATH, null, ""),
            RawHttp.request("GET", "/health", null, ""),
            RawHttp.chunkedRaw("8\r\ngateway=\r\n" + "1\r\nx\r\n".repeat(300) + "0\r\n\r\n"),
            RawHttp.post(RawHttp.PATH, RawHttp.FORM + "\r\nPrefer: delay=1, fault=truncate", "gateway=MOBIKWIK"),
            // The second one follows on the same connection.
            RawHttp.post(RawHttp.PATH, RawHttp.FORM, "gateway=a").replace("Connection: close\r\n", "")
                    + RawHttp.post(RawHttp.PATH, RawHttp.FORM + "\r\nPrefer: code=400", "gateway=b"));

    private static final List<String> TOKENS = List.of(
            "%",
            "%00",
            "%2F",
            "%2e%2e",
            "%ff",
            "\0",
            "\r\n",
            "\n",
            " ",
            ":",
            ";",
            "\"",
            "/",
            "//",
            "..",
            "&",
            "=",
            "&&",
            "gateway=",
            "\u00ff\u00fe",
            "chunked",
            "HTTP/2.0",
            "text/html",
            "charset=",
            "Basic ",
            "Transfer-Encoding: chunked\r\n",
            "Content-Length: 0\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Expect: 100-continue\r\n",
            "Host: a\r\n",
            "Upgrade: h2c\r\n",
            "Range: bytes=0-\r\n",
            "Content-Encoding: gzip\r\n",
            "Prefer: fault=drop\r\n",
            "Prefer: fault=truncate\r\n",
            "Prefer: delay=2\r\n",
            "1\r\nx\r\n".repeat(2_000),
            "x".repeat(9_000));

    @Test
    void respondsToMutatedRequestsWithoutServerErrorOrHang() throws IOException {
        System.out.println("fuzz.seed=" + SEED + " fuzz.requests=" + REQUESTS);
        Random random = new Random(SEED);
        int responses = 0;
        try (WalletStub stub =
                WalletStub.builder().apiKey(TestRuntime.API_KEY).allowFaults().start()) {
            long before = 0L;
            for (int i = 0; i < REQUESTS; i++) {
                if (i == REQUESTS / 10) {
                    // By then everything is loaded, and the log of requests is full.
                    before = usedMemory();
                }
                byte[] request = mutated(random);
                RawResponse response = exchange(stub.baseUri().getPort(), i, request);

                assertThat(response)
                        .as(() -> "request " + new String(request, StandardCharsets.ISO_8859_1))
                        .satisfies(
                                a -> assertThat(SERVER_ERROR.matcher(a.text()).find())
                                        .isFalse(),
                                a -> assertThat(a.text())
                                        .doesNotContainIgnoringCase("<html", "exception", "org.eclipse", "\tat "));
                if (!response.text().isEmpty()) {
                    responses++;
                    assertThat(response.status()).isBetween(100, 499);
                    if (response.status() >= 400) {
                        assertThat(response.head().toLowerCase(Locale.ROOT))
                                .as(response.text())
                                .contains(
                                        "\r\ncontent-type: application/json\r\n",
                                        "\r\nx-content-type-options: nosniff\r\n");
                        assertThat(response.body()).as(response.text()).startsWith("{\"status\":\"ERROR\"");
                    }
                }
            }
            RawResponse last = RawHttp.exchange(stub.baseUri().getPort(), SEEDS.get(0));
            assertThat(last.status()).isEqualTo(200);
            assertThat(usedMemory()).isLessThanOrEqualTo(2 * before);
        }
        // What breaks off in its headers gets no response; most do not.
        assertThat(responses).isGreaterThan(REQUESTS / 2);
    }

    private static byte[] mutated(Random random) {
        byte[] request = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.ISO_8859_1);
        for (int mutations = 1 + random.nextInt(3); mutations > 0; mutations--) {
            int at = random.nextInt(request.length + 1);
            int to = Math.min(request.length, at + random.nextInt(16));
            request = switch (random.nextInt(6)) {
                case 0 ->
                    joined(request, at, new byte[] {(byte) random.nextInt(256)}, Math.min(request.length, at + 1));
                case 1 -> joined(request, at, new byte[0], to);
                case 2 -> joined(request, to, Arrays.copyOfRange(request, at, to), to);
                case 3 -> joined(request, at, bytes(random), at);
                case 4 -> joined(request, at, token(random), at);
                default -> random.nextInt(8) == 0 ? Arrays.copyOf(request, at) : request;
            };
            if (request.length == 0) {
                return new byte[] {'\n'};
            }
        }
        return request;
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static byte[] token(Random random) {
        return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(8)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The bytes up to {@code end}, then those of the middle, then those from {@code start}. */
    private static byte[] joined(byte[] bytes, int end, byte[] middle, int start) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(bytes, 0, end);
        joined.writeBytes(middle);
        joined.write(bytes, start, bytes.length - start);
        return joined.toByteArray();
    }

    /** Ends its side of the connection, so that the server need not wait for what is missing. */
    private static RawResponse exchange(int port, int number, byte[] request) throws IOException {
        InetAddress source = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (2 + number % SOURCE_ADDRESSES)});
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, source, 0)) {
            socket.setSoTimeout(10_000);
            try {
                socket.getOutputStream().write(request);
                socket.shutdownOutput();
            } catch (IOException e) {
                // A server that rejects early closes early; the response shows it.
            }
            return RawResponse.readIfAny(socket.getInputStream());
        }
    }
}
