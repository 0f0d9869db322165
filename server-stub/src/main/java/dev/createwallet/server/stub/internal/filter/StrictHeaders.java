package dev.createwallet.server.stub.internal.filter;

import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.response.Rejection;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rejects headers that runtimes cannot parse when they look for the operation, and headers that are sent twice. */
@PreMatching
@Priority(Priorities.AUTHENTICATION - 1)
public final class StrictHeaders implements ContainerRequestFilter {

    private static final Pattern QUALITY = Pattern.compile(";\\s*q\\s*=([^;,]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUALITY_VALUE = Pattern.compile("\\s*(?:0?\\.\\d+|0|1(?:\\.0*)?)\\s*");

    private final List<String> once;
    private final String mediaTypes;

    public StrictHeaders(Digest contract) {
        this.once = Stream.concat(
                        Stream.of(HttpHeaders.CONTENT_TYPE),
                        contract.operations().stream()
                                .flatMap(operation -> operation.parameters("header").stream())
                                .filter(parameter -> !parameter.array())
                                .map(Operation.Parameter::name))
                .distinct()
                .toList();
        this.mediaTypes = String.join(" or ", contract.mediaTypes());
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Rejection rejection = rejection(request);
        if (rejection != null) {
            request.abortWith(rejection.response());
        }
    }

    private @Nullable Rejection rejection(ContainerRequestContext request) {
        for (String name : once) {
            List<String> values = request.getHeaders().get(name);
            if (values != null && values.size() > 1) {
                return Rejection.ofField(400, Code.INVALID_INPUT, name, "was sent more than once");
            }
        }
        if (!isOneMediaType(request)) {
            return Rejection.of(415, "Content-Type is not a media type; send " + mediaTypes);
        }
        return acceptsMediaTypes(request)
                ? null
                : Rejection.of(
                        400,
                        "Accept is not a list of media types; send " + MediaType.APPLICATION_JSON
                                + ", or leave the header " + HttpHeaders.ACCEPT + " out");
    }

    private static boolean isOneMediaType(ContainerRequestContext request) {
        try {
            MediaType type = request.getMediaType();
            return type == null || !(type.isWildcardType() || type.isWildcardSubtype());
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
        // Some runtimes parse these only later, when they cannot respond any more.
        return accept.indexOf(';') < 0
                || QUALITY.matcher(accept)
                        .results()
                        .allMatch(found -> QUALITY_VALUE.matcher(found.group(1)).matches());
    }
}
