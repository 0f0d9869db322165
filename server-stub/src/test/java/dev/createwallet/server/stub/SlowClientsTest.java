package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Load and slow clients that an unattended sandbox must survive. */
@Tag("soak")
@Execution(ExecutionMode.SAME_THREAD)
class SlowClientsTest {

    private static final int STALLED = 300;
    private static final int CONNECTIONS = 2_000;
    private static final int SECOND = 1_000;

    private static WalletStub stub;

    @BeforeAll
    static void start() throws IOException {
        stub = WalletStub.builder().apiKey(TestRuntime.API_KEY).start();
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    @Test
    void closesHalfSentRequestsWhileItServesOthers() throws IOException {
        respondsWithinASecond();
        long before = usedMemory();
        String whole = RawHttp.post(RawHttp.PATH, RawHttp.FORM, "gateway=MOBIKWIK");
        List<Socket> inHeaders = new ArrayList<>();
        List<Socket> inBody = new ArrayList<>();
        try {
            long opened = System.nanoTime();
            for (int i = 0; i < STALLED; i++) {
                inHeaders.add(begin(whole.substring(0, whole.indexOf("Content-Type"))));
                inBody.add(begin(whole.substring(0, whole.length() - 3)));
            }

            respondsWithinASecond();
            for (Socket socket : inBody) {
                socket.setSoTimeout(leftOfHalfAMinuteSince(opened));
                RawResponse.read(socket.getInputStream()).assertRejectedInJson(408);
            }
            for (Socket socket : inHeaders) {
                socket.setSoTimeout(leftOfHalfAMinuteSince(opened));
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        } finally {
            closeAll(inHeaders);
            closeAll(inBody);
        }
        respondsWithinASecond();
        assertThat(usedMemory()).isLessThanOrEqualTo(2 * before);
    }

    /** At least enough to see that the server has closed already. */
    private static int leftOfHalfAMinuteSince(long start) {
        long left = Duration.ofSeconds(30).minusNanos(System.nanoTime() - start).toMillis();
        return Math.toIntExact(Math.max(left, 100));
    }

    @Test
    void closesClientThatDripsBytesWithinHalfAMinute() throws IOException {
        String whole = RawHttp.post(RawHttp.PATH, RawHttp.FORM, "gateway=MOBIKWIK");
        int half = whole.indexOf("Content-Type");
        try (Socket socket = begin(whole.substring(0, half))) {
            assertThat(Drip.isCutOff(socket, whole.substring(half, half + 30), Duration.ofSeconds(1)))
                    .isTrue();
        }
        respondsWithinASecond();
    }

    @Test
    void servesTwoThousandConnectionsAtOnce() throws IOException {
        respondsWithinASecond();
        long before = usedMemory();
        String whole = RawHttp.post(RawHttp.PATH, RawHttp.FORM, "gateway=MOBIKWIK");
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                sockets.add(begin(whole.substring(0, whole.length() - 1)));
            }
            for (Socket socket : sockets) {
                socket.getOutputStream().write(whole.charAt(whole.length() - 1));
            }
            for (Socket socket : sockets) {
                socket.setSoTimeout(30 * SECOND);
                assertThat(RawResponse.read(socket.getInputStream()).status()).isEqualTo(200);
            }
        } finally {
            closeAll(sockets);
        }
        respondsWithinASecond();
        assertThat(usedMemory()).isLessThanOrEqualTo(2 * before);
    }

    private static void respondsWithinASecond() throws IOException {
        try (Socket socket = begin(RawHttp.post(RawHttp.PATH, RawHttp.FORM, "gateway=MOBIKWIK"))) {
            socket.setSoTimeout(SECOND);
            assertThat(RawResponse.read(socket.getInputStream()).status()).isEqualTo(200);
        }
    }

    private static Socket begin(String start) throws IOException {
        Socket socket = new Socket("127.0.0.1", stub.baseUri().getPort());
        socket.getOutputStream().write(start.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
