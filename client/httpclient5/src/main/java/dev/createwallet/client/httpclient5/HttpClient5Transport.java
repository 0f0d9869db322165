package dev.createwallet.client.httpclient5;

import dev.createwallet.client.transport.Exchange;
import dev.createwallet.client.transport.Transport;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.io.CloseMode;

/**
 * Carries requests over Apache HttpClient 5: {@code WalletClient.builder(key).transport(HttpClient5Transport.create())}.
 * It has what the JDK's {@code HttpClient} lacks: proxies with credentials, other addresses of a host if the first one
 * does not respond, idle timeouts, and a connection pool that is empty when the client is closed.
 *
 * <p>What differs from the JDK's:
 *
 * <ul>
 *   <li>A waiting call holds its thread in a read from the socket, so an interrupt ends it at its timeout only.
 *   <li>An asynchronous call holds a thread of the transport for as long as it takes.
 *   <li>A response that the server sends without having been asked for it, in one go with another one, is taken for
 *       that of the next request on the connection.
 * </ul>
 */
public final class HttpClient5Transport implements Transport {

    private static final int MAX_CONNECTIONS = 1000;

    private final CloseableHttpClient http;
    private final ExecutorService threads = Executors.newCachedThreadPool(HttpClient5Transport::daemon);

    private HttpClient5Transport(CloseableHttpClient http) {
        this.http = http;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "create-wallet-client-httpclient5");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Creates a transport with the defaults of Apache HttpClient and a connection pool that is large enough not to be noticed.
     *
     * @return the transport, to be given to one client
     */
    public static HttpClient5Transport create() {
        return create(connections -> {}, settings -> {});
    }

    /**
     * Creates a transport with the caller's settings.
     *
     * @param connections changes the connection pool: its size, trust store and client certificate, connect timeout, idle
     *     timeout
     * @param settings changes the rest: a proxy and its credentials, say. Retries, redirects, cookies and compression are
     *     off, whatever it does
     * @return the transport, to be given to one client
     */
    public static HttpClient5Transport create(
            Consumer<PoolingHttpClientConnectionManagerBuilder> connections, Consumer<HttpClientBuilder> settings) {
        PoolingHttpClientConnectionManagerBuilder pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                // By default lines before a response that are not HTTP are skipped.
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .responseParserFactory(new DefaultHttpResponseParserFactory())
                        .build());
        connections.accept(pool);
        HttpClientBuilder builder = HttpClients.custom();
        settings.accept(builder);
        return new HttpClient5Transport(builder.setConnectionManager(pool.build())
                .setRequestExecutor(new OneShotExecutor())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build());
    }

    @Override
    public void send(Exchange exchange) throws IOException {
        new Sending(http, exchange).run();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The one that is returned has the outcome.
    public CompletableFuture<?> sendAsync(Exchange exchange) {
        Sending sending = new Sending(http, exchange);
        CompletableFuture<Void> future = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                sending.run();
                future.complete(null);
            } catch (IOException | RuntimeException | Error e) {
                future.completeExceptionally(e);
            }
        });
        future.whenComplete((value, failure) -> {
            if (future.isCancelled()) {
                sending.abort();
            }
        });
        return future;
    }

    /** Given that the host's address is known, only the deadline's timer can end what blocks, and it does. */
    @Override
    public boolean keepsDeadlines() {
        return true;
    }

    /** Closes the connections; calls under way fail. */
    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
        threads.shutdown();
    }
}
