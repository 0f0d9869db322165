package dev.createwallet.server.stub.internal.sandbox;

import dev.createwallet.server.stub.internal.response.ErrorMapper;
import dev.createwallet.server.stub.internal.response.Rejection;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What a test does with its stub over HTTP, for tests that run elsewhere and in any language. It needs the stub's API
 * key.
 */
@Path(SandboxResource.PATH)
public final class SandboxResource {

    public static final String PATH = "/sandbox";

    private final RequestLog log;
    private final NextResponses next;

    public SandboxResource(RequestLog log, NextResponses next) {
        this.log = log;
        this.next = next;
    }

    /**
     * Returns the recorded requests.
     *
     * @return the last requests, the oldest first
     */
    @GET
    @Path("requests")
    @Produces(MediaType.APPLICATION_JSON)
    public List<LoggedRequest> requests() {
        return log.requests();
    }

    /** Forgets the recorded requests, and the next responses. */
    @DELETE
    @Path("requests")
    public void clear() {
        log.clear();
        next.clear();
    }

    /** Forgets the next responses. */
    @DELETE
    @Path("next-responses")
    public void clearNextResponses() {
        next.clear();
    }

    /**
     * Sets the responses to the next requests that have no preference of their own.
     *
     * @param preferences as in a header {@code Prefer}, a line for each request
     * @return a rejection if one of them asks for what there is not
     * @throws IOException if the lines did not arrive
     */
    @POST
    @Path("next-responses")
    @Produces(MediaType.APPLICATION_JSON)
    public Response nextResponses(InputStream preferences) throws IOException {
        byte[] lines = preferences.readNBytes(ErrorMapper.MAX_BODY + 1);
        if (lines.length > ErrorMapper.MAX_BODY) {
            return Rejection.of(413, ErrorMapper.message(413)).response();
        }
        try {
            next.add(new String(lines, StandardCharsets.UTF_8).lines().toList());
        } catch (IllegalArgumentException e) {
            return new Rejection(400, Code.INVALID_INPUT, Objects.requireNonNull(e.getMessage()), List.of()).response();
        }
        return Response.noContent().build();
    }
}
