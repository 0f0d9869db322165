package dev.createwallet.client.sending;

import dev.createwallet.client.transport.Exchange;
import dev.createwallet.client.transport.Transport;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Over the JDK's {@link HttpClient}. */
public final class JdkTransport implements Transport {

    private final HttpClient http;
    private final boolean own;
    private final boolean keepsDeadlines;
    private final boolean hasThreads;

    private JdkTransport(HttpClient http, boolean own, boolean hasThreads) {
        ProxySelector proxies = ProxySelector.getDefault();
        this.http = http;
        this.own = own;
        this.hasThreads = hasThreads;
        this.keepsDeadlines =
                own && (proxies == null || proxies.getClass().getModule().equals(Object.class.getModule()));
    }

    /** Over an HTTP client that stays open when the transport closes. */
    public static JdkTransport over(HttpClient http) {
        return new JdkTransport(http, false, true);
    }

    /** Over an HTTP client that belongs to the transport. */
    public static JdkTransport overItsOwn(boolean https, Duration connectTimeout, @Nullable SSLContext tls) {
        return new JdkTransport(newHttpClient(https, connectTimeout, tls), true, https);
    }

    static HttpClient newHttpClient(boolean https, Duration connectTimeout, @Nullable SSLContext tls) {
        HttpClient.Builder http = HttpClient.newBuilder();
        if (tls != null) {
            http.sslContext(tls);
        }
        if (!https) {
            // Nothing here blocks, so no thread but the selector's and the caller's is needed: twice the throughput,
            // and no hand-over in which a fast response can be lost (JDK-8336655). With TLS a trust manager may block,
            // and would stall all connections there.
            http.executor(Runnable::run);
        }
        return http.connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public void send(Exchange exchange) throws IOException, InterruptedException {
        http.send(request(exchange), new BodyCollector(exchange, hasThreads));
    }

    /** The JDK completes its future on the common pool, never on the selector's thread. */
    @Override
    public CompletableFuture<?> sendAsync(Exchange exchange) {
        return http.sendAsync(request(exchange), new BodyCollector(exchange, hasThreads));
    }

    private static HttpRequest request(Exchange exchange) {
        HttpRequest.Builder request = HttpRequest.newBuilder(exchange.uri())
                // With HTTP/2 a server can hand a request back, and the JDK then sends it again; without TLS the JDK
                // would also ask for an upgrade, which confuses servers.
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofNanos(Math.max(1, exchange.timeLeft().toNanos())))
                .method(exchange.method(), new OneShotBody(exchange));
        exchange.headers().forEach(request::setHeader);
        return request.build();
    }

    /**
     * Not with a caller's HTTP client, since the JDK waits for ever if its executor rejects a task; nor with a proxy
     * selector of the caller's, which may block.
     */
    @Override
    public boolean keepsDeadlines() {
        return keepsDeadlines;
    }

    /** Closes the HTTP client if it is the transport's own. */
    @Override
    public void close() {
        // HttpClient can be closed since Java 21 only; before, it ends when it is garbage-collected.
        if (own && http instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("The HTTP client could not be closed", e);
            }
        }
    }
}
