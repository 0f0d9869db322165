package dev.createwallet.server.stub.internal.response;

import dev.createwallet.server.model.ErrorField;
import dev.createwallet.server.stub.internal.contract.Contract.Scenario;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Refuses what the examples of the contract refuse by the path alone, such as the customer that does not exist. */
@Priority(Priorities.AUTHORIZATION)
public final class DocumentedRejections implements ContainerRequestFilter {

    private static final String REASON = "identifies nothing that exists";

    private final List<Refused> refused;

    public DocumentedRejections(List<Scenario> scenarios) {
        this.refused = scenarios.stream().map(Refused::of).toList();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        MultivaluedMap<String, String> sent = request.getUriInfo().getPathParameters();
        for (DocumentedRejections.Refused scenario : refused) {
            if (scenario.parameters().equals(sent)) {
                List<ErrorField> fields = sent.keySet().stream().map(name -> Rejection.field(name, REASON)).toList();
                String message = String.join(", ", sent.keySet()) + " " + REASON;
                request.abortWith(new Rejection(scenario.status(), Code.RESOURCE_NOT_FOUND, message, fields).response());
                return;
            }
        }
    }

    /** Its path parameters in the form in which a runtime gives those that were sent. */
    private record Refused(Map<String, List<String>> parameters, int status) {

        static Refused of(Scenario scenario) {
            return new Refused(scenario.pathParameters().entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, sent -> List.of(sent.getValue()))),
                    scenario.status());
        }
    }
}
