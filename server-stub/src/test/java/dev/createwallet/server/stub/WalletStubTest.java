package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.createwallet.server.stub.internal.runtime.Tls;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletStubTest {

    /** A key and its certificate for localhost, made once: that takes a process. */
    private static final Tls MADE = made();

    private static Tls made() {
        try {
            return Tls.forLocalhostAnd(new InetSocketAddress("127.0.0.1", 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void reportsTakenPort() throws IOException {
        try (WalletStub stub = WalletStub.start()) {
            WalletStub.Builder builder =
                    WalletStub.builder().port(stub.baseUri().getPort());
            assertThatThrownBy(builder::start)
                    .isInstanceOf(IOException.class)
                    .hasRootCauseInstanceOf(BindException.class);
        }
    }

    @Test
    void listensOnAFreePortOfTheLoopbackInterfaceByDefault() throws IOException {
        try (WalletStub stub = WalletStub.start()) {
            assertThat(stub.baseUri().toString()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(stub.apiKey()).isEqualTo(WalletStub.DEFAULT_API_KEY);
        }
    }

    @Test
    @Timeout(10)
    void closesConnectionsWhenItStops() throws IOException {
        WalletStub stub = WalletStub.start();
        try (stub;
                Socket served =
                        new Socket(stub.baseUri().getHost(), stub.baseUri().getPort())) {
            served.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(served.getInputStream().read()).isEqualTo('H');

            stub.close();

            assertThat(RawResponse.readIfAny(served.getInputStream()).text()).startsWith("TTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a\nb"})
    void rejectsApiKeyThatBasicCredentialsCannotCarry(String key) {
        assertThatThrownBy(() -> WalletStub.builder().apiKey(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void speaksHttpsWithACertificateForLocalhostThatAClientCanTrust() throws Exception {
        try (WalletStub stub = WalletStub.builder().tls().start()) {
            X509Certificate certificate = stub.certificate().orElseThrow();
            byte[] pem = Tls.pem(certificate).getBytes(StandardCharsets.US_ASCII);
            Certificate trusted = Trust.read(pem);
            assertThat(trusted).isEqualTo(certificate);
            assertThat(stub.baseUri()).hasScheme("https");

            for (String host : List.of("localhost", "127.0.0.1")) {
                String base = stub.baseUri().toString().replace("127.0.0.1", host);
                assertThat(statusOfNotFound(Trust.client(trusted), base)).isEqualTo(404);
            }
            assertThatThrownBy(() -> statusOfNotFound(
                            HttpClient.newHttpClient(), stub.baseUri().toString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void speaksHttpAndHttpsSideBySide() throws Exception {
        try (WalletStub stub = WalletStub.builder().tlsPort(0).start()) {
            URI https = stub.httpsBaseUri().orElseThrow();
            assertThat(stub.baseUri()).hasScheme("http");
            assertThat(https).hasScheme("https").hasHost(stub.baseUri().getHost());
            assertThat(https.getPort()).isNotEqualTo(stub.baseUri().getPort());

            HttpClient client = Trust.client(stub.certificate().orElseThrow());
            assertThat(statusOfNotFound(client, stub.baseUri().toString())).isEqualTo(404);
            assertThat(statusOfNotFound(client, https.toString())).isEqualTo(404);
            assertThat(stub.requests()).hasSize(2);
        }
    }

    @Test
    void speaksHttpOrHttpsByDefault() throws Exception {
        try (WalletStub plain = WalletStub.start();
                WalletStub secure = WalletStub.builder().tls().start()) {
            assertThat(plain.httpsBaseUri()).isEmpty();
            assertThat(plain.certificate()).isEmpty();
            assertThat(secure.httpsBaseUri()).contains(secure.baseUri());
        }
    }

    @Test
    @Tag("exhaustive")
    void closesTheOtherPortIfTheTlsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = freePort();
            WalletStub.Builder builder = WalletStub.builder().port(port).tlsPort(taken.getLocalPort());
            assertThatThrownBy(builder::start)
                    .isInstanceOf(IOException.class)
                    .hasRootCauseInstanceOf(BindException.class);

            // The other one is free again.
            new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    @Test
    void namesTheUnknownHost() {
        WalletStub.Builder builder = WalletStub.builder().host("no such host");
        assertThatThrownBy(builder::start).isInstanceOf(IOException.class).hasMessage("No such host: no such host");
        assertThatThrownBy(() -> builder.host(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("exhaustive")
    void takesAnAddressInBrackets() throws Exception {
        assumeThat(InetAddress.getByName("::1").isReachable(1_000))
                .as("there is IPv6")
                .isTrue();
        try (WalletStub stub = WalletStub.builder().host("[::1]").tls().start()) {
            assertThat(stub.baseUri()).hasScheme("https").hasHost("[::1]");
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(stub.sslContext().orElseThrow())
                    .build();
            assertThat(statusOfNotFound(client, stub.baseUri().toString())).isEqualTo(404);
        }
    }

    @Test
    @Tag("exhaustive")
    void servesTheFirstOfTwoCertificates(@TempDir Path folder) throws Exception {
        List<Tls> made = List.of(MADE, made());
        for (List<String> names : List.of(List.of("a", "b"), List.of("b", "a"))) {
            Path file = folder.resolve(String.join("", names));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < 2; i++) {
                Key key = made.get(i)
                        .keyStore()
                        .getKey(made.get(i).alias(), made.get(i).password().toCharArray());
                store.setKeyEntry(names.get(i), key, "secret".toCharArray(), new Certificate[] {
                    made.get(i).certificate()
                });
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, "secret".toCharArray());
            }
            try (WalletStub stub = WalletStub.builder().tls(file, "secret").start()) {
                HttpClient client = HttpClient.newBuilder()
                        .sslContext(stub.sslContext().orElseThrow())
                        .build();
                assertThat(statusOfNotFound(client, stub.baseUri().toString())).isEqualTo(404);
            }
        }
    }

    @Test
    void reportsKeyWithAnotherPasswordThanItsStore(@TempDir Path folder) throws Exception {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setKeyEntry(
                "a",
                MADE.keyStore().getKey(MADE.alias(), MADE.password().toCharArray()),
                "of the key".toCharArray(),
                new Certificate[] {MADE.certificate()});
        Path file = folder.resolve("key.jks");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "of the store".toCharArray());
        }
        WalletStub.Builder builder = WalletStub.builder().tls(file, "of the store");
        assertThatThrownBy(builder::start).isInstanceOf(IOException.class).hasMessageContaining("another password");
    }

    @Test
    void takesTheKeyFromAKeyStore(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("key.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            MADE.keyStore().store(out, MADE.password().toCharArray());
        }

        try (WalletStub stub = WalletStub.builder().tls(file, MADE.password()).start()) {
            assertThat(stub.certificate()).contains(MADE.certificate());
            assertThat(statusOfNotFound(
                            Trust.client(MADE.certificate()), stub.baseUri().toString()))
                    .isEqualTo(404);
        }
        WalletStub.Builder builder = WalletStub.builder();
        assertThatThrownBy(() -> builder.tls(file, "wrong").start()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> builder.tls(folder.resolve("missing"), "").start())
                .isInstanceOf(IOException.class);
        assertThat(MADE.toString()).doesNotContain(MADE.password());
    }

    /** Also if its body is read only long after the stub was told to stop, as on a loaded machine. */
    @Test
    @Timeout(30)
    void respondsToRequestsInFlightBeforeItStops() throws Exception {
        WalletStub stub =
                WalletStub.builder().apiKey(TestRuntime.API_KEY).allowFaults().start();
        String request = RawHttp.raw(
                RawHttp.PATH, "Prefer: delay=500\r\nContent-Length: 9\r\nExpect: 100-continue\r\n", "gateway=a");
        try (stub;
                Socket socket =
                        new Socket(stub.baseUri().getHost(), stub.baseUri().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.substring(0, request.length() - 9).getBytes(StandardCharsets.US_ASCII));
            // This shows that the server has the request.
            String go = "HTTP/1.1 100 Continue\r\n\r\n";
            assertThat(socket.getInputStream().readNBytes(go.length()))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo(go);
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(stub::close);
            assertThatThrownBy(() -> stopped.get(700, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            out.write(request.substring(request.length() - 9).getBytes(StandardCharsets.US_ASCII));

            assertThat(RawResponse.read(socket.getInputStream()).status()).isEqualTo(200);
            stopped.join();
        }
    }

    private static int statusOfNotFound(HttpClient client, String base) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/nothing")).build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}
