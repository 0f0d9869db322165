package dev.createwallet.server.stub;

import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
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

    /** Jersey warns that a resource registered as an instance is no provider, which is so and does no harm. */
    private static final Logger JERSEY_PROVIDERS = Logger.getLogger(Providers.class.getName());

    static {
        JERSEY_PROVIDERS.setLevel(Level.SEVERE);
    }

    private final ApplicationHandler application;

    JerseyOnJetty(Application application) {
        this.application = new ApplicationHandler(ResourceConfig.forApplication(application)
                // A description in a format of its own; the contract is the one there is.
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true));
    }

    void answer(Request request, byte[] body, Response response, Callback callback) {
        var asked = new ContainerRequest(BASE, uri(request), request.getMethod(), NOBODY,
                new MapPropertiesDelegate(), application.getConfiguration());
        for (HttpField header : request.getHeaders()) {
            asked.header(header.getName(), header.getValue());
        }
        asked.setEntityStream(new ByteArrayInputStream(body));
        asked.setWriter(new Answer(request, response, callback));
        application.handle(asked);
    }

    private static URI uri(Request request) {
        var path = request.getHttpURI().getPathQuery();
        try {
            if (path != null && path.startsWith("/")) {
                return new URI(SERVER + path);
            }
        } catch (URISyntaxException e) {
            // Jetty lets characters through that are to be escaped.
        }
        throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400);
    }

    /** Collected, to be sent with its headers at once. */
    private static final class Answer implements ContainerResponseWriter {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream(512);

        Answer(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        @Override
        public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse answer) {
            response.setStatus(answer.getStatus());
            answer.getStringHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
            return body;
        }

        @Override
        public void commit() {
            response.write(true, ByteBuffer.wrap(body.toByteArray()), callback);
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
