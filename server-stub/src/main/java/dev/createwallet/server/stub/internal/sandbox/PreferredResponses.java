package dev.createwallet.server.stub.internal.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.filter.Authentication;
import dev.createwallet.server.stub.internal.response.Json;
import dev.createwallet.server.stub.internal.response.Rejection;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import dev.createwallet.server.stub.internal.response.StandardError;
import dev.createwallet.server.stub.internal.scenario.GivenScenario;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives a documented response on demand, as other mock servers do: {@code Prefer: code=400} or
 * {@code Prefer: example=NAME}. A success is given to valid requests only. If faults are allowed, it gives those too.
 */
@Priority(Priorities.AUTHORIZATION - 1)
public final class PreferredResponses implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String CHOSEN = Documented.class.getName();
    private static final String APPLIED = "Preference-Applied";

    private final List<Documented> documented;
    private final Operation operation;
    private final Sandboxes sandboxes;
    private final Authentication authentication;
    private final GivenScenario given;

    public PreferredResponses(
            Operation operation, Sandboxes sandboxes, Authentication authentication, GivenScenario given) {
        this.operation = operation;
        this.documented = Documented.of(operation);
        this.sandboxes = sandboxes;
        this.authentication = authentication;
        this.given = given;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        NextResponses next = sandboxes.of(request.getSecurityContext()).next();
        Preferences own = Preferences.of(request.getHeaderString(Preferences.HEADER));
        Preferences preferences = own.asksForSomething()
                ? own
                : next.poll(operation, documented, request).orElse(null);
        if (preferences == null) {
            return;
        }
        String fault = next.fault(preferences, documented);
        if (fault != null) {
            request.abortWith(Rejection.ofField(400, Code.INVALID_INPUT, Preferences.HEADER, fault)
                    .response());
            return;
        }
        next.grant(preferences).keepIn(request);
        if (next.isFault(preferences)) {
            request.abortWith(fault(preferences.number(Preferences.CODE).orElseThrow()));
            return;
        }
        Optional<Documented> preferred =
                preferences.asksForResponse() ? Documented.preferred(preferences, documented) : Optional.empty();
        if (preferred.isPresent()) {
            if (preferred.get().status() < 400) {
                request.setProperty(CHOSEN, preferred.get());
            } else {
                request.abortWith(given(preferred.get()));
            }
        }
    }

    private static Response fault(int status) {
        Response response =
                Rejection.of(status, "The request asked for this error").response();
        if (status == 429 || status == 503) {
            response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, 1);
        }
        return response;
    }

    private Response given(Documented chosen) {
        given.set(chosen.example());
        Response.ResponseBuilder response = chosen.body().isMissingNode()
                ? Response.fromResponse(Rejection.of(chosen.status(), "The request asked for this response")
                        .response())
                : Response.status(chosen.status())
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(chosen.body());
        Response built = response.header(APPLIED, Preferences.CODE + "=" + chosen.status())
                .build();
        return chosen.status() == Response.Status.UNAUTHORIZED.getStatusCode()
                ? authentication.challenged(built)
                : built;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(CHOSEN) instanceof Documented chosen
                && (response.getStatus() < 400 || isOfScenario(response.getEntity()))) {
            given.set(chosen.example());
            response.setStatus(chosen.status());
            response.getHeaders().putSingle(APPLIED, Preferences.CODE + "=" + chosen.status());
            response.setEntity(
                    chosen.body().isMissingNode() ? null : chosen.body(),
                    new Annotation[0],
                    MediaType.APPLICATION_JSON_TYPE);
        }
        Granted.to(request).fault().filter(Fault::changesBody).ifPresent(fault -> {
            JsonNode body = response.hasEntity()
                    ? Json.MAPPER.<JsonNode>valueToTree(response.getEntity()).deepCopy()
                    : MissingNode.getInstance();
            boolean changed = change(body, fault);
            if (!changed) {
                // A test that asks for the fault would pass without it.
                withdraw(request, response);
            }
            response.setEntity(
                    changed ? body : withoutEffect(fault).body(), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        });
    }

    /** Makes a rejection of a response that was given on demand. */
    private void withdraw(ContainerRequestContext request, ContainerResponseContext response) {
        Granted.NOTHING.keepIn(request);
        given.set("");
        response.setStatus(400);
        response.getHeaders().remove(APPLIED);
        response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
    }

    private static Rejection withoutEffect(Fault fault) {
        return Rejection.ofField(
                400,
                Code.INVALID_INPUT,
                Preferences.HEADER,
                "asks for " + fault.preference() + ", which changes nothing in this response");
    }

    /** Whether there was something to change. */
    private static boolean change(JsonNode body, Fault fault) {
        boolean changed = fault == Fault.MALFORMED && !body.isMissingNode();
        if (body instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : List.copyOf(object.properties())) {
                if (fault == Fault.NUMBER_AS_TEXT && property.getValue().isNumber()) {
                    object.put(property.getKey(), property.getValue().asText());
                    changed = true;
                }
            }
            if (fault == Fault.ADDITIONAL_PROPERTY) {
                object.put("x_not_in_the_contract", true);
                changed = true;
            }
        }
        for (JsonNode inner : body) {
            changed |= change(inner, fault);
        }
        return changed;
    }

    private static boolean isOfScenario(@Nullable Object entity) {
        return entity instanceof StandardError error && error.ofScenario();
    }
}
