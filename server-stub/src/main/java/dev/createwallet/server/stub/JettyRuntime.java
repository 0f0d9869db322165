package dev.createwallet.server.stub;

import jakarta.ws.rs.core.Application;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
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
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;

/** Listens, and reads requests as a whole. Beside it and its two helpers nothing knows the runtime. */
final class JettyRuntime implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(JettyRuntime.class.getName());

    /** Reading, accepting and answering take no more; nothing waits on a thread. */
    private static final int MAX_THREADS = 16;

    private static final int SELECTORS = 2;

    /** In bytes. */
    private static final int USUAL_BODY = 1024;

    /** What is too large is read up to here all the same: a client that is still sending sees no answer, but an error. */
    private static final int LARGEST_READ = 1024 * 1024;

    /** Connections that wait to be accepted. The default of 50 takes seconds for some thousand at once. */
    private static final int ACCEPT_QUEUE = 4096;

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(15);

    /** More than the idle timeout in two of them, and no more than half a minute in three. */
    private static final Duration STALL_INTERVAL = Duration.ofSeconds(9);

    /** As it stops, what is silent for so long is closed: connections kept alive, and requests that don't go on. */
    private static final Duration STOP_IDLE_TIMEOUT = Duration.ofMillis(250);

    /** Enough for an answer that is to be late. */
    private static final Duration STOP_TIMEOUT = Duration.ofMillis(Preferences.MAX_DELAY).plusSeconds(2);

    private static final Set<Integer> WRONG_VERSION =
            Set.of(HttpStatus.UPGRADE_REQUIRED_426, HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505);

    private static final String CODING = "The header Transfer-Encoding may be chunked alone";
    private static final String HOST = "The header Host is not a host, with a port if need be";
    private static final String LENGTH = "The header Content-Length is not a number of bytes";
    private static final String ILLEGAL_CHARACTER = "Illegal character";

    /** What the runtime says, in words of our own. None of it is passed on: some of it repeats what was sent. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("Authority!=Host", "The header Host names another server than the target of the request"),
            Map.entry("Bad EOL", "A line before the body does not end in CR LF"),
            Map.entry("Bad HostPort", HOST),
            Map.entry("Bad Transfer-Encoding, chunked not last", CODING),
            Map.entry("Bad Transfer-Encoding, multiple chunked tokens", CODING),
            Map.entry("Bad URI path", StrictPath.UNREADABLE),
            Map.entry("Blank Host", HOST),
            Map.entry("Deprecated User Info", StrictPath.UNREADABLE),
            Map.entry("Duplicate Host Header", "The header Host was sent more than once"),
            Map.entry("Fragment", StrictPath.UNREADABLE),
            Map.entry(ILLEGAL_CHARACTER, "The request line or a header has a character where it may not be"),
            Map.entry("Invalid Content-Length Value", LENGTH),
            Map.entry("Line Folding not supported", "A header begins with a space"),
            Map.entry("Multiple Content-Lengths", "The header Content-Length was sent more than once"),
            Map.entry("No Host", "The header Host is missing"),
            Map.entry("No URI", StrictPath.UNREADABLE),
            Map.entry("Transfer-Encoding and Content-Length",
                    "Both of the headers Transfer-Encoding and Content-Length were sent; send one of them"));

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

    private JettyRuntime(Application application, Duration stallInterval, List<Listener> listeners) {
        var threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("wallet-stub");
        threads.setDaemon(true);
        server = new Server(threads, new ScheduledExecutorScheduler("wallet-stub-scheduler", true), null);
        server.setErrorHandler(JettyRuntime::writeError);
        server.setStopTimeout(STOP_TIMEOUT.toMillis());
        server.setHandler(new BodyFirst(new JerseyOnJetty(application)));
        this.stallInterval = stallInterval;
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
    static JettyRuntime start(Application application, List<Listener> listeners) throws IOException {
        return start(application, STALL_INTERVAL, listeners);
    }

    /**
     * The same, with another time between looks.
     *
     * @param stallInterval see {@link StalledConnections}
     */
    static JettyRuntime start(Application application, Duration stallInterval, List<Listener> listeners)
            throws IOException {
        var runtime = new JettyRuntime(application, stallInterval, listeners);
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
        } finally {
            // Also those that were opened when another one could not be.
            connectors.forEach(ServerConnector::close);
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
        context.setCertAlias(tls.alias());
        return AbstractConnectionFactory.getFactories(context, new HttpConnectionFactory(http));
    }

    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // What a path may be is for the application to say, on this runtime as on others.
        http.setUriCompliance(UriCompliance.UNSAFE.without("paths for the application",
                UriCompliance.Violation.USER_INFO, UriCompliance.Violation.FRAGMENT));
        return http;
    }

    /** What the runtime refuses before the application sees it, and what the application could not answer. */
    private static boolean writeError(Request request, Response response, Callback callback) throws Exception {
        var refused = request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException http ? http : null;
        var status = refused == null ? response.getStatus() : refused.getCode();
        // It is the request that speaks a version of HTTP that it should not, and no fault of the server.
        var shown = WRONG_VERSION.contains(status) ? HttpStatus.BAD_REQUEST_400 : status;
        refuse(Refusal.of(shown, reason(refused).orElseGet(() -> ErrorMapper.message(status))), response, callback);
        return true;
    }

    private static Optional<String> reason(@Nullable HttpException refused) {
        var reason = refused == null ? null : refused.getReason();
        var known = reason == null ? null
                : REASONS.get(reason.startsWith(ILLEGAL_CHARACTER) ? ILLEGAL_CHARACTER : reason);
        if (known == null && refused instanceof Throwable thrown) {
            // Of these it gives no reason.
            var cause = thrown.getCause();
            known = cause instanceof IllegalArgumentException ? StrictPath.UNREADABLE
                    : cause instanceof ArithmeticException ? LENGTH : null;
        }
        return Optional.ofNullable(known);
    }

    /** Closes the connection too: where the next request begins is not known. */
    static void refuse(Refusal refusal, Response response, Callback callback) throws IOException {
        var body = Json.MAPPER.writeValueAsBytes(refusal.body());
        response.setStatus(refusal.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        closeAfter(response);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /**
     * Reads the body, up to the limit and without a thread that waits for it, before it hands over to Jersey, which
     * then has nothing left to block on and runs on the thread that read. That doubles what a core can serve, and a
     * client that stops in the middle of a body holds a connection and nothing more.
     */
    private static final class BodyFirst extends Handler.Abstract.NonBlocking {

        private final JerseyOnJetty application;

        BodyFirst(JerseyOnJetty application) {
            this.application = application;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (HttpMethod.CONNECT.is(request.getMethod())) {
                // Nothing that a tunnel could be made of follows.
                closeAfter(response);
            }
            var coding = request.getHeaders().get(HttpHeader.TRANSFER_ENCODING);
            if (coding != null && !HttpHeaderValue.CHUNKED.is(coding)) {
                // The runtime would leave the others to the application.
                refuse(Refusal.of(HttpStatus.BAD_REQUEST_400, CODING), response, callback);
            } else if (request.getLength() > largest(request)) {
                // Which the application tells from the header.
                closeAfter(response);
                application.answer(request, InputStream.nullInputStream(), response, callback);
            } else {
                new Body(request, response, callback).run();
            }
            return true;
        }

        private static int largest(Request request) {
            return request.getHeaders().contains(HttpHeader.EXPECT) ? FormReader.MAX_BODY : LARGEST_READ;
        }

        /** Collects what comes in pieces, as small as the client likes: each is copied once, to where it stays. */
        private final class Body implements Invocable.Task {

            private final Request request;
            private final Response response;
            private final Callback callback;
            private byte[] bytes;
            private int size;
            private int read;

            Body(Request request, Response response, Callback callback) {
                this.request = request;
                this.response = response;
                this.callback = callback;
                // Of a longer one no more than has come is held.
                this.bytes = new byte[(int) Math.min(Math.max(request.getLength(), 0), USUAL_BODY)];
            }

            @Override
            public InvocationType getInvocationType() {
                return InvocationType.NON_BLOCKING;
            }

            @Override
            public void run() {
                try {
                    var complete = false;
                    while (!complete) {
                        var chunk = request.read();
                        if (chunk == null) {
                            request.demand(this);
                            return;
                        }
                        if (Content.Chunk.isFailure(chunk)) {
                            refuse(refusal(chunk.getFailure()), response, callback);
                            return;
                        }
                        read += chunk.remaining();
                        add(chunk.getByteBuffer());
                        complete = chunk.isLast() || read > LARGEST_READ;
                        chunk.release();
                    }
                    if (read > LARGEST_READ) {
                        closeAfter(response);
                    }
                    // If there is one byte too many, the application tells so from it.
                    application.answer(request, new ByteArrayInputStream(bytes, 0, size), response, callback);
                } catch (Exception e) {
                    Response.writeError(request, response, callback, e);
                }
            }

            private void add(ByteBuffer piece) {
                var length = Math.min(piece.remaining(), FormReader.MAX_BODY + 1 - size);
                if (size + length > bytes.length) {
                    bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * bytes.length));
                }
                piece.get(bytes, size, length);
                size += length;
            }
        }

        private static Refusal refusal(Throwable failure) {
            return failure instanceof TimeoutException
                    ? Refusal.of(HttpStatus.REQUEST_TIMEOUT_408, ErrorMapper.message(HttpStatus.REQUEST_TIMEOUT_408))
                    : Refusal.of(HttpStatus.BAD_REQUEST_400, ErrorMapper.BROKEN_BODY);
        }
    }

    private static void closeAfter(Response response) {
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    }
}
