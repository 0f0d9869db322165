package dev.createwallet.server.stub.internal.filter;

import dev.createwallet.server.stub.internal.response.Rejection;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Rejects paths that runtimes normalise differently: empty, {@code .} and {@code ..} segments, and malformed escapes.
 * Escapes semicolons, since runtimes drop what follows one; so an id may have any character.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION - 2)
public final class StrictPath implements ContainerRequestFilter {

    private static final String PATH = StrictPath.class.getName();

    /** The message for a target that runtimes cannot parse either. */
    public static final String UNREADABLE =
            "The target of the request is not a path and a query of this server, with each % "
                    + "followed by two hexadecimal digits, other special characters escaped, and no NUL";

    /** The path as it was sent, with its escapes; empty if the runtime could not parse the target. */
    public static String of(ContainerRequestContext request) {
        return request.getProperty(PATH) instanceof String path ? path : "";
    }

    @Override
    public void filter(ContainerRequestContext request) {
        URI uri;
        try {
            uri = request.getUriInfo().getRequestUri();
        } catch (RuntimeException e) {
            // Some runtimes parse it only now.
            request.abortWith(Rejection.of(400, UNREADABLE).response());
            return;
        }
        String path = uri.getRawPath();
        request.setProperty(PATH, path);
        String fault = fault(path);
        fault = fault == null ? faultOfQuery(uri.getRawQuery()) : fault;
        if (fault != null) {
            request.abortWith(Rejection.of(400, fault).response());
        } else if (path.indexOf(';') >= 0) {
            String query = uri.getRawQuery();
            request.setRequestUri(URI.create(path.replace(";", "%3B") + (query == null ? "" : "?" + query)));
        }
    }

    private static @Nullable String fault(String path) {
        if (!path.startsWith("/")) {
            return UNREADABLE;
        }
        for (int start = 1, end;
                start < path.length() || (path.length() > 1 && start == path.length());
                start = end + 1) {
            end = path.indexOf('/', start);
            end = end < 0 ? path.length() : end;
            try {
                String part = Escapes.ofPath(path.substring(start, end));
                if (part.isEmpty()) {
                    return "The path has an empty segment, such as a slash too many";
                }
                if (part.equals(".") || part.equals("..")) {
                    return "The path has a segment . or ..";
                }
            } catch (Escapes.MalformedException e) {
                return "The path " + e.getMessage();
            }
        }
        return null;
    }

    private static @Nullable String faultOfQuery(@Nullable String query) {
        if (query == null) {
            return null;
        }
        try {
            Escapes.ofPath(query);
            return null;
        } catch (Escapes.MalformedException e) {
            return "The query " + e.getMessage();
        }
    }
}
