package dev.createwallet.server.stub.internal.runtime;

import dev.createwallet.server.stub.internal.filter.StrictPath;
import dev.createwallet.server.stub.internal.response.ErrorMapper;
import dev.createwallet.server.stub.internal.response.Json;
import dev.createwallet.server.stub.internal.response.Rejection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Writes the rejections that do not pass through Jersey, and translates those of Jetty itself. */
final class Rejections {

    private static final Set<Integer> WRONG_VERSION =
            Set.of(HttpStatus.UPGRADE_REQUIRED_426, HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505);

    static final String CODING = "The header Transfer-Encoding must be chunked";
    private static final String HOST = "The header Host is not a host with an optional port";
    private static final String LENGTH = "The header Content-Length is not a number of bytes";
    private static final String ILLEGAL_CHARACTER = "Illegal character";

    /**
     * Our messages for the reasons that Jetty gives. Jetty's own are not passed on, since some repeat what was sent.
     */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("Authority!=Host", "The header Host names another server than the target of the request"),
            Map.entry("Bad EOL", "A line before the body does not end in CR LF"),
            Map.entry("Bad HostPort", HOST),
            Map.entry("Bad Transfer-Encoding, chunked not last", CODING),
            Map.entry("Bad Transfer-Encoding, multiple chunked tokens", CODING),
            Map.entry("Bad URI path", StrictPath.UNREADABLE),
            Map.entry("Blank Host", HOST),
            Map.entry("Deprecated User Info", StrictPath.UNREADABLE),
            Map.entry("Duplicate Host Header", "The header Host was sent more than once"),
            Map.entry("Fragment", StrictPath.UNREADABLE),
            Map.entry(ILLEGAL_CHARACTER, "The request line or a header has an illegal character"),
            Map.entry("Invalid Content-Length Value", LENGTH),
            Map.entry("Line Folding not supported", "A header begins with a space"),
            Map.entry("Multiple Content-Lengths", "The header Content-Length was sent more than once"),
            Map.entry("No Host", "The header Host is missing"),
            Map.entry("No URI", StrictPath.UNREADABLE),
            Map.entry(
                    "Transfer-Encoding and Content-Length",
                    "Both of the headers Transfer-Encoding and Content-Length were sent; send one of them"));

    private Rejections() {}

    /** Writes what Jetty rejects before the application sees it, and what the application failed on. */
    static boolean writeError(Request request, Response response, Callback callback) throws Exception {
        HttpException rejected =
                request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException http ? http : null;
        int status = rejected == null ? response.getStatus() : rejected.getCode();
        // A wrong version of HTTP is a fault of the request, not of the server.
        int shown = WRONG_VERSION.contains(status) ? HttpStatus.BAD_REQUEST_400 : status;
        reject(Rejection.of(shown, reason(rejected).orElseGet(() -> ErrorMapper.message(status))), response, callback);
        return true;
    }

    private static Optional<String> reason(@Nullable HttpException rejected) {
        String reason = rejected == null ? null : rejected.getReason();
        String known =
                reason == null ? null : REASONS.get(reason.startsWith(ILLEGAL_CHARACTER) ? ILLEGAL_CHARACTER : reason);
        if (known == null && rejected instanceof Throwable thrown) {
            // Jetty gives no reason for these.
            Throwable cause = thrown.getCause();
            known = cause instanceof IllegalArgumentException
                    ? StrictPath.UNREADABLE
                    : cause instanceof ArithmeticException ? LENGTH : null;
        }
        return Optional.ofNullable(known);
    }

    /** Closes the connection too, since the start of the next request is unknown. */
    static void reject(Rejection rejection, Response response, Callback callback) throws IOException {
        byte[] body = Json.MAPPER.writeValueAsBytes(rejection.body());
        response.setStatus(rejection.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        closeAfter(response);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    static void closeAfter(Response response) {
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    }
}
