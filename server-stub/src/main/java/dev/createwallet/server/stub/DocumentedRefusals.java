package dev.createwallet.server.stub;

import dev.createwallet.server.stub.Contract.Scenario;
import dev.createwallet.server.stub.Refusal.Code;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
import java.util.Map;

/** Refuses what the examples of the contract refuse by the path alone, such as the customer that does not exist. */
@Priority(Priorities.AUTHORIZATION)
final class DocumentedRefusals implements ContainerRequestFilter {

    private static final String REASON = "identifies nothing that exists";

    private final List<Scenario> refused;

    DocumentedRefusals(List<Scenario> refused) {
        this.refused = refused;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var sent = request.getUriInfo().getPathParameters();
        for (var scenario : refused) {
            if (matches(scenario.pathParameters(), sent)) {
                var fields = sent.keySet().stream().map(name -> Refusal.field(name, REASON)).toList();
                var message = String.join(", ", sent.keySet()) + " " + REASON;
                request.abortWith(new Refusal(scenario.status(), Code.RESOURCE_NOT_FOUND, message, fields).response());
                return;
            }
        }
    }

    private static boolean matches(Map<String, String> documented, Map<String, List<String>> sent) {
        return sent.keySet().equals(documented.keySet())
                && documented.entrySet().stream().allMatch(value -> sent.get(value.getKey()).equals(List.of(value.getValue())));
    }
}
