package dev.createwallet.client.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.createwallet.client.testing.RawServer;
import dev.createwallet.client.transport.Exchange;
import dev.createwallet.client.transport.Transport;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call ends at its deadline and sends nothing afterwards, whatever the transport does. */
@Timeout(30)
class SenderTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration AMPLE = Duration.ofSeconds(60);

    @Test
    void httpClientFollowsNoRedirectsAndKeepsNoCookies() {
        HttpClient http = JdkTransport.newHttpClient(false, Duration.ofSeconds(10), null);
        assertThat(http.connectTimeout()).contains(Duration.ofSeconds(10));
        assertThat(http.followRedirects()).isEqualTo(HttpClient.Redirect.NEVER);
        assertThat(http.authenticator()).isEmpty();
        assertThat(http.cookieHandler()).isEmpty();
    }

    @Test
    void httpClientNeedsNoThreadBesideTheSelectorsWithoutTls() {
        AtomicReference<Thread> used = new AtomicReference<>();
        HttpClient http = JdkTransport.newHttpClient(false, AMPLE, null);
        http.executor().orElseThrow().execute(() -> used.set(Thread.currentThread()));
        assertThat(used.get()).isSameAs(Thread.currentThread());
        assertThat(JdkTransport.newHttpClient(true, AMPLE, null).executor()).isEmpty();
    }

    @Test
    void waitingCallEndsAtItsDeadlineAndSendsNothingAfterwards() throws Exception {
        try (SlowProxySelector slow = new SlowProxySelector();
                RawServer server = RawServer.responding(RawServer.response(200, "{}"))) {
            Outcome outcome = new Sender(JdkTransport.over(slow.http)).send(post(server.baseUri()), SHORT, 1000);
            assertThat(outcome.ending()).isEqualTo(Outcome.Ending.DEADLINE);
            assertThat(outcome.maybeSent()).isFalse();
            slow.goOn();
            assertNothingWasPosted(server);
        }
    }

    @Test
    void asynchronousCallEndsAtItsDeadlineAndSendsNothingAfterwards() throws Exception {
        try (SlowProxySelector slow = new SlowProxySelector();
                RawServer server = RawServer.responding(RawServer.response(200, "{}"))) {
            Outcome outcome = new Sender(JdkTransport.over(slow.http))
                    .sendAsync(post(server.baseUri()), SHORT, 1000, Function.identity())
                    .get(20, TimeUnit.SECONDS);
            assertThat(outcome.ending()).isEqualTo(Outcome.Ending.DEADLINE);
            assertThat(outcome.maybeSent()).isFalse();
            slow.goOn();
            assertNothingWasPosted(server);
        }
    }

    @Test
    void waitingCallLooksUpTheHostOnAnotherThreadAndOnlyIfItMay() {
        AtomicReference<Thread> used = new AtomicReference<>();
        Sender sender = new Sender(new Recording(true, used));
        sender.send(post(URI.create("http://127.0.0.1:1/")), AMPLE, 1000);
        assertThat(used.get()).as("an address needs no look-up").isSameAs(Thread.currentThread());
        sender.send(post(URI.create("http://localhost:1/")), AMPLE, 1000);
        assertThat(used.get()).as("a name does").isNotSameAs(Thread.currentThread());
        sender.send(post(URI.create("http://localhost:1/")), AMPLE, 1000);
        assertThat(used.get()).as("the look-up is fresh").isSameAs(Thread.currentThread());
        new Sender(new Recording(false, used)).send(post(URI.create("http://127.0.0.1:1/")), AMPLE, 1000);
        assertThat(used.get()).as("the transport may block").isNotSameAs(Thread.currentThread());
    }

    @Test
    void asynchronousCallEndsAtItsDeadlineWhileTheCommonPoolIsBusy() throws Exception {
        // The pool is shared with other tests: a transport that never completes its future comes to the same.
        Transport silent = new Recording(true, new AtomicReference<>()) {
            @Override
            public CompletableFuture<?> sendAsync(Exchange exchange) {
                return new CompletableFuture<>();
            }
        };
        CompletableFuture<Thread> ended = new CompletableFuture<>();
        new Sender(silent).sendAsync(post(URI.create("http://127.0.0.1:1/")), SHORT, 1000, outcome -> {
            ended.complete(Thread.currentThread());
            return outcome;
        });
        assertThat(ended.get(20, TimeUnit.SECONDS))
                .as("a thread of the common pool may not be free")
                .extracting(Thread::getName)
                .isEqualTo("create-wallet-client");
    }

    @Test
    void callEndsIfTheExecutorOfTheHttpClientRejects() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        AtomicInteger tasks = new AtomicInteger();
        try (RawServer server = RawServer.responding(RawServer.response(200, "{}"))) {
            for (int accepted = 0; accepted < 8; accepted++) {
                int some = accepted;
                tasks.set(0);
                HttpClient http = HttpClient.newBuilder()
                        .executor(task -> {
                            if (tasks.getAndIncrement() >= some) {
                                throw new RejectedExecutionException("busy");
                            }
                            threads.execute(task);
                        })
                        .build();
                Sender sender = new Sender(JdkTransport.over(http));
                assertThat(sender.send(post(server.baseUri()), Duration.ofMillis(200), 1000))
                        .isNotNull();
                assertThat(sender.sendAsync(post(server.baseUri()), Duration.ofMillis(200), 1000, Function.identity())
                                .get(20, TimeUnit.SECONDS))
                        .isNotNull();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closedSenderRejectsCalls() {
        Sender sender = new Sender(new Recording(true, new AtomicReference<>()));
        sender.close();
        sender.close();
        assertThatThrownBy(() -> sender.send(post(URI.create("http://127.0.0.1:1/")), AMPLE, 1000))
                .isInstanceOf(IllegalStateException.class);
    }

    private static OutgoingRequest post(URI uri) {
        return new OutgoingRequest("POST", uri, Map.of(), new byte[1]);
    }

    private static void assertNothingWasPosted(RawServer server) {
        new Sender(JdkTransport.over(HttpClient.newHttpClient()))
                .send(new OutgoingRequest("GET", server.baseUri(), Map.of(), new byte[0]), AMPLE, 1000);
        assertThat(server.requests()).hasSize(1).first().asString().startsWith("GET ");
    }

    /** Sends nothing. */
    private static class Recording implements Transport {

        private final boolean keepsDeadlines;
        private final AtomicReference<Thread> used;

        Recording(boolean keepsDeadlines, AtomicReference<Thread> used) {
            this.keepsDeadlines = keepsDeadlines;
            this.used = used;
        }

        @Override
        public void send(Exchange exchange) {
            used.set(Thread.currentThread());
        }

        @Override
        public CompletableFuture<?> sendAsync(Exchange exchange) {
            send(exchange);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public boolean keepsDeadlines() {
            return keepsDeadlines;
        }

        @Override
        public void close() {}
    }

    /** The JDK selects the proxy on the thread that sends, and looks up the host there, which no test can slow down. */
    private static final class SlowProxySelector extends ProxySelector implements AutoCloseable {

        private final CompletableFuture<Void> mayGoOn = new CompletableFuture<>();
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch selected = new CountDownLatch(1);
        private final HttpClient http =
                HttpClient.newBuilder().executor(Runnable::run).proxy(this).build();

        @Override
        public List<Proxy> select(URI uri) {
            entered.countDown();
            mayGoOn.join();
            selected.countDown();
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}

        void goOn() throws InterruptedException {
            mayGoOn.complete(null);
            // On a busy machine the deadline may pass before the transport is even called.
            if (entered.getCount() == 0) {
                assertThat(selected.await(20, TimeUnit.SECONDS)).isTrue();
            }
        }

        @Override
        public void close() {
            mayGoOn.complete(null);
        }
    }
}
