package dev.createwallet.server.stub.internal;

import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.filter.Authentication;
import dev.createwallet.server.stub.internal.filter.BodyReader;
import dev.createwallet.server.stub.internal.filter.StrictValues;
import dev.createwallet.server.stub.internal.response.DocumentedResponses;
import dev.createwallet.server.stub.internal.sandbox.PreferredResponses;
import dev.createwallet.server.stub.internal.sandbox.SandboxResource;
import dev.createwallet.server.stub.internal.sandbox.Sandboxes;
import dev.createwallet.server.stub.internal.scenario.GivenScenario;
import dev.createwallet.server.stub.internal.scenario.OperationId;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;
import java.util.stream.Stream;

/** Puts filters in front of each operation of the contract, and authentication in front of the sandbox's own paths. */
final class OperationFilters implements DynamicFeature {

    private final Digest contract;
    private final Sandboxes sandboxes;
    private final GivenScenario given;

    OperationFilters(Digest contract, Sandboxes sandboxes, GivenScenario given) {
        this.given = given;
        this.contract = contract;
        this.sandboxes = sandboxes;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        OperationId id = resource.getResourceMethod().getAnnotation(OperationId.class);
        if (id != null) {
            Operation operation = contract.operation(id.value());
            Authentication authentication = new Authentication(operation.security(), sandboxes.apiKeys());
            context.register(authentication);
            context.register(new BodyReader(operation));
            context.register(new PreferredResponses(operation, sandboxes, authentication, given));
            context.register(new StrictValues(operation));
            context.register(new DocumentedResponses(operation));
        } else if (resource.getResourceClass() == SandboxResource.class
                && !resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            context.register(new Authentication(ways(), sandboxes.apiKeys()));
        }
    }

    /** Basic credentials, and whatever the contract's operations take. */
    private List<List<Operation.Scheme>> ways() {
        return Stream.concat(
                        Stream.of(List.of(new Operation.Scheme(Operation.Scheme.Kind.BASIC, ""))),
                        contract.operations().stream()
                                .flatMap(operation -> operation.security().stream())
                                .filter(way -> !way.isEmpty()))
                .distinct()
                .toList();
    }
}
