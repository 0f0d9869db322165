package dev.createwallet.server.stub;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** Refuses headers that a runtime would stumble over as it looks for the operation. */
@PreMatching
final class StrictHeaders implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            request.getMediaType();
        } catch (RuntimeException e) {
            request.abortWith(Refusal.of(415, "Content-Type is not a media type; send "
                    + MediaType.APPLICATION_FORM_URLENCODED).response());
            return;
        }
        try {
            request.getAcceptableMediaTypes();
        } catch (RuntimeException e) {
            request.abortWith(Refusal.of(400, "Accept is not a list of media types; send "
                    + MediaType.APPLICATION_JSON + ", or leave the header " + HttpHeaders.ACCEPT + " out").response());
        }
    }
}
