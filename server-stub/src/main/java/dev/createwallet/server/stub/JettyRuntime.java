package dev.createwallet.server.stub;

import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** Listens, and reads requests as a whole. Beside it and its two helpers nothing knows the runtime. */
final class JettyRuntime implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(JettyRuntime.class.getName());

    /** Reading, accepting and answering take no more; nothing waits on a thread. */
    private static final int MAX_THREADS = 16;

    private static final int SELECTORS = 2;

    /** Connections that wait to be accepted. The default of 50 takes seconds for some thousand at once. */
    private static final int ACCEPT_QUEUE = 4096;

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(15);

    /** More than the idle timeout in two of them, and no more than half a minute in three. */
    private static final Duration STALL_INTERVAL = Duration.ofSeconds(9);

    /** As it stops, what is silent for so long is closed: connections kept alive, and requests that don't go on. */
    private static final Duration STOP_IDLE_TIMEOUT = Duration.ofMillis(250);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final Server server;
    private final List<ServerConnector> connectors;
    private final Duration stallInterval;

    /**
     * Where to listen.
     *
     * @param address port 0 picks a free one
     * @param tls null for plain HTTP
     */
    record Listener(InetSocketAddress address, @Nullable Tls tls) {
    }

    /**
     * How to serve.
     *
     * @param faultsAllowed whether a request may ask for a delay or a broken connection
     * @param stallInterval see {@link StalledConnections}
     */
    record Options(boolean faultsAllowed, Duration stallInterval) {

        Options(boolean faultsAllowed) {
            this(faultsAllowed, STALL_INTERVAL);
        }
    }

    private JettyRuntime(Application application, Options options, List<Listener> listeners) {
        var threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("wallet-stub");
        threads.setDaemon(true);
        server = new Server(threads);
        server.setErrorHandler(JettyRuntime::writeError);
        server.setStopTimeout(STOP_TIMEOUT.toMillis());
        server.setHandler(new BodyFirst(new JerseyOnJetty(application), options.faultsAllowed()));
        stallInterval = options.stallInterval();
        connectors = listeners.stream().map(this::connector).toList();
        connectors.forEach(server::addConnector);
    }

    private ServerConnector connector(Listener listener) {
        var connector = new ServerConnector(server, null, null, null, 1, SELECTORS, connections(listener.tls()));
        connector.setHost(listener.address().getHostString());
        connector.setPort(listener.address().getPort());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        connector.setShutdownIdleTimeout(STOP_IDLE_TIMEOUT.toMillis());
        return connector;
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if it could not listen
     */
    static JettyRuntime start(Application application, Options options, List<Listener> listeners) throws IOException {
        var runtime = new JettyRuntime(application, options, listeners);
        try {
            for (var connector : runtime.connectors) {
                connector.open();
            }
            runtime.server.start();
            runtime.connectors.forEach(connector -> new StalledConnections(connector, runtime.stallInterval).run());
        } catch (IOException e) {
            runtime.close();
            throw e;
        } catch (Exception e) {
            runtime.close();
            throw new IllegalStateException("The runtime did not start", e);
        }
        return runtime;
    }

    /** The ports that are listened on, in the order of the listeners. */
    List<Integer> ports() {
        return connectors.stream().map(ServerConnector::getLocalPort).toList();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (TimeoutException e) {
            // It stopped all the same, without the answers that had not been given by then.
            LOGGER.log(System.Logger.Level.WARNING, "Requests were still in flight after {0}", STOP_TIMEOUT);
        } catch (Exception e) {
            throw new IllegalStateException("The runtime did not stop", e);
        }
    }

    private static ConnectionFactory[] connections(@Nullable Tls tls) {
        var http = http();
        if (tls == null) {
            return new ConnectionFactory[] {new HttpConnectionFactory(http)};
        }
        // It serves whoever reaches it, under whatever name.
        http.addCustomizer(new SecureRequestCustomizer(false));
        var context = new SslContextFactory.Server();
        context.setKeyStore(tls.keyStore());
        context.setKeyStorePassword(tls.password());
        return AbstractConnectionFactory.getFactories(context, new HttpConnectionFactory(http));
    }

    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // A customer id may have a slash or a percent sign in it, escaped; the contract doesn't limit its characters.
        http.setUriCompliance(UriCompliance.DEFAULT.with("escaped ids",
                UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR, UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
        return http;
    }

    /** What the runtime refuses before the application sees it, and what the application could not answer. */
    private static boolean writeError(Request request, Response response, Callback callback) throws Exception {
        var status = request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException refused
                ? refused.getCode() : response.getStatus();
        // It is the request that speaks a version of HTTP that it should not, and no fault of the server.
        var shown = status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 ? HttpStatus.BAD_REQUEST_400 : status;
        write(Refusal.of(shown, ErrorMapper.message(status)), response, callback);
        return true;
    }

    private static void write(Refusal refusal, Response response, Callback callback) throws IOException {
        var body = Json.MAPPER.writeValueAsBytes(refusal.body());
        response.setStatus(refusal.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /**
     * Reads the body, up to the limit and without a thread that waits for it, before it hands over to Jersey, which
     * then has nothing left to block on and runs on the thread that read. That doubles what a core can serve, and a
     * client that stops in the middle of a body holds a connection and nothing more.
     */
    private static final class BodyFirst extends Handler.Abstract.NonBlocking {

        private final JerseyOnJetty application;
        private final boolean faultsAllowed;

        BodyFirst(JerseyOnJetty application, boolean faultsAllowed) {
            this.application = application;
            this.faultsAllowed = faultsAllowed;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (request.getLength() > StrictForm.MAX_BODY) {
                refuse(HttpStatus.PAYLOAD_TOO_LARGE_413, response, callback);
                return true;
            }
            Content.Source.asByteArrayAsync(request, StrictForm.MAX_BODY, Promise.Invocable.from(
                    InvocationType.NON_BLOCKING, (body, failure) -> {
                        try {
                            if (failure == null) {
                                answer(request, body, response, callback);
                            } else {
                                refuse(statusOf(failure), response, callback);
                            }
                        } catch (Exception e) {
                            Response.writeError(request, response, callback, e);
                        }
                    }));
            return true;
        }

        private void answer(Request request, byte[] body, Response response, Callback callback) {
            var preferences = Preferences.of(faultsAllowed ? request.getHeaders().get(Preferences.HEADER) : null);
            var delay = preferences.number(Preferences.DELAY).orElse(0);
            if (delay == 0 || delay > Preferences.MAX_DELAY) {
                answer(request, body, response, callback, preferences);
                return;
            }
            // Scheduled, not slept: there is no thread to spare.
            request.getComponents().getScheduler().schedule(() -> {
                try {
                    answer(request, body, response, callback, preferences);
                } catch (Exception e) {
                    Response.writeError(request, response, callback, e);
                }
            }, delay, TimeUnit.MILLISECONDS);
        }

        private void answer(
                Request request, byte[] body, Response response, Callback callback, Preferences preferences) {
            var fault = preferences.value(Preferences.FAULT);
            if (Preferences.FAULT_DROP.equals(fault)) {
                drop(request);
                callback.failed(new EofException("The dropped connection that was asked for"));
            } else {
                var whole = !Preferences.FAULT_TRUNCATE.equals(fault);
                application.answer(request, body, whole ? response : new Truncated(request, response), callback);
            }
        }

        /** Closes the connection too, since the rest of the body is not read. */
        private static void refuse(int status, Response response, Callback callback) throws IOException {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            write(Refusal.of(status, ErrorMapper.message(status)), response, callback);
        }

        private static int statusOf(Throwable failure) {
            if (failure instanceof HttpException refused) {
                return refused.getCode();
            }
            if (failure instanceof TimeoutException) {
                return HttpStatus.REQUEST_TIMEOUT_408;
            }
            // The reader's own, of its limit.
            return failure instanceof IllegalStateException ? HttpStatus.PAYLOAD_TOO_LARGE_413 : HttpStatus.BAD_REQUEST_400;
        }
    }

    /** Sends the first half of the body, drops the connection, and lets the application believe that all is well. */
    private static final class Truncated extends Response.Wrapper {

        private boolean dropped;

        Truncated(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            if (dropped || content == null) {
                callback.succeeded();
                return;
            }
            dropped = true;
            super.write(false, content.slice(content.position(), content.remaining() / 2), Callback.from(() -> {
                drop(getRequest());
                callback.succeeded();
            }, callback::failed));
        }
    }

    private static void drop(Request request) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
    }
}
