package dev.createwallet.server.stub.internal.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.internal.response.ErrorMapper;
import dev.createwallet.server.stub.internal.response.Json;
import dev.createwallet.server.stub.internal.response.Rejection;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
    private static final String SETTINGS = "settings";

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

    /** Forgets the recorded requests, the next responses and the settings. */
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

    /** Forgets the recorded requests, all of them or those in which each value of the query was sent. */
    @DELETE
    @Path(REQUESTS)
    public void clearRequests(@Context UriInfo uri, @Context SecurityContext caller) {
        orRejected(() -> {
            sandboxes.of(caller).requests().forget(uri.getQueryParameters());
            return "";
        });
    }

    /**
     * Returns the settings.
     *
     * @return what holds for all requests with this key
     */
    @GET
    @Path(SETTINGS)
    @Produces(MediaType.APPLICATION_JSON)
    public Settings settings(@Context SecurityContext caller) {
        return sandboxes.of(caller).next().settings();
    }

    /**
     * Makes settings in place of those before.
     *
     * @param json an object; what it leaves out is as the stub was started
     * @return the settings from now on
     * @throws IOException if the body did not arrive
     */
    @PUT
    @Path(SETTINGS)
    @Produces(MediaType.APPLICATION_JSON)
    public Settings replaceSettings(InputStream json, @Context SecurityContext caller) throws IOException {
        byte[] body = read(json);
        return orRejected(() -> {
            NextResponses next = sandboxes.of(caller).next();
            Settings wanted = SentSettings.over(next.started(), body);
            next.change(before -> wanted);
            return next.settings();
        });
    }

    /** Settings from a request; a property that is missing keeps its value. */
    private static final class SentSettings {

        @JsonProperty
        @JsonSetter(nulls = Nulls.FAIL)
        private boolean faultsAllowed;

        @JsonProperty
        @JsonSetter(nulls = Nulls.FAIL)
        private long seed;

        @JsonProperty
        @JsonSetter(nulls = Nulls.FAIL)
        private String everyResponse;

        private SentSettings(Settings started) {
            this.faultsAllowed = started.faultsAllowed();
            this.seed = started.seed();
            this.everyResponse = started.everyResponse();
        }

        static Settings over(Settings started, byte[] json) {
            SentSettings sent = new SentSettings(started);
            try {
                JsonNode object = Json.MAPPER.readTree(json);
                if (object.isObject()) {
                    Json.MAPPER.readerForUpdating(sent).readValue(object);
                    return new Settings(sent.faultsAllowed, sent.seed, sent.everyResponse);
                }
            } catch (IOException e) {
                // The parser's message names classes, so another one follows.
            }
            throw new IllegalArgumentException("The body must be a JSON object with nothing but faultsAllowed (true or"
                    + " false), seed (a whole number) and everyResponse (a text, such as \"code=401\")");
        }
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
        byte[] body = read(preferences);
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

    private static byte[] read(InputStream in) throws IOException {
        byte[] body = in.readNBytes(ErrorMapper.MAX_BODY + 1);
        if (body.length > ErrorMapper.MAX_BODY) {
            throw new WebApplicationException(
                    Rejection.of(413, ErrorMapper.message(413)).response());
        }
        return body;
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
