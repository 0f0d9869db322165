package dev.createwallet.client;

import static dev.createwallet.client.Fixtures.AMPLE;
import static dev.createwallet.client.Fixtures.API_KEY;
import static dev.createwallet.client.Fixtures.REQUEST;
import static dev.createwallet.client.Fixtures.SHORT;
import static dev.createwallet.client.Fixtures.WALLET;
import static dev.createwallet.client.testing.RawServer.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.createwallet.client.testing.LocalCertificate;
import dev.createwallet.client.testing.RawServer;
import dev.createwallet.client.testing.Secrets;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same over TLS, where all of it is on the selector's thread. */
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
                WalletClient client =
                        WalletClient.builder(API_KEY).baseUri(server.baseUri()).build()) {
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
                WalletClient client = WalletClient.builder(API_KEY)
                        .baseUri(server.baseUri())
                        .sslContext(elsewhere)
                        .build()) {
            NoResponseException failure =
                    catchThrowableOfType(NoResponseException.class, () -> client.createWallet(REQUEST));
            assertThat(failure.mayHaveBeenDone()).isFalse();
            assertThat(Secrets.everythingItSays(failure)).contains("subject alternative names");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
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
                WalletClient client = WalletClient.builder(API_KEY)
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

    private static RawServer server(RawServer.Script script) {
        return RawServer.startTls(tls.getServerSocketFactory(), script);
    }

    private static WalletClient client(RawServer server, Duration timeout) {
        return WalletClient.builder(API_KEY)
                .baseUri(server.baseUri())
                .timeout(timeout)
                .sslContext(tls)
                .build();
    }
}
