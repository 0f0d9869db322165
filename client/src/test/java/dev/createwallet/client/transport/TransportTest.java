package dev.createwallet.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.client.testing.RawServer;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The HTTP client that a transport makes. */
class TransportTest {

    private static final HttpClient HTTP = Transport.newHttpClient(Duration.ofSeconds(10), null);

    @Test
    void followsNoRedirectsAndKeepsNoCookies() {
        assertThat(HTTP.connectTimeout()).contains(Duration.ofSeconds(10));
        assertThat(HTTP.followRedirects()).isEqualTo(HttpClient.Redirect.NEVER);
        assertThat(HTTP.authenticator()).isEmpty();
        assertThat(HTTP.cookieHandler()).isEmpty();
    }

    @Test
    void needsNoThreadBesideTheSelectors() {
        AtomicReference<Thread> used = new AtomicReference<>();
        HTTP.executor().orElseThrow().execute(() -> used.set(Thread.currentThread()));
        assertThat(used.get()).isSameAs(Thread.currentThread());
    }

    @Test
    void asynchronousCallEndsAtItsDeadlineAndSendsNothingAfterwards() throws Exception {
        CountDownLatch selected = new CountDownLatch(1);
        CompletableFuture<Void> over = new CompletableFuture<>();
        // The JDK selects the proxy on the thread that sends.
        ProxySelector slow = new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                over.join();
                selected.countDown();
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        };
        try (RawServer server = RawServer.responding(RawServer.response(200, "{}"))) {
            HttpClient http =
                    HttpClient.newBuilder().executor(Runnable::run).proxy(slow).build();
            Transport transport = Transport.over(http, Duration.ofMillis(50), 1000);
            OutgoingRequest request = new OutgoingRequest("POST", server.baseUri(), Map.of(), new byte[1]);
            Outcome outcome = transport.sendAsync(request, Function.identity()).get(30, TimeUnit.SECONDS);
            assertThat(outcome.ending()).isEqualTo(Outcome.Ending.DEADLINE);
            assertThat(outcome.maybeSent()).isFalse();
            over.complete(null);
            assertThat(selected.await(30, TimeUnit.SECONDS)).isTrue();
            Transport.over(HttpClient.newHttpClient(), Duration.ofSeconds(60), 1000)
                    .send(new OutgoingRequest("GET", server.baseUri(), Map.of(), new byte[0]));
            assertThat(server.requests()).hasSize(1).first().asString().startsWith("GET ");
        }
    }
}
