package dev.createwallet.server.stub.internal.sandbox;

import dev.createwallet.server.stub.internal.response.ErrorMapper;
import dev.createwallet.server.stub.internal.response.Rejection;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What a test does with its stub over HTTP, for tests that run elsewhere and in any language. It needs an API key, and
 * everything is about the sandbox of that key.
 */
@Path(SandboxResource.PATH)
public final class SandboxResource {

    public static final String PATH = "/sandbox";

    private static final String REQUESTS = "requests";
    private static final String NEXT_RESPONSES = "next-responses";

    private final Sandboxes sandboxes;

    public SandboxResource(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    /** Forgets the recorded requests and the next responses. */
    @DELETE
    public void reset(@Context SecurityContext caller) {
        sandboxes.of(caller).reset();
    }

    /**
     * Returns the recorded requests.
     *
     * @return the last requests, the oldest first
     */
    @GET
    @Path(REQUESTS)
    @Produces(MediaType.APPLICATION_JSON)
    public List<LoggedRequest> requests(@Context SecurityContext caller) {
        return sandboxes.of(caller).requests().all();
    }

    /** Forgets the recorded requests. */
    @DELETE
    @Path(REQUESTS)
    public void clearRequests(@Context SecurityContext caller) {
        sandboxes.of(caller).requests().clear();
    }

    /**
     * Returns the next responses that were set and not given yet.
     *
     * @return a line for each, as they were set
     */
    @GET
    @Path(NEXT_RESPONSES)
    @Produces(MediaType.APPLICATION_JSON)
    public List<String> nextResponses(@Context SecurityContext caller) {
        return sandboxes.of(caller).next().remaining();
    }

    /** Forgets the next responses. */
    @DELETE
    @Path(NEXT_RESPONSES)
    public void clearNextResponses(@Context SecurityContext caller) {
        sandboxes.of(caller).next().clear();
    }

    /**
     * Sets the responses to the next requests that have no preference of their own.
     *
     * @param preferences as in a header {@code Prefer}, a line for each request
     * @return a rejection if one of them asks for what is not possible
     * @throws IOException if the lines did not arrive
     */
    @POST
    @Path(NEXT_RESPONSES)
    @Produces(MediaType.APPLICATION_JSON)
    public Response addNextResponses(InputStream preferences, @Context SecurityContext caller) throws IOException {
        byte[] lines = preferences.readNBytes(ErrorMapper.MAX_BODY + 1);
        if (lines.length > ErrorMapper.MAX_BODY) {
            return Rejection.of(413, ErrorMapper.message(413)).response();
        }
        try {
            sandboxes
                    .of(caller)
                    .next()
                    .add(new String(lines, StandardCharsets.UTF_8).lines().toList());
        } catch (IllegalArgumentException e) {
            return new Rejection(400, Code.INVALID_INPUT, Objects.requireNonNull(e.getMessage()), List.of()).response();
        }
        return Response.noContent().build();
    }
}
