package dev.createwallet.server.stub.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.server.stub.RawHttp;
import dev.createwallet.server.stub.TestRuntime;
import dev.createwallet.server.stub.internal.StubApplication;
import dev.createwallet.server.stub.internal.contract.Digest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are never idle and never done, and clients that are as slow and yet get on. */
@Timeout(30)
class StalledConnectionsTest {

    private static final String WHOLE = RawHttp.post(RawHttp.PATH, RawHttp.FORM, "gateway=" + "x".repeat(1_000));

    /** No look comes but those of the tests. */
    private static final Duration NEVER = Duration.ofHours(1);

    private static JettyRuntime runtime;

    @BeforeAll
    static void start() throws IOException {
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", 0);
        runtime = JettyRuntime.open(
                        new StubApplication(
                                Digest.packaged(),
                                List.of(TestRuntime.API_KEY),
                                false,
                                0,
                                List.of(),
                                "127.0.0.1",
                                request -> {}),
                        NEVER,
                        List.of(
                                new JettyRuntime.Listener(address, null),
                                new JettyRuntime.Listener(address, Tls.forLocalhostAnd(address))))
                .listen();
    }

    @AfterAll
    static void stop() {
        runtime.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: ", "gateway=x"})
    void closesConnectionThatDripsARequest(String upTo) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", runtime.ports().get(0))) {
            int sent = WHOLE.indexOf(upTo) + upTo.length();
            socket.getOutputStream().write(bytes(WHOLE.substring(0, sent)));

            assertThat(isClosedWhileItDrips(socket)).isTrue();
        }
    }

    @Test
    void closesConnectionThatDripsAHandshake() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", runtime.ports().get(1))) {
            // A handshake record that announces 16 KB.
            socket.getOutputStream().write(new byte[] {22, 3, 1, 64, 0});

            assertThat(isClosedWhileItDrips(socket)).isTrue();
        }
    }

    @Test
    void keepsConnectionWithProgress() throws IOException {
        String request = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", runtime.ports().get(0))) {
            socket.setSoTimeout(20_000);
            for (int i = 0; i < 8; i++) {
                socket.getOutputStream().write(bytes(request));
                assertThat(socket.getInputStream().read(new byte[8192])).isPositive();
                runtime.look();
            }
        }
    }

    /** The connection may be accepted only after some looks. */
    private static boolean isClosedWhileItDrips(Socket socket) throws IOException {
        socket.setSoTimeout(10);
        for (int i = 0; i < 900; i++) {
            try {
                socket.getOutputStream().write('1');
                runtime.look();
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException e) {
                // Still open.
            } catch (IOException e) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
