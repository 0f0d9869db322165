package dev.createwallet.server.stub.internal.runtime;

import dev.createwallet.server.stub.internal.filter.StrictPath;
import dev.createwallet.server.stub.internal.response.Rejection;
import dev.createwallet.server.stub.internal.sandbox.Fault;
import dev.createwallet.server.stub.internal.sandbox.Granted;
import dev.createwallet.server.stub.internal.sandbox.Preferences;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.Principal;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.innate.inject.InternalBinder;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.internal.inject.Providers;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * Passes a request that Jetty has read in full to Jersey. Jersey's own module for Jetty reads the body as a stream and
 * makes the objects of Jetty injectable, which costs a fifth of the throughput.
 */
final class JerseyOnJetty {

    /** No response has a link to the server, so only the path matters. */
    private static final String SERVER = "http://localhost";

    private static final URI BASE = URI.create(SERVER + "/");

    private static final Logger PROVIDERS = Logger.getLogger(Providers.class.getName());

    private final ApplicationHandler application;

    JerseyOnJetty(Application application) {
        this.application = handler(ResourceConfig.forApplication(application)
                // The contract is the only description of the stub.
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
                .register(new InternalBinder() {
                    @Override
                    protected void configure() {
                        bind(new ParameterObjects()).to(ValueParamProvider.class);
                    }
                }));
    }

    /**
     * Jersey warns of each resource that is registered as an instance, which does no harm. The logger may be shared, so
     * it gets its level back; therefore one at a time.
     */
    private static synchronized ApplicationHandler handler(ResourceConfig config) {
        Level level = PROVIDERS.getLevel();
        PROVIDERS.setLevel(Level.SEVERE);
        try {
            return new ApplicationHandler(config);
        } finally {
            PROVIDERS.setLevel(level);
        }
    }

    void respond(Request request, InputStream body, Response response, Callback callback) throws IOException {
        URI uri = uri(request.getHttpURI());
        if (uri == null) {
            Rejections.reject(Rejection.of(HttpStatus.BAD_REQUEST_400, StrictPath.UNREADABLE), response, callback);
            return;
        }
        ContainerRequest asked = new ContainerRequest(
                BASE, uri, request.getMethod(), NOBODY, new MapPropertiesDelegate(), application.getConfiguration());
        for (HttpField header : request.getHeaders()) {
            asked.header(header.getName(), header.getValue());
        }
        asked.setEntityStream(body);
        asked.setWriter(new Responding(asked, request, response, callback));
        application.handle(asked);
    }

    private static @Nullable URI uri(HttpURI target) {
        String path = target.getPathQuery();
        try {
            return path != null && path.startsWith("/") && isHttp(target.getScheme()) ? new URI(SERVER + path) : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The scheme of a target that is only a path is that of the connection. */
    private static boolean isHttp(@Nullable String scheme) {
        return HttpScheme.HTTP.is(scheme) || HttpScheme.HTTPS.is(scheme);
    }

    /** Collects the response, to send it at once with its headers: as it is, late, in half or not at all. */
    private static final class Responding implements ContainerResponseWriter {

        private final ContainerRequest asked;
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream(512);
        private byte @Nullable [] whole;

        Responding(ContainerRequest asked, Request request, Response response, Callback callback) {
            this.asked = asked;
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        @Override
        public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse given) {
            response.setStatus(given.getStatus());
            // Jersey's getStringHeaders looks a converter up for each value that is no String.
            given.getHeaders()
                    .forEach((name, values) ->
                            values.forEach(value -> response.getHeaders().add(name, String.valueOf(value))));
            if (given.getEntity() instanceof byte[] file) {
                // Not copied: many requests for a large file may come at once.
                whole = file;
                return OutputStream.nullOutputStream();
            }
            return written;
        }

        @Override
        public void commit() {
            byte[] body = whole == null ? written.toByteArray() : whole;
            Granted granted = Granted.to(asked);
            if (granted.delay() == 0) {
                send(granted.fault().orElse(null), body);
            } else {
                // Scheduled, since there is no thread that could sleep.
                later(granted.delay(), () -> send(granted.fault().orElse(null), body));
            }
        }

        private void later(int milliseconds, Runnable action) {
            request.getComponents().getScheduler().schedule(action, milliseconds, TimeUnit.MILLISECONDS);
        }

        private void send(@Nullable Fault fault, byte[] body) {
            if (fault == Fault.DROP || fault == Fault.RESET) {
                drop(fault == Fault.RESET);
                callback.failed(new EofException("The request asked for a dropped connection"));
            } else if (fault == Fault.TRUNCATE) {
                sendHalf(body, this::end);
            } else if (fault == Fault.STALL) {
                InFlight.stalls(request);
                sendHalf(body, () -> later(Preferences.MAX_DELAY, this::end));
            } else if (fault == Fault.MALFORMED && body.length > 0) {
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length - 1);
                response.write(true, ByteBuffer.wrap(body, 0, body.length - 1), callback);
            } else {
                response.write(true, ByteBuffer.wrap(body), callback);
            }
        }

        private void sendHalf(byte[] body, Runnable after) {
            response.write(false, ByteBuffer.wrap(body, 0, body.length / 2), Callback.from(after, callback::failed));
        }

        private void end() {
            drop(false);
            callback.succeeded();
        }

        private void drop(boolean reset) {
            EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
            Object transport = endPoint;
            while (transport instanceof EndPoint inner) {
                transport = inner.getTransport();
            }
            if (reset && transport instanceof SocketChannel channel) {
                try {
                    // To close then sends a reset.
                    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                    channel.close();
                } catch (IOException e) {
                    // Closed already.
                }
            }
            endPoint.close();
        }

        @Override
        public void failure(Throwable error) {
            Response.writeError(request, response, callback, error);
        }

        @Override
        public boolean enableResponseBuffering() {
            return false;
        }

        /** The application responds at once. */
        @Override
        public boolean suspend(long timeout, TimeUnit unit, TimeoutHandler handler) {
            return false;
        }

        @Override
        public void setSuspendTimeout(long timeout, TimeUnit unit) {
            throw new IllegalStateException("Never suspended");
        }
    }

    /** The application's own filter authenticates. */
    private static final SecurityContext NOBODY = new SecurityContext() {

        @Override
        public @Nullable Principal getUserPrincipal() {
            return null;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
            return null;
        }
    };
}
