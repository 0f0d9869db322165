package dev.createwallet.server.stub.internal.sandbox;

import dev.createwallet.server.stub.internal.response.ErrorMapper;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import dev.createwallet.server.stub.internal.response.Rejection;
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

/** What a test does with its stub, for tests that run elsewhere and in any language. It takes the key of the stub. */
@Path(SandboxResource.PATH)
public final class SandboxResource {

    static final String PATH = "/sandbox";

    private final RequestLog log;
    private final PreferredResponses answers;

    public SandboxResource(RequestLog log, PreferredResponses answers) {
        this.log = log;
        this.answers = answers;
    }

    /**
     * What the stub was asked.
     *
     * @return the last requests, the oldest first
     */
    @GET
    @Path("requests")
    @Produces(MediaType.APPLICATION_JSON)
    public List<LoggedRequest> requests() {
        return log.requests();
    }

    /** Forgets the requests, and the answers that were to be given next. */
    @DELETE
    @Path("requests")
    public void clear() {
        log.clear();
        answers.clear();
    }

    /**
     * Sets what the next requests get that don't say themselves.
     *
     * @param preferences what a header {@code Prefer} would say, a line for each request
     * @return a refusal if one of them asks for what there is not
     * @throws IOException if the lines did not arrive
     */
    @POST
    @Path("next-responses")
    @Produces(MediaType.APPLICATION_JSON)
    public Response nextResponses(InputStream preferences) throws IOException {
        List<String> lines = new String(preferences.readNBytes(ErrorMapper.MAX_BODY), StandardCharsets.UTF_8).lines().toList();
        try {
            answers.next(lines);
        } catch (IllegalArgumentException e) {
            return new Rejection(400, Code.INVALID_INPUT, e.getMessage(), List.of()).response();
        }
        return Response.noContent().build();
    }
}
