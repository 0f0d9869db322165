package dev.createwallet.server.stub.internal.response;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What everybody may read: the contract, as a document and as a page, and whether the stub is ready. */
@Path("/")
public final class ContractResource {

    private static final String PAGE = "/META-INF/openapi/reference/";
    private static final String POLICY = "content-security-policy.txt";

    /** Where the page has a place for what its server adds. */
    private static final String ROOM = "<!-- server: ";

    private final List<String> preferences;
    private final byte[] document;

    /** Kept and shared by all responses: the largest file has more than a megabyte. */
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    public ContractResource(List<String> preferences, byte[] document) {
        this.preferences = preferences;
        this.document = document;
    }

    /**
     * The contract as it was written.
     *
     * @return the OpenAPI document
     */
    @GET
    @Path("openapi.yaml")
    @Produces("application/yaml")
    public Response document() {
        return response(document, "application/yaml");
    }

    /**
     * The reference page of the contract, on which requests can be tried, with the controls of the sandbox.
     *
     * @return the page
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page() {
        String page = text("index.html").replace(ROOM, text("sandbox.html").replace("{{responses}}", options()) + ROOM);
        return file(page.getBytes(StandardCharsets.UTF_8), MediaType.TEXT_HTML);
    }

    private String options() {
        return preferences.stream()
                .map(preference -> "<option>" + preference.replace("&", "&amp;").replace("<", "&lt;") + "</option>")
                .collect(Collectors.joining("\n"));
    }

    /**
     * A script that the page loads.
     *
     * @param name its name
     * @return the script
     */
    @GET
    @Path("{name: [a-z-]+\\.js}")
    @Produces("text/javascript")
    public Response script(@PathParam("name") String name) {
        return file(bytes(name), "text/javascript");
    }

    /**
     * A style sheet that the page loads.
     *
     * @param name its name
     * @return the style sheet
     */
    @GET
    @Path("{name: [a-z-]+\\.css}")
    @Produces("text/css")
    public Response styleSheet(@PathParam("name") String name) {
        return file(bytes(name), "text/css");
    }

    private Response file(byte[] content, String type) {
        return Response.fromResponse(response(content, type + ";charset=utf-8"))
                .header("Content-Security-Policy", text(POLICY).strip())
                .build();
    }

    private static Response response(byte[] content, String type) {
        // The length is set here, so that it is right for HEAD as well.
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_LENGTH, content.length)
                .build();
    }

    private String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String name) {
        return files.computeIfAbsent(name, ContractResource::read);
    }

    /** From the artifact of the page, or from the stub's own files. */
    private static byte[] read(String name) {
        String folder = name.startsWith("sandbox.") ? "" : PAGE;
        try (InputStream file = ContractResource.class.getResourceAsStream(folder + name)) {
            if (file == null) {
                throw new NotFoundException();
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Tells that the stub is ready. It listens only then, so there is nothing to check.
     *
     * @return the only status
     */
    @GET
    @Path("health")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, String> health() {
        return Map.of("status", "ready");
    }
}
