package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.createwallet.server.stub.internal.runtime.Tls;
import java.io.IOException;
import java.io.OutputStream;
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
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletStubTest {

    @Test
    void aPortThatIsTakenIsAnIoException() throws IOException {
        try (WalletStub stub = WalletStub.start()) {
            WalletStub.Builder builder =
                    WalletStub.builder().port(stub.baseUri().getPort());
            assertThatThrownBy(builder::start)
                    .isInstanceOf(IOException.class)
                    .hasRootCauseInstanceOf(BindException.class);
        }
    }

    @Test
    void listensOnAFreePortOfTheLoopbackInterfaceUnlessToldOtherwise() throws IOException {
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
    void speaksHttpAndHttpsSideBySideIfThatIsAskedFor() throws Exception {
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
    void speaksOneOfThemUnlessBothAreAskedFor() throws Exception {
        try (WalletStub plain = WalletStub.start();
                WalletStub secure = WalletStub.builder().tls().start()) {
            assertThat(plain.httpsBaseUri()).isEmpty();
            assertThat(plain.certificate()).isEmpty();
            assertThat(secure.httpsBaseUri()).contains(secure.baseUri());
        }
    }

    @Test
    void aTlsPortThatIsTakenEndsBoth() throws IOException {
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
    void aHostThatThereIsNotIsAnIoExceptionThatNamesIt() {
        WalletStub.Builder builder = WalletStub.builder().host("no such host");
        assertThatThrownBy(builder::start).isInstanceOf(IOException.class).hasMessage("No such host: no such host");
        assertThatThrownBy(() -> builder.host(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressMayBeWrittenAsInAUrl() throws Exception {
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
    void theCertificateIsForTheHostAsWell() throws IOException {
        Tls made = Tls.forLocalhostAnd(
                new InetSocketAddress(InetAddress.getByAddress("stub.example", new byte[] {127, 0, 0, 1}), 0));
        assertThat(names(made)).contains("localhost", "127.0.0.1", "stub.example");
        assertThat(names(Tls.forLocalhostAnd(new InetSocketAddress("127.0.0.2", 0))))
                .contains("localhost", "127.0.0.2");
        assertThat(names(Tls.forLocalhostAnd(new InetSocketAddress("0.0.0.0", 0))))
                .contains("localhost")
                .doesNotContain("0.0.0.0");
    }

    private static List<String> names(Tls tls) {
        try {
            return tls.certificate().getSubjectAlternativeNames().stream()
                    .map(name -> name.get(1).toString())
                    .toList();
        } catch (CertificateParsingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void servesTheCertificateThatItAnnouncesIfThereAreTwo(@TempDir Path folder) throws Exception {
        InetSocketAddress loopback = new InetSocketAddress("127.0.0.1", 0);
        List<Tls> made = List.of(Tls.forLocalhostAnd(loopback), Tls.forLocalhostAnd(loopback));
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
    void aKeyWithAPasswordOfItsOwnIsAnIoExceptionThatSaysSo(@TempDir Path folder) throws Exception {
        Tls made = Tls.forLocalhostAnd(new InetSocketAddress("127.0.0.1", 0));
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setKeyEntry(
                "a",
                made.keyStore().getKey(made.alias(), made.password().toCharArray()),
                "of the key".toCharArray(),
                new Certificate[] {made.certificate()});
        Path file = folder.resolve("key.jks");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "of the store".toCharArray());
        }
        WalletStub.Builder builder = WalletStub.builder().tls(file, "of the store");
        assertThatThrownBy(builder::start).isInstanceOf(IOException.class).hasMessageContaining("another password");
    }

    @Test
    void takesTheKeyFromAKeyStoreOfItsOwn(@TempDir Path folder) throws Exception {
        Tls made = Tls.forLocalhostAnd(new InetSocketAddress("127.0.0.1", 0));
        Path file = folder.resolve("key.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            made.keyStore().store(out, made.password().toCharArray());
        }

        try (WalletStub stub = WalletStub.builder().tls(file, made.password()).start()) {
            assertThat(stub.certificate()).contains(made.certificate());
            assertThat(statusOfNotFound(
                            Trust.client(made.certificate()), stub.baseUri().toString()))
                    .isEqualTo(404);
        }
        WalletStub.Builder builder = WalletStub.builder();
        assertThatThrownBy(() -> builder.tls(file, "wrong").start()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> builder.tls(folder.resolve("missing"), "").start())
                .isInstanceOf(IOException.class);
        assertThat(made.toString()).doesNotContain(made.password());
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
