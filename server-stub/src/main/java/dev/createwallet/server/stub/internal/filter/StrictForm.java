package dev.createwallet.server.stub.internal.filter;

import dev.createwallet.server.stub.internal.response.Rejection;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * Refuses a form that runtimes would read each in its own way: not UTF-8, badly escaped, with a field twice, or too
 * large. Fields that the contract doesn't name are let through.
 */
@Priority(Priorities.ENTITY_CODER)
public final class StrictForm implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        Rejection refusal = FormReader.of(request).refusal();
        if (refusal != null) {
            request.abortWith(refusal.response());
            return;
        }
        // From here on it is known to be plain UTF-8, also where nothing was said about it.
        request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED);
    }
}
