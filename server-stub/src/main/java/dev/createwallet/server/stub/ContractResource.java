package dev.createwallet.server.stub;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** What the stub tells anybody: the contract that it serves, and that it is ready. */
@Path("/")
public final class ContractResource {

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
