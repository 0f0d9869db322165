package dev.createwallet.server.stub.internal.response;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Arrays;

/**
 * Answers every other error as JSON. What an exception says of itself may name a class or a value, so it is not passed
 * on.
 */
public final class ErrorMapper implements ExceptionMapper<Throwable> {

    /** The largest body that is read as a whole, in bytes. */
    public static final int MAX_BODY = 64 * 1024;

    public static final String BROKEN_BODY = "The body broke off, or its chunks are malformed";

    private static final System.Logger LOGGER = System.getLogger(ErrorMapper.class.getName());

    @Override
    public Response toResponse(Throwable error) {
        if (!(error instanceof WebApplicationException refused)) {
            // Without the message, which may hold what was sent.
            LOGGER.log(System.Logger.Level.ERROR, "{0} at {1}",
                    error.getClass().getName(), Arrays.toString(error.getStackTrace()));
            return Rejection.of(500, "The stub failed; this is a fault of its own").response();
        }
        int status = refused.getResponse().getStatus();
        Response response = Rejection.of(status, message(status)).response();
        String allow = refused.getResponse().getHeaderString(HttpHeaders.ALLOW);
        if (allow != null) {
            // Not every runtime says so of the method that it adds itself.
            boolean head = allow.contains(HttpMethod.GET) && !allow.contains(HttpMethod.HEAD);
            response.getHeaders().putSingle(HttpHeaders.ALLOW, head ? allow + "," + HttpMethod.HEAD : allow);
        }
        return response;
    }

    /** What is wrong, and what to do, for the statuses that a runtime gives. */
    public static String message(int status) {
        return switch (status) {
            case 400 -> "The request is malformed";
            case 404 -> "Nothing is at this path";
            case 405 -> "The path has no operation with this method; the header Allow lists those it has";
            case 406 -> "The header Accept leaves out what there is at this path; leave it out, or send */*";
            case 408 -> "The request did not arrive in time";
            case 413 -> "The body is larger than " + MAX_BODY + " bytes";
            case 414 -> "The request line is too long";
            case 415 -> "The body must be " + MediaType.APPLICATION_FORM_URLENCODED;
            case 417 -> "The header Expect may be 100-continue alone";
            case 431 -> "The headers are too large";
            case 426, 505 -> "The version of HTTP must be 1.0 or 1.1";
            default -> status < 500 ? "The request was refused" : "The stub failed; this is a fault of its own";
        };
    }
}
