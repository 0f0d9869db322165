package dev.createwallet.server.stub;

import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.inject.Providers;
import org.glassfish.jersey.jetty.JettyHttpContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The one class that knows the runtime: Jersey on Jetty. */
final class JettyRuntime implements AutoCloseable {

    /** Reading, accepting and answering take no more; nothing waits on a thread. */
    private static final int MAX_THREADS = 16;

    private static final int SELECTORS = 2;

    /** Connections that wait to be accepted. The default of 50 takes seconds for some thousand at once. */
    private static final int ACCEPT_QUEUE = 4096;

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    /** Jersey warns that a resource registered as an instance is no provider, which is so and does no harm. */
    private static final Logger JERSEY_PROVIDERS = Logger.getLogger(Providers.class.getName());

    static {
        JERSEY_PROVIDERS.setLevel(Level.SEVERE);
    }

    private final Server server;
    private final ServerConnector connector;

    private JettyRuntime(Application application, InetSocketAddress address) {
        var threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("wallet-stub");
        threads.setDaemon(true);
        server = new Server(threads);
        server.setErrorHandler(JettyRuntime::writeError);
        server.setStopTimeout(STOP_TIMEOUT.toMillis());
        var configuration = ResourceConfig.forApplication(application)
                // A description in a format of its own; the contract is the one there is.
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        var container = ContainerFactory.createContainer(JettyHttpContainer.class, configuration);
        server.setHandler(new GracefulHandler(new BodyFirst(container)));

        connector = new ServerConnector(server, null, null, null, 1, SELECTORS, new HttpConnectionFactory(http()));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        server.addConnector(connector);
    }

    /**
     * Starts to listen.
     *
     * @param address port 0 picks a free one
     * @throws IOException if it could not listen
     */
    static JettyRuntime start(Application application, InetSocketAddress address) throws IOException {
        var runtime = new JettyRuntime(application, address);
        try {
            runtime.connector.open();
            runtime.server.start();
        } catch (IOException e) {
            runtime.close();
            throw e;
        } catch (Exception e) {
            runtime.close();
            throw new IllegalStateException("The runtime did not start", e);
        }
        return runtime;
    }

    /** The port that is listened on. */
    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The runtime did not stop", e);
        }
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
        write(Refusal.of(status, ErrorMapper.message(status)), response, callback);
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
    private static final class BodyFirst extends Handler.Wrapper {

        BodyFirst(Handler application) {
            super(application);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (request.getLength() > StrictForm.MAX_BODY) {
                refuseAsTooLarge(response, callback);
                return true;
            }
            Content.Source.asByteArrayAsync(request, StrictForm.MAX_BODY, Promise.Invocable.from(
                    InvocationType.NON_BLOCKING, (body, failure) -> {
                        try {
                            if (failure == null) {
                                super.handle(new WithBody(request, body), response, callback);
                            } else if (failure instanceof IllegalStateException) {
                                refuseAsTooLarge(response, callback);
                            } else {
                                Response.writeError(request, response, callback, failure);
                            }
                        } catch (Exception e) {
                            Response.writeError(request, response, callback, e);
                        }
                    }));
            return true;
        }

        /** Closes the connection too, since the rest of the body is not read. */
        private static void refuseAsTooLarge(Response response, Callback callback) throws IOException {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            write(StrictForm.tooLarge(), response, callback);
        }
    }

    private static final class WithBody extends Request.Wrapper {

        private final Content.Source body;

        WithBody(Request request, byte[] body) {
            super(request);
            this.body = Content.Source.from(ByteBuffer.wrap(body));
        }

        @Override
        public Content.Chunk read() {
            return body.read();
        }

        @Override
        public void demand(Runnable onContent) {
            body.demand(onContent);
        }

        @Override
        public void fail(Throwable failure) {
            body.fail(failure);
        }
    }
}
