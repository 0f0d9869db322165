package dev.createwallet.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
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
}
