package dev.createwallet.client.httpclient5;

import dev.createwallet.client.transport.Transport;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.jspecify.annotations.Nullable;

/** The tests of the client's module run on this transport. */
public final class HttpClient5UnderTest implements BiFunction<@Nullable SSLContext, @Nullable Duration, Transport> {

    @Override
    public Transport apply(@Nullable SSLContext tls, @Nullable Duration connectTimeout) {
        return HttpClient5Transport.create(connections -> set(connections, tls, connectTimeout), settings -> {});
    }

    private static void set(
            PoolingHttpClientConnectionManagerBuilder connections,
            @Nullable SSLContext tls,
            @Nullable Duration connectTimeout) {
        if (tls != null) {
            connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls));
        }
        if (connectTimeout != null) {
            connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                    .setConnectTimeout(connectTimeout.toMillis(), TimeUnit.MILLISECONDS)
                    .build());
        }
    }
}
