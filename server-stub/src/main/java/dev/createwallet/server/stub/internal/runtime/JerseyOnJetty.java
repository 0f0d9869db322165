package dev.createwallet.server.stub.internal.runtime;

import dev.createwallet.server.stub.internal.filter.StrictPath;
import dev.createwallet.server.stub.internal.response.Rejection;
import dev.createwallet.server.stub.internal.sandbox.Preferences;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.internal.inject.Providers;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.jspecify.annotations.Nullable;

/**
 * Lets Jersey answer a request that Jetty has read in full. Jersey's own module for Jetty reads the body as a stream
 * and makes the objects of Jetty injectable, which costs a fifth of what the stub can serve.
 */
final class JerseyOnJetty {

    /** No link is made from where the request was sent to; the path is all that counts. */
    private static final String SERVER = "http://localhost";
    private static final URI BASE = URI.create(SERVER + "/");

    private static final Logger PROVIDERS = Logger.getLogger(Providers.class.getName());

    private final ApplicationHandler application;

    JerseyOnJetty(Application application) {
        this.application = handler(ResourceConfig.forApplication(application)
                // A description in a format of its own; the contract is the one there is.
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true));
    }

    /**
     * Jersey warns that a resource registered as an instance is no provider, which is so and does no harm. Its logger may
     * be that of others, too, so it gets its level back; hence one at a time.
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

    void answer(Request request, InputStream body, Response response, Callback callback) throws IOException {
        URI uri = uri(request.getHttpURI());
        if (uri == null) {
            Rejections.reject(Rejection.of(HttpStatus.BAD_REQUEST_400, StrictPath.UNREADABLE), response, callback);
            return;
        }
        ContainerRequest asked = new ContainerRequest(BASE, uri, request.getMethod(), NOBODY,
                new MapPropertiesDelegate(), application.getConfiguration());
        for (HttpField header : request.getHeaders()) {
            asked.header(header.getName(), header.getValue());
        }
        asked.setEntityStream(body);
        asked.setWriter(new Answer(asked, request, response, callback));
        application.handle(asked);
    }

    private static @Nullable URI uri(HttpURI target) {
        String path = target.getPathQuery();
        try {
            return path != null && path.startsWith("/") && isHttp(target.getScheme())
                    ? new URI(SERVER + path) : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Of a target that is a path alone, it is that of the connection. */
    private static boolean isHttp(@Nullable String scheme) {
        return HttpScheme.HTTP.is(scheme) || HttpScheme.HTTPS.is(scheme);
    }

    /** Collected, to be sent with its headers at once: as it is, late, in half or not at all. */
    private static final class Answer implements ContainerResponseWriter {

        private final ContainerRequest asked;
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream(512);
        private byte @Nullable [] whole;

        Answer(ContainerRequest asked, Request request, Response response, Callback callback) {
            this.asked = asked;
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        @Override
        public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse answer) {
            response.setStatus(answer.getStatus());
            answer.getStringHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
            if (answer.getEntity() instanceof byte[] file) {
                // Sent from where it is: many at once may be sent a large one.
                whole = file;
                return OutputStream.nullOutputStream();
            }
            return written;
        }

        @Override
        public void commit() {
            byte[] body = whole == null ? written.toByteArray() : whole;
            Preferences preferences = Preferences.grantedTo(asked);
            int delay = preferences.number(Preferences.DELAY).orElse(0);
            if (delay == 0) {
                send(preferences.value(Preferences.FAULT), body);
            } else {
                // Scheduled, not slept: there is no thread to spare.
                request.getComponents().getScheduler().schedule(
                        () -> send(preferences.value(Preferences.FAULT), body), delay, TimeUnit.MILLISECONDS);
            }
        }

        private void send(@Nullable String fault, byte[] body) {
            if (Preferences.FAULT_DROP.equals(fault)) {
                drop();
                callback.failed(new EofException("The dropped connection that was asked for"));
            } else if (Preferences.FAULT_TRUNCATE.equals(fault)) {
                response.write(false, ByteBuffer.wrap(body, 0, body.length / 2), Callback.from(() -> {
                    drop();
                    callback.succeeded();
                }, callback::failed));
            } else {
                response.write(true, ByteBuffer.wrap(body), callback);
            }
        }

        private void drop() {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
        }

        @Override
        public void failure(Throwable error) {
            Response.writeError(request, response, callback, error);
        }

        @Override
        public boolean enableResponseBuffering() {
            return false;
        }

        /** The application answers at once. */
        @Override
        public boolean suspend(long timeout, TimeUnit unit, TimeoutHandler handler) {
            return false;
        }

        @Override
        public void setSuspendTimeout(long timeout, TimeUnit unit) {
            throw new IllegalStateException("Never suspended");
        }
    }

    /** Who calls is a matter of the application's own filter. */
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
