package dev.createwallet.server.stub;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the stub tells anybody: the contract that it serves, as a document and as a page, and that it is ready. */
@Path("/")
public final class ContractResource {

    private static final String PAGE = "/META-INF/openapi/reference/";

    private final byte[] document;

    ContractResource(byte[] document) {
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
    public byte[] document() {
        return document.clone();
    }

    /**
     * The reference page of the contract, on which the calls can be tried.
     *
     * @return the page
     */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page() {
        return file("index.html", MediaType.TEXT_HTML);
    }

    /**
     * A script that the reference page loads.
     *
     * @param name its name
     * @return the script
     */
    @GET
    @Path("{name: [a-z-]+\\.js}")
    @Produces("text/javascript")
    public Response script(@PathParam("name") String name) {
        return file(name, "text/javascript");
    }

    /**
     * A style sheet that the reference page loads.
     *
     * @param name its name
     * @return the style sheet
     */
    @GET
    @Path("{name: [a-z-]+\\.css}")
    @Produces("text/css")
    public Response styleSheet(@PathParam("name") String name) {
        return file(name, "text/css");
    }

    private static Response file(String name, String type) {
        return Response.ok(read(name), type + ";charset=utf-8")
                .header("Content-Security-Policy", new String(read("content-security-policy.txt"), StandardCharsets.UTF_8).strip())
                .build();
    }

    /** From the artifact of the page. It is read anew each time: who reads the page can wait, and nobody else keeps it. */
    private static byte[] read(String name) {
        try (var file = ContractResource.class.getResourceAsStream(PAGE + name)) {
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
