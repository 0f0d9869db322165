package dev.createwallet.client;

import static dev.createwallet.client.Fixtures.AMPLE;
import static dev.createwallet.client.Fixtures.API_KEY;
import static dev.createwallet.client.Fixtures.REQUEST;
import static dev.createwallet.client.Fixtures.SHORT;
import static dev.createwallet.client.Fixtures.WALLET;
import static dev.createwallet.client.Fixtures.builder;
import static dev.createwallet.client.Fixtures.client;
import static dev.createwallet.client.Fixtures.failure;
import static dev.createwallet.client.Fixtures.timedOut;
import static dev.createwallet.client.testing.RawServer.response;
import static dev.createwallet.client.testing.RawServer.stallingAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.createwallet.client.testing.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timeouts, the size limit of a response, the reuse of connections, and what close() frees. */
@Timeout(30)
class LimitsTest {

    @Test
    void timeoutEndsAStallBeforeTheHeaders() throws InterruptedException {
        assertEndsInTime(NoResponseException.class, "");
    }

    @Test
    void timeoutEndsAStallWithinTheHeaders() throws InterruptedException {
        assertEndsInTime(NoResponseException.class, "HTTP/1.1 200 OK\r\nContent-Type: app");
    }

    @Test
    void timeoutEndsAStallBeforeTheBody() throws InterruptedException {
        assertThat(assertEndsInTime(InvalidResponseException.class, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"))
                .hasMessageEndingWith("the body was not complete before the timeout");
    }

    @Test
    void timeoutEndsAStallWithinTheBodyAndKeepsWhatWasRead() throws InterruptedException {
        InvalidResponseException failure = assertEndsInTime(
                InvalidResponseException.class, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"id\":");
        assertThat(failure.response().text()).isEqualTo("{\"id\":");
    }

    @Test
    void timeoutEndsAStallWithinAnErrorWhichStaysARejection() throws InterruptedException {
        RequestRejectedException failure =
                assertEndsInTime(RequestRejectedException.class, "HTTP/1.1 400 No\r\nContent-Length: 9\r\n\r\n{\"");
        assertThat(failure.status()).isEqualTo(400);
    }

    @Test
    void timeoutIsForTheWholeCallNotForEachByte() {
        // One byte at a time keeps any timeout on reads alone from ever ending it.
        RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                connection.send("1\r\n \r\n");
                Thread.yield();
            }
        });
        try (server) {
            assertThat(timedOut(
                            InvalidResponseException.class,
                            timeout -> builder()
                                    .baseUri(server.baseUri())
                                    .timeout(timeout)
                                    .maxResponseBytes(Integer.MAX_VALUE)
                                    .build(),
                            Fixtures::failureOf))
                    .hasMessageEndingWith("the body was not complete before the timeout");
        }
    }

    @Test
    void timeoutEndsAStallOfAnAsynchronousCall() {
        try (RawServer server = stallingAfter("");
                WalletClient client = client(server, SHORT)) {
            assertThatThrownBy(client.createWalletAsync(REQUEST)::join)
                    .hasCauseInstanceOf(NoResponseException.class)
                    .hasMessageContaining("no response before the timeout");
        }
    }

    @Test
    void timeoutEndsAStallWithinTheBodyOfAnAsynchronousCall() throws InterruptedException {
        try (RawServer server = stallingAfter("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")) {
            timedOut(InvalidResponseException.class, timeout -> client(server, timeout), Fixtures::failureOfAsync);
            assertThat(server.clientClosesWithin(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"})
    void eachCallEndsAtItsOwnTimeoutWhateverIsUnderWay(String response) {
        try (RawServer server = stallingAfter(response);
                WalletClient client = client(server, AMPLE)) {
            CompletableFuture<?> longest = client.createWalletAsync(REQUEST);
            List<CompletableFuture<WalletClientException>> calls = Stream.of(SHORT.multipliedBy(2), SHORT)
                    .map(timeout -> RequestOptions.builder().timeout(timeout).build())
                    .map(options -> CompletableFuture.supplyAsync(
                            () -> Fixtures.failureOf(client.with(options)), task -> new Thread(task).start()))
                    .toList();
            assertThat(calls).allSatisfy(call -> assertThat(call.join()).hasMessageContaining("before the timeout"));
            assertThat(longest).isNotDone();
            // HttpClient.close() of Java 21 and later waits for calls under way.
            longest.cancel(true);
        }
    }

    @Test
    @Tag("jdk")
    void timeoutHoldsForTheCallersHttpClient() throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        try (RawServer server = stallingAfter("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")) {
            timedOut(
                    InvalidResponseException.class,
                    timeout -> WalletClient.builder(API_KEY)
                            .baseUri(server.baseUri())
                            .timeout(timeout)
                            .httpClient(http)
                            .build(),
                    Fixtures::failureOf);
            assertThat(server.clientClosesWithin(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void connectTimeoutEndsAConnectionAttempt() throws IOException {
        // A listener whose queue is full does not accept the next connection.
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            List<Socket> queue = new ArrayList<>();
            try {
                for (int i = 0; i < 2; i++) {
                    Socket knocking = new Socket();
                    queue.add(knocking);
                    knocking.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()));
                }
                try (WalletClient client = builder(SHORT)
                        .baseUri(URI.create("http://127.0.0.1:" + full.getLocalPort()))
                        .build()) {
                    NoResponseException failure =
                            catchThrowableOfType(NoResponseException.class, () -> client.createWallet(REQUEST));
                    assertThat(failure)
                            .hasMessage("createWallet: no response before the timeout; the request was not sent");
                    assertThat(failure.mayHaveBeenReceived()).isFalse();
                }
            } finally {
                for (Socket each : queue) {
                    each.close();
                }
            }
        }
    }

    @Test
    void closesTheConnectionOfAResponseBeyondTheLimit() throws InterruptedException {
        AtomicLong sent = new AtomicLong();
        byte[] piece = new byte[64 * 1024];
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
                    for (int rest = 100_000_000; rest > 0; rest -= piece.length) {
                        connection.send(piece);
                        sent.addAndGet(piece.length);
                    }
                });
                WalletClient client = client(server)) {
            InvalidResponseException failure =
                    catchThrowableOfType(InvalidResponseException.class, () -> client.createWallet(REQUEST));
            assertThat(failure).hasMessageEndingWith("the body is larger than the limit (maxResponseBytes)");
            assertThat(failure.response().body()).hasSize(1 << 20);
            assertThat(server.clientClosesWithin(10, TimeUnit.SECONDS)).isTrue();
            assertThat(sent.get()).isLessThan(50_000_000);
        }
    }

    @Test
    void readsAResponseAsLargeAsTheLimit() {
        try (RawServer server = RawServer.responding(response(200, WALLET));
                WalletClient enough = builder()
                        .baseUri(server.baseUri())
                        .maxResponseBytes(WALLET.length())
                        .build();
                WalletClient tooLittle = builder()
                        .baseUri(server.baseUri())
                        .maxResponseBytes(WALLET.length() - 1)
                        .build()) {
            assertThat(enough.createWallet(REQUEST).wallet()).isEqualTo("MOBIKWIK");
            assertThatThrownBy(() -> tooLittle.createWallet(REQUEST)).isInstanceOf(InvalidResponseException.class);
        }
    }

    @Test
    void limitHoldsForErrorsToo() {
        RequestRejectedException rejection =
                failure(RequestRejectedException.class, RawServer.responding(response(500, " ".repeat(2_000_000))));
        assertThat(rejection.response().body()).hasSize(1 << 20);
    }

    @Test
    void reusesAConnection() {
        try (RawServer server = RawServer.responding(response(200, WALLET));
                WalletClient client = client(server)) {
            for (int i = 0; i < 50; i++) {
                client.createWallet(REQUEST);
            }
            assertThat(server.requests()).hasSize(50);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void reusesAConnectionAfterARejection() {
        try (RawServer server = RawServer.responding(response(400, "{}"));
                WalletClient client = client(server)) {
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> client.createWallet(REQUEST)).isInstanceOf(RequestRejectedException.class);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void stagesOfAnAsynchronousCallDoNotBlockOtherCalls() {
        try (RawServer server = RawServer.responding(response(200, WALLET));
                WalletClient client = client(server)) {
            // If this stage ran on the thread that serves all connections, the call within would never be received.
            String wallet = client.createWalletAsync(REQUEST)
                    .thenApply(first -> client.createWallet(REQUEST).wallet())
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
            assertThat(wallet).isEqualTo("MOBIKWIK");
        }
    }

    @Test
    @Tag("jdk")
    void asynchronousCallDoesNotBlockTheCallerBeforeItIsSent() {
        CountDownLatch lookedUp = new CountDownLatch(1);
        // The JDK chooses the proxy on the thread on which it then looks up the host.
        ProxySelector slow = new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                try {
                    assertThat(lookedUp.await(10, TimeUnit.SECONDS))
                            .as("the caller goes on meanwhile")
                            .isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        };
        try (RawServer server = RawServer.responding(response(200, WALLET));
                WalletClient client = WalletClient.builder(API_KEY)
                        .baseUri(server.baseUri())
                        .httpClient(HttpClient.newBuilder()
                                .executor(Runnable::run)
                                .proxy(slow)
                                .build())
                        .build()) {
            CompletableFuture<Response<WalletAccount>> response = client.createWalletWithResponseAsync(REQUEST);
            lookedUp.countDown();
            assertThat(response.join().raw().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"})
    void cancellingTheFutureAbandonsTheCall(String sofar) throws InterruptedException {
        try (RawServer server = stallingAfter(sofar);
                WalletClient client = client(server)) {
            CompletableFuture<WalletAccount> response = client.createWalletAsync(REQUEST);
            while (server.requests().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(response.cancel(true)).isTrue();
            assertThat(server.clientClosesWithin(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closedClientRejectsCalls() {
        WalletClient client = builder().build();
        client.close();
        client.close();
        assertThatThrownBy(() -> client.createWallet(REQUEST)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> client.createWalletAsync(REQUEST)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closeFreesTheConnections() throws InterruptedException {
        try (RawServer server = RawServer.responding(response(200, WALLET))) {
            WalletClient client = client(server);
            client.createWallet(REQUEST);
            assertThat(server.clientHasClosed()).isFalse();
            client.close();
            // Before Java 21 the JDK waits for a garbage collection; WalletClient.close() says so.
            boolean closed = false;
            for (int i = 0; i < 200 && !closed; i++) {
                if (Runtime.version().feature() < 21) {
                    System.gc();
                }
                closed = server.clientClosesWithin(100, TimeUnit.MILLISECONDS);
            }
            assertThat(closed).isTrue();
        }
    }

    @Test
    @Tag("jdk")
    void closeLeavesTheCallersHttpClientOpen() {
        HttpClient http = HttpClient.newHttpClient();
        try (RawServer server = RawServer.responding(response(200, WALLET))) {
            WalletClient first = WalletClient.builder(API_KEY)
                    .baseUri(server.baseUri())
                    .httpClient(http)
                    .build();
            first.createWallet(REQUEST);
            first.close();
            try (WalletClient second = WalletClient.builder(API_KEY)
                    .baseUri(server.baseUri())
                    .httpClient(http)
                    .build()) {
                assertThat(second.createWallet(REQUEST).wallet()).isEqualTo("MOBIKWIK");
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void rejectsLimitsOfZeroOrLess(long none) {
        WalletClientBuilder builder = WalletClient.builder(API_KEY);
        assertThatThrownBy(() -> builder.timeout(Duration.ofMillis(none))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.connectTimeout(Duration.ofMillis(none)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxResponseBytes((int) none)).isInstanceOf(IllegalArgumentException.class);
        assertThatNoException()
                .isThrownBy(() -> builder.timeout(Duration.ofNanos(1))
                        .connectTimeout(Duration.ofNanos(1))
                        .maxResponseBytes(1));
    }

    @Test
    @Tag("jdk")
    void rejectsTimeoutsOfMoreThanAYear() {
        WalletClientBuilder builder = WalletClient.builder(API_KEY);
        assertThatThrownBy(() -> builder.timeout(Duration.ofDays(366)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a year");
        assertThatThrownBy(() -> builder.connectTimeout(Duration.ofDays(365 * 300)))
                .isInstanceOf(IllegalArgumentException.class);
        Duration year = Duration.ofDays(365);
        try (RawServer server = RawServer.responding(response(200, WALLET));
                WalletClient client = builder.baseUri(server.baseUri())
                        .timeout(year)
                        .connectTimeout(year)
                        .build()) {
            assertThat(client.createWallet(REQUEST).wallet()).isEqualTo("MOBIKWIK");
        }
    }

    @Test
    @Tag("jdk")
    void rejectsSettingsThatTheCallersHttpClientWouldIgnore() throws GeneralSecurityException {
        SSLContext tls = SSLContext.getDefault();
        for (WalletClientBuilder builder : List.of(
                WalletClient.builder(API_KEY).connectTimeout(AMPLE),
                WalletClient.builder(API_KEY).sslContext(tls))) {
            assertThatNoException().isThrownBy(() -> builder.build().close());
            assertThatThrownBy(builder.httpClient(HttpClient.newHttpClient())::build)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("httpClient");
        }
    }

    private static <E extends WalletClientException> E assertEndsInTime(Class<E> type, String response)
            throws InterruptedException {
        try (RawServer server = stallingAfter(response)) {
            E failure = timedOut(type, timeout -> client(server, timeout), Fixtures::failureOf);
            assertThat(server.clientClosesWithin(10, TimeUnit.SECONDS))
                    .as("the client closes the connection")
                    .isTrue();
            return failure;
        }
    }
}
