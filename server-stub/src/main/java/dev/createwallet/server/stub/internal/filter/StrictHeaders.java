package dev.createwallet.server.stub.internal.filter;

import dev.createwallet.server.stub.internal.response.Rejection.Code;
import dev.createwallet.server.stub.internal.response.Rejection;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses headers that a runtime would stumble over as it looks for the operation, or would take one of two. */
@PreMatching
@Priority(Priorities.AUTHENTICATION - 1)
public final class StrictHeaders implements ContainerRequestFilter {

    private static final Pattern QUALITY = Pattern.compile(";\\s*q\\s*=([^;,]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUALITY_VALUE = Pattern.compile("\\s*(?:0?\\.\\d+|0|1(?:\\.0*)?)\\s*");

    private final List<String> once;

    /**
     * @param parameters the headers that the contract names
     */
    public StrictHeaders(Set<String> parameters) {
        this.once = Stream.concat(Stream.of(HttpHeaders.CONTENT_TYPE), parameters.stream()).toList();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Rejection refusal = refusal(request);
        if (refusal != null) {
            request.abortWith(refusal.response());
        }
    }

    private @Nullable Rejection refusal(ContainerRequestContext request) {
        for (String name : once) {
            List<String> values = request.getHeaders().get(name);
            if (values != null && values.size() > 1) {
                return Rejection.ofField(400, Code.INVALID_INPUT, name, "was sent more than once");
            }
        }
        if (!isOneMediaType(request)) {
            return Rejection.of(415, "Content-Type is not a media type; send " + MediaType.APPLICATION_FORM_URLENCODED);
        }
        return acceptsMediaTypes(request) ? null : Rejection.of(400, "Accept is not a list of media types; send "
                + MediaType.APPLICATION_JSON + ", or leave the header " + HttpHeaders.ACCEPT + " out");
    }

    private static boolean isOneMediaType(ContainerRequestContext request) {
        try {
            MediaType type = request.getMediaType();
            return type == null || !type.isWildcardType() && !type.isWildcardSubtype();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean acceptsMediaTypes(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept == null) {
            return true;
        }
        try {
            request.getAcceptableMediaTypes();
        } catch (RuntimeException e) {
            return false;
        }
        // A runtime may look at these only later, where nothing can be answered any more.
        return QUALITY.matcher(accept).results().allMatch(found -> QUALITY_VALUE.matcher(found.group(1)).matches());
    }
}
