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

    private final String apiKey;
    private final List<String> preferences;
    private final List<String> faults;
    private final byte[] document;
    private final byte[] json;

    /** Kept and shared by all responses. */
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /**
     * Makes the resource.
     *
     * @param apiKey to stand on the page, which everybody can read; empty if none may
     * @param preferences to offer on the page
     * @param faults to describe on the page, none if they are not allowed
     */
    public ContractResource(
            String apiKey, List<String> preferences, List<String> faults, byte[] document, byte[] json) {
        this.apiKey = apiKey;
        this.preferences = preferences;
        this.faults = faults;
        this.document = document;
        this.json = json;
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
        return forAll(response(document, "application/yaml"));
    }

    /**
     * The contract as JSON.
     *
     * @return the OpenAPI document
     */
    @GET
    @Path("openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Response documentAsJson() {
        return forAll(response(json, MediaType.APPLICATION_JSON));
    }

    /** Pages of any origin may read it: there is no secret in it, and tools in a browser load it. */
    private static Response forAll(Response response) {
        return Response.fromResponse(response)
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    /**
     * The reference page of the contract, on which requests can be tried, with the controls of the sandbox.
     *
     * @return the page
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page() {
        String sandbox = text("sandbox.html")
                .replace("{{key}}", apiKey)
                .replace(
                        "{{about-key}}",
                        apiKey.isEmpty()
                                ? "The server printed its keys at start. No key of the provider works here."
                                : "The key of this sandbox. It is no secret, and no key of the provider works here.")
                .replace("{{responses}}", elements("option", preferences))
                .replace(
                        "{{faults}}",
                        faults.isEmpty()
                                ? "Not allowed: start the server with <code>--allow-faults</code>."
                                : "Send in the same header:<ul>" + elements("li", faults) + "</ul>");
        String page = text("index.html").replace(ROOM, sandbox + ROOM);
        return file(page.getBytes(StandardCharsets.UTF_8), MediaType.TEXT_HTML);
    }

    private static String elements(String name, List<String> texts) {
        return texts.stream()
                .map(text -> "<" + name + ">" + text.replace("&", "&amp;").replace("<", "&lt;") + "</" + name + ">")
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
