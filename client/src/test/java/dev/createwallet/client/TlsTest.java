package dev.createwallet.client;

import static dev.createwallet.client.Fixtures.AMPLE;
import static dev.createwallet.client.Fixtures.API_KEY;
import static dev.createwallet.client.Fixtures.REQUEST;
import static dev.createwallet.client.Fixtures.SHORT;
import static dev.createwallet.client.Fixtures.WALLET;
import static dev.createwallet.client.Fixtures.builder;
import static dev.createwallet.client.testing.RawServer.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.createwallet.client.testing.LocalCertificate;
import dev.createwallet.client.testing.RawServer;
import dev.createwallet.client.testing.Secrets;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same over TLS. */
@Timeout(30)
class TlsTest {

    private static SSLContext tls;

    private static SSLContext elsewhere;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        elsewhere = LocalCertificate.make(folder, "dns:elsewhere.example").context();
        tls = LocalCertificate.make(folder).context();
    }

    @Test
    void reusesOneConnection() {
        try (RawServer server = server(RawServer.always(response(200, WALLET).getBytes(UTF_8)));
                WalletClient client = client(server, AMPLE)) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.createWallet(REQUEST).wallet()).isEqualTo("MOBIKWIK");
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void makesManyCallsAtOnce() {
        try (RawServer server = server(RawServer.always(response(200, WALLET).getBytes(UTF_8)));
                WalletClient client = client(server, AMPLE)) {
            List<CompletableFuture<WalletAccount>> calls = IntStream.range(0, 32)
                    .mapToObj(i -> client.createWalletAsync(REQUEST))
                    .toList();
            assertThat(calls)
                    .allSatisfy(call -> assertThat(call.join().wallet()).isEqualTo("MOBIKWIK"));
        }
    }

    @Test
    void timeoutEndsAStallWithinTheBody() throws InterruptedException {
        try (RawServer server = server(RawServer.stalling("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"))) {
            InvalidResponseException failure = Fixtures.timedOut(
                    InvalidResponseException.class, timeout -> client(server, timeout), Fixtures::failureOf);
            assertThat(failure.response().text()).isEqualTo("{");
            assertThat(server.clientClosesWithin(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void untrustedCertificateMeansNotSent() {
        try (RawServer server = server(RawServer.always(response(200, WALLET).getBytes(UTF_8)));
                WalletClient client = builder().baseUri(server.baseUri()).build()) {
            NoResponseException failure =
                    catchThrowableOfType(NoResponseException.class, () -> client.createWallet(REQUEST));
            assertThat(failure.mayHaveBeenReceived()).isFalse();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void certificateOfAnotherHostMeansNotSent() {
        try (RawServer server = RawServer.startTls(
                        elsewhere.getServerSocketFactory(),
                        RawServer.always(response(200, WALLET).getBytes(UTF_8)));
                WalletClient client =
                        builder(elsewhere).baseUri(server.baseUri()).build()) {
            NoResponseException failure =
                    catchThrowableOfType(NoResponseException.class, () -> client.createWallet(REQUEST));
            assertThat(failure.mayHaveBeenDone()).isFalse();
            assertThat(Secrets.everythingItSays(failure)).contains("subject alternative names");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    @Tag("jdk")
    void worksWithTheCallersHttpClient() {
        try (RawServer server = server(RawServer.always(response(200, WALLET).getBytes(UTF_8)));
                WalletClient client = WalletClient.builder(API_KEY)
                        .baseUri(server.baseUri())
                        .httpClient(HttpClient.newBuilder().sslContext(tls).build())
                        .build()) {
            assertThat(client.createWallet(REQUEST).wallet()).isEqualTo("MOBIKWIK");
        }
    }

    @Test
    void sendsNothingToAServerWithoutTls() {
        try (RawServer server = RawServer.responding(response(200, WALLET));
                WalletClient client = builder()
                        .baseUri(URI.create(server.baseUri().toString().replace("http:", "https:")))
                        .timeout(SHORT)
                        .build()) {
            assertThatThrownBy(() -> client.createWallet(REQUEST))
                    .isInstanceOfSatisfying(
                            NoResponseException.class,
                            e -> assertThat(e.mayHaveBeenReceived()).isFalse());
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void slowTrustManagerStallsNoOtherCall() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        SlowTrust trust = new SlowTrust(release);
        try (RawServer server = server(connection -> {
                    connection.readRequest();
                    connection.send(response(200, WALLET));
                    connection.readRequest();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + WALLET.length() + "\r\n\r\n");
                    trust.awaitSecond();
                    connection.send(WALLET);
                });
                WalletClient client = builder(trust.context())
                        .baseUri(server.baseUri())
                        .timeout(Duration.ofSeconds(20))
                        .build()) {
            client.createWallet(REQUEST);
            CompletableFuture<WalletAccount> onTheOpenConnection = client.createWalletAsync(REQUEST);
            while (server.requests().size() < 2) {
                Thread.onSpinWait();
            }
            trust.forgetSessions();
            CompletableFuture<WalletAccount> inItsHandshake = client.createWalletAsync(REQUEST);
            assertThat(onTheOpenConnection.get(10, TimeUnit.SECONDS).wallet()).isEqualTo("MOBIKWIK");
            release.countDown();
            assertThat(inItsHandshake.join().wallet()).isEqualTo("MOBIKWIK");
        }
    }

    /** Trusts everybody, but thinks about it from the second time on. */
    private static final class SlowTrust extends X509ExtendedTrustManager {

        private final CountDownLatch release;
        private final CountDownLatch second = new CountDownLatch(1);
        private final AtomicInteger handshakes = new AtomicInteger();
        private final SSLContext context;

        SlowTrust(CountDownLatch release) throws GeneralSecurityException {
            this.release = release;
            this.context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
        }

        SSLContext context() {
            return context;
        }

        /** Nobody is asked about a session that is resumed. */
        void forgetSessions() {
            SSLSessionContext sessions = context.getClientSessionContext();
            Collections.list(sessions.getIds()).stream()
                    .map(sessions::getSession)
                    .filter(Objects::nonNull)
                    .forEach(SSLSession::invalidate);
        }

        void awaitSecond() {
            await(second);
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            check();
        }

        private void check() {
            if (handshakes.incrementAndGet() > 1) {
                second.countDown();
                await(release);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            check();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static RawServer server(RawServer.Script script) {
        return RawServer.startTls(tls.getServerSocketFactory(), script);
    }

    private static WalletClient client(RawServer server, Duration timeout) {
        return builder(tls).baseUri(server.baseUri()).timeout(timeout).build();
    }
}
