package dev.createwallet.server.stub.internal;

import dev.createwallet.server.api.WalletsApi;
import dev.createwallet.server.stub.internal.filter.BasicAuthentication;
import dev.createwallet.server.stub.internal.sandbox.SandboxResource;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;

/** Puts filters in front of the contract's operations, and one of them in front of what else needs the key. */
final class OperationFilters implements DynamicFeature {

    private final BasicAuthentication authentication;
    private final List<ContainerRequestFilter> others;

    OperationFilters(BasicAuthentication authentication, ContainerRequestFilter... others) {
        this.authentication = authentication;
        this.others = List.of(others);
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (WalletsApi.class.isAssignableFrom(resource.getResourceClass())) {
            context.register(authentication);
            others.forEach(context::register);
        } else if (resource.getResourceClass() == SandboxResource.class) {
            context.register(authentication);
        }
    }
}
