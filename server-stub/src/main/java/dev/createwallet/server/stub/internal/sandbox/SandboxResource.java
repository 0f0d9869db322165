package dev.createwallet.server.stub.internal.sandbox;

import dev.createwallet.server.stub.internal.response.ErrorMapper;
import dev.createwallet.server.stub.internal.response.Json;
import dev.createwallet.server.stub.internal.response.Rejection;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What a test does with its stub over HTTP, for tests that run elsewhere and in any language. It needs an API key, and
 * everything is about the sandbox of that key.
 */
@Path(SandboxResource.PATH)
public final class SandboxResource {

    public static final String PATH = "/sandbox";

    /** Of the description, which needs no key. */
    public static final String DOCUMENT = PATH + "/openapi.yaml";

    private static final String REQUESTS = "requests";
    private static final String NEXT_RESPONSES = "next-responses";

    private final Sandboxes sandboxes;

    public SandboxResource(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    /**
     * Returns the description of these paths.
     *
     * @return an OpenAPI document
     * @throws IOException if it could not be read
     */
    @GET
    @Path("openapi.yaml")
    @PermitAll
    @Produces("application/yaml")
    public Response document() throws IOException {
        try (InputStream file = Objects.requireNonNull(SandboxResource.class.getResourceAsStream("openapi.yaml"))) {
            byte[] document = file.readAllBytes();
            return Response.ok(document)
                    .header(HttpHeaders.CONTENT_LENGTH, document.length)
                    .header("Access-Control-Allow-Origin", "*")
                    .build();
        }
    }

    /** Forgets the recorded requests and the next responses. */
    @DELETE
    public void reset(@Context SecurityContext caller) {
        sandboxes.of(caller).reset();
    }

    /**
     * Returns the recorded requests, all of them or those in which each value of the query was sent.
     *
     * @return the last requests, the oldest first
     */
    @GET
    @Path(REQUESTS)
    @Produces(MediaType.APPLICATION_JSON)
    public List<LoggedRequest> requests(@Context UriInfo uri, @Context SecurityContext caller) {
        return orRejected(() -> sandboxes.of(caller).requests().with(uri.getQueryParameters()));
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
     * @param preferences as in a header {@code Prefer}, for each request a line, or an element of a JSON array
     * @throws IOException if the body did not arrive
     */
    @POST
    @Path(NEXT_RESPONSES)
    @Produces(MediaType.APPLICATION_JSON)
    public void addNextResponses(InputStream preferences, @Context HttpHeaders headers, @Context SecurityContext caller)
            throws IOException {
        byte[] body = preferences.readNBytes(ErrorMapper.MAX_BODY + 1);
        if (body.length > ErrorMapper.MAX_BODY) {
            throw new WebApplicationException(
                    Rejection.of(413, ErrorMapper.message(413)).response());
        }
        MediaType type = headers.getMediaType();
        boolean json = type != null && type.isCompatible(MediaType.APPLICATION_JSON_TYPE);
        orRejected(() -> {
            List<String> lines = json
                    ? texts(body)
                    : new String(body, StandardCharsets.UTF_8).lines().toList();
            if (lines.isEmpty()) {
                throw new IllegalArgumentException(
                        "The body has no next response; send one line for each, such as code=401");
            }
            sandboxes.of(caller).next().add(lines);
            return lines;
        });
    }

    private static List<String> texts(byte[] json) {
        try {
            String[] texts = Json.MAPPER.readValue(json, String[].class);
            return texts == null ? List.of() : Arrays.asList(texts);
        } catch (IOException e) {
            throw new IllegalArgumentException("The body must be a JSON array of texts, such as [\"code=401\"]", e);
        }
    }

    private static <T> T orRejected(Supplier<T> action) {
        try {
            return action.get();
        } catch (IllegalArgumentException e) {
            throw new WebApplicationException(
                    new Rejection(400, Code.INVALID_INPUT, Objects.requireNonNull(e.getMessage()), List.of())
                            .response());
        }
    }
}
