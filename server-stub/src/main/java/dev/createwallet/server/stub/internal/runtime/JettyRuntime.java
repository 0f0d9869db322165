package dev.createwallet.server.stub.internal.runtime;

import dev.createwallet.server.stub.internal.sandbox.Preferences;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;

/** Starts and stops Jetty, with and without TLS. */
public final class JettyRuntime implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(JettyRuntime.class.getName());

    /** Reading, accepting and responding take no more; nothing waits on a thread. */
    private static final int MAX_THREADS = 16;

    private static final int SELECTORS = 2;

    /** Connections that wait to be accepted. The default of 50 takes seconds for some thousand at once. */
    private static final int ACCEPT_QUEUE = 4096;

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(15);

    /** More than the idle timeout in two of them, and no more than half a minute in three. */
    private static final Duration STALL_INTERVAL = Duration.ofSeconds(9);

    /** When it stops, connections without a request are closed after so long. */
    private static final Duration STOP_IDLE_TIMEOUT = Duration.ofMillis(250);

    /** When it stops, requests whose body does not arrive are closed after so long. */
    private static final Duration STOP_STALLED_TIMEOUT = Duration.ofSeconds(3);

    /** Enough for a delayed response. */
    private static final Duration STOP_TIMEOUT =
            Duration.ofMillis(Preferences.MAX_DELAY).plusSeconds(2);

    private final Server server;
    private final List<ServerConnector> connectors;
    private final List<StalledConnections> stalled;
    private final InFlight inFlight = new InFlight();

    /**
     * Where to listen.
     *
     * @param address port 0 picks a free one
     * @param tls null for plain HTTP
     */
    public record Listener(
            InetSocketAddress address, @Nullable Tls tls) {}

    private JettyRuntime(Application application, Duration stallInterval, List<Listener> listeners) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("wallet-stub");
        threads.setDaemon(true);
        server = new Server(threads, new ScheduledExecutorScheduler("wallet-stub-scheduler", true), null);
        server.setErrorHandler(Rejections::writeError);
        server.setStopTimeout(STOP_TIMEOUT.toMillis());
        server.setHandler(new BodyFirst(new JerseyOnJetty(application), inFlight));
        connectors = listeners.stream().map(this::connector).toList();
        stalled = connectors.stream()
                .map(connector -> new StalledConnections(connector, stallInterval))
                .toList();
    }

    private ServerConnector connector(Listener listener) {
        ServerConnector connector =
                new ServerConnector(server, null, null, null, 1, SELECTORS, connections(listener.tls()));
        connector.setHost(listener.address().getHostString());
        connector.setPort(listener.address().getPort());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        connector.setShutdownIdleTimeout(STOP_STALLED_TIMEOUT.toMillis());
        return connector;
    }

    /**
     * Takes the ports and starts the application. Connections wait until the runtime listens.
     *
     * @throws IOException if a port could not be taken
     */
    public static JettyRuntime open(Application application, List<Listener> listeners) throws IOException {
        return open(application, STALL_INTERVAL, listeners);
    }

    /**
     * The same, with another time between looks.
     *
     * @param stallInterval see {@link StalledConnections}
     */
    static JettyRuntime open(Application application, Duration stallInterval, List<Listener> listeners)
            throws IOException {
        JettyRuntime runtime = new JettyRuntime(application, stallInterval, listeners);
        runtime.orClose(() -> {
            for (ServerConnector connector : runtime.connectors) {
                connector.open();
            }
            runtime.server.start();
        });
        return runtime;
    }

    /**
     * Responds to a request of this process, before any other: the first request loads most classes, and takes as long as
     * a hundred others.
     *
     * @param request as HTTP/1.1
     */
    public void warmUp(String request) throws IOException {
        LocalConnector local = new LocalConnector(server, new HttpConnectionFactory(http()));
        orClose(() -> {
            local.start();
            local.getResponse(request);
            local.stop();
        });
    }

    /**
     * Accepts connections.
     *
     * @throws IOException if it could not listen
     */
    public JettyRuntime listen() throws IOException {
        orClose(() -> {
            for (ServerConnector connector : connectors) {
                server.addConnector(connector);
                // The server runs already, so it would not stop this one.
                server.manage(connector);
                connector.start();
            }
        });
        stalled.forEach(StalledConnections::run);
        return this;
    }

    private interface Step {

        void run() throws Exception;
    }

    private void orClose(Step step) throws IOException {
        try {
            step.run();
        } catch (IOException e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new IllegalStateException("The runtime did not start", e);
        }
    }

    /** Looks for stalled connections now. */
    void look() {
        stalled.forEach(StalledConnections::look);
    }

    /** The ports that are listened on, in the order of the listeners. */
    public List<Integer> ports() {
        return connectors.stream().map(ServerConnector::getLocalPort).toList();
    }

    @Override
    public void close() {
        if (server.isStarted()) {
            connectors.forEach(connector -> inFlight.closeOthers(connector, STOP_IDLE_TIMEOUT));
        }
        try {
            server.stop();
        } catch (TimeoutException e) {
            // It has stopped all the same, without the responses that were missing by then.
            LOGGER.log(System.Logger.Level.WARNING, "Requests were still in flight after {0}", STOP_TIMEOUT);
        } catch (Exception e) {
            throw new IllegalStateException("The runtime did not stop", e);
        } finally {
            // Those too that were opened before another one failed to open.
            connectors.forEach(ServerConnector::close);
        }
    }

    private static ConnectionFactory[] connections(@Nullable Tls tls) {
        HttpConfiguration http = http();
        if (tls == null) {
            return new ConnectionFactory[] {new HttpConnectionFactory(http)};
        }
        // The stub may be called by any host name.
        http.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStore(tls.keyStore());
        context.setKeyStorePassword(tls.password());
        context.setCertAlias(tls.alias());
        return AbstractConnectionFactory.getFactories(context, new HttpConnectionFactory(http));
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // The application decides what a path may be, on every runtime.
        http.setUriCompliance(UriCompliance.UNSAFE.without(
                "paths for the application", UriCompliance.Violation.USER_INFO, UriCompliance.Violation.FRAGMENT));
        return http;
    }
}
