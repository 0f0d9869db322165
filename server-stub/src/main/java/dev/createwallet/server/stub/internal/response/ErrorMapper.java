package dev.createwallet.server.stub.internal.response;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Responds to every other error in JSON. The message of an exception may contain a class or a value, so it is not
 * passed on.
 */
public final class ErrorMapper implements ExceptionMapper<Throwable> {

    /** The largest body that is read as a whole, in bytes. */
    public static final int MAX_BODY = 64 * 1024;

    public static final String BROKEN_BODY = "The body broke off, or its chunks are malformed";

    private static final int MAX_TYPE = 64;

    private static final System.Logger LOGGER = System.getLogger(ErrorMapper.class.getName());
    private static final String INTERNAL_ERROR = "Internal error in the stub, not in your request";

    private final List<String> mediaTypes;

    @Context
    private @Nullable HttpHeaders headers;

    /**
     * Makes the mapper.
     *
     * @param mediaTypes that request bodies may have
     */
    public ErrorMapper(List<String> mediaTypes) {
        this.mediaTypes = mediaTypes;
    }

    @Override
    public Response toResponse(Throwable error) {
        if (!(error instanceof WebApplicationException rejected)) {
            // Without the message, which may contain what was sent.
            LOGGER.log(
                    System.Logger.Level.ERROR,
                    "{0} at {1}",
                    error.getClass().getName(),
                    Arrays.toString(error.getStackTrace()));
            return Rejection.of(500, INTERNAL_ERROR).response();
        }
        Response given = rejected.getResponse();
        if (given.getEntity() instanceof StandardError || given.getEntity() instanceof JsonNode) {
            return given;
        }
        int status = given.getStatus();
        Response response = Rejection.of(status, status == 415 ? unsupported() : message(status))
                .response();
        String allow = given.getHeaderString(HttpHeaders.ALLOW);
        if (allow != null) {
            // Not every runtime lists the method that it adds itself.
            boolean head = allow.contains(HttpMethod.GET) && !allow.contains(HttpMethod.HEAD);
            response.getHeaders().putSingle(HttpHeaders.ALLOW, head ? allow + "," + HttpMethod.HEAD : allow);
        }
        return response;
    }

    /** Names the media types that operations accept. One that was rejected here may be accepted by another: left out. */
    private String unsupported() {
        MediaType type = headers == null ? null : headers.getMediaType();
        String sent = type == null ? "" : type.getType() + "/" + type.getSubtype();
        return "The body must be "
                + mediaTypes.stream().filter(other -> !other.equals(sent)).collect(Collectors.joining(" or "))
                + (sent.isEmpty() || sent.length() > MAX_TYPE ? "" : ", not " + sent);
    }

    /** What is wrong and what to do, for the statuses that a runtime gives. */
    public static String message(int status) {
        return switch (status) {
            case 400 -> "The request is malformed";
            case 404 -> "There is nothing at this path";
            case 405 -> "The path has no operation with this method; the header Allow lists those it has";
            case 406 -> "The header Accept excludes the media types of this path; leave it out, or send */*";
            case 408 -> "The request did not arrive in time";
            case 413 -> "The body is larger than " + MAX_BODY + " bytes";
            case 414 -> "The request line is too long";
            case 417 -> "The header Expect must be 100-continue";
            case 431 -> "The headers are too large";
            case 426, 505 -> "The version of HTTP must be 1.0 or 1.1";
            default -> status < 500 ? "The request was rejected" : INTERNAL_ERROR;
        };
    }
}
