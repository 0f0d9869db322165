package dev.createwallet.server.stub.internal.filter;

import dev.createwallet.server.stub.internal.response.Rejection;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of the given origins call the stub, and pages of no other origin its control API: with the default API key,
 * any page could set the next response. A page whose own name is made to lead to the stub (DNS rebinding) has the origin
 * of the stub, so the control API also takes no host name that such a page could have.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION - 1)
public final class Origins implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String ORIGIN = "Origin";
    private static final String REQUEST_METHOD = "Access-Control-Request-Method";
    private static final String REQUEST_HEADERS = "Access-Control-Request-Headers";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private final Set<String> allowed;
    private final Set<String> hosts;
    private final String protectedPath;
    private final String openPath;

    /**
     * Makes the filter.
     *
     * @param allowed origins that may call the operations, as browsers send them
     * @param host that the stub listens on
     * @param protectedPath of the control API
     * @param openPath of its description, which all may read
     */
    public Origins(Collection<String> allowed, String host, String protectedPath, String openPath) {
        this.allowed = Set.copyOf(allowed);
        this.hosts = Set.of(host.toLowerCase(Locale.ROOT));
        this.protectedPath = protectedPath;
        this.openPath = openPath;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String origin = request.getHeaderString(ORIGIN);
        if (isProtected(request)) {
            String host = String.valueOf(request.getHeaderString(HttpHeaders.HOST));
            if (!isSafe(name(host))) {
                request.abortWith(
                        Rejection.of(403, "The sandbox's own paths take no host name with a dot but that of --host")
                                .response());
            } else if (origin != null && !origin.endsWith("://" + host)) {
                request.abortWith(Rejection.of(403, "Pages of other origins can't call the sandbox's own paths")
                        .response());
            }
        } else if (isAllowed(origin)
                && request.getMethod().equals(HttpMethod.OPTIONS)
                && request.getHeaderString(REQUEST_METHOD) != null) {
            Response.ResponseBuilder response = Response.noContent()
                    .header("Access-Control-Allow-Methods", request.getHeaderString(REQUEST_METHOD))
                    .header("Access-Control-Max-Age", 600);
            String headers = request.getHeaderString(REQUEST_HEADERS);
            request.abortWith(
                    (headers == null ? response : response.header("Access-Control-Allow-Headers", headers)).build());
        }
    }

    private boolean isProtected(ContainerRequestContext request) {
        String path = StrictPath.of(request);
        return path.equals(protectedPath) || (path.startsWith(protectedPath + "/") && !path.equals(openPath));
    }

    private boolean isAllowed(@Nullable String origin) {
        return origin != null && allowed.contains(origin);
    }

    /** Without the port. */
    private static String name(String host) {
        return host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
    }

    /** Names without a dot and addresses can't be registered by others. */
    private boolean isSafe(String name) {
        return name.indexOf('.') < 0
                || name.matches("[0-9.]+")
                || name.endsWith(".localhost")
                || name.startsWith("[")
                || hosts.contains(name);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String origin = request.getHeaderString(ORIGIN);
        if (isAllowed(origin) && !isProtected(request)) {
            response.getHeaders().putSingle(ALLOW_ORIGIN, origin);
            response.getHeaders().add(HttpHeaders.VARY, ORIGIN);
        }
    }
}
