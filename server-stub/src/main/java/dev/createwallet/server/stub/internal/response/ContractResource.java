package dev.createwallet.server.stub.internal.response;

import dev.createwallet.server.stub.internal.contract.Contract;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What the stub tells anybody: the contract that it serves, as a document and as a page, and that it is ready. */
@Path("/")
public final class ContractResource {

    private static final String PAGE = "/META-INF/openapi/reference/";
    private static final String POLICY = "content-security-policy.txt";

    /** Where the page leaves room for its server. */
    private static final String ROOM = "<!-- server: ";

    private final Contract contract;
    private final byte[] document;

    /** What was read once is kept, and shared by all who are sent it: the largest file has more than a megabyte. */
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    public ContractResource(Contract contract, byte[] document) {
        this.contract = contract;
        this.document = document;
    }

    /**
     * The contract, as it was released.
     *
     * @return the OpenAPI document
     */
    @GET
    @Path("openapi.yaml")
    @Produces("application/yaml")
    public Response document() {
        return answer(document, "application/yaml");
    }

    /**
     * The reference page of the contract, on which the calls can be tried, and what this server can do besides.
     *
     * @return the page
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page() {
        String page = text("index.html").replace(ROOM, text("sandbox.html").replace("{{answers}}", answers()) + ROOM);
        return file(page.getBytes(StandardCharsets.UTF_8), MediaType.TEXT_HTML);
    }

    private String answers() {
        return contract.answers().stream().map(Contract.Answer::preference).distinct()
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
        return Response.fromResponse(answer(content, type + ";charset=utf-8"))
                .header("Content-Security-Policy", text(POLICY).strip())
                .build();
    }

    private static Response answer(byte[] content, String type) {
        // The length is told here, so that it is right for HEAD as well.
        return Response.ok(content, type).header(HttpHeaders.CONTENT_LENGTH, content.length).build();
    }

    private String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String name) {
        return files.computeIfAbsent(name, ContractResource::read);
    }

    /** From the artifact of the page, or what the stub adds to it. */
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
     * Tells that the stub is ready. It listens once it can answer, so there is nothing to look up.
     *
     * @return the one status that there is
     */
    @GET
    @Path("health")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, String> health() {
        return Map.of("status", "ready");
    }
}
