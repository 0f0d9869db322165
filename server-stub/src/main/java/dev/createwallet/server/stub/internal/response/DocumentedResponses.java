package dev.createwallet.server.stub.internal.response;

import dev.createwallet.server.stub.internal.contract.DocumentedResponse;
import dev.createwallet.server.stub.internal.contract.Operation;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.List;

/**
 * Gives responses the headers that the operation documents, and errors the body if it documents another than the stub
 * writes.
 */
@Priority(DocumentedResponses.PRIORITY)
public final class DocumentedResponses implements ContainerResponseFilter {

    /** Response filters run from the highest to the lowest. */
    static final int PRIORITY = 1_500;

    private final Operation operation;

    public DocumentedResponses(Operation operation) {
        this.operation = operation;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == 400 && !documents(400) && documents(422)) {
            response.setStatus(422);
        }
        DocumentedResponse documented = operation.response(response.getStatus()).orElse(null);
        if (documented == null) {
            return;
        }
        documented
                .headers()
                .forEach((name, value) -> response.getHeaders().computeIfAbsent(name, missing -> List.of(value)));
        if (response.getEntity() instanceof StandardError && !documented.standardError()) {
            boolean hasBody = !documented.sample().isMissingNode();
            response.setEntity(
                    hasBody ? documented.sample() : null, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private boolean documents(int status) {
        return operation.responses().stream().anyMatch(response -> response.status() == status);
    }
}
