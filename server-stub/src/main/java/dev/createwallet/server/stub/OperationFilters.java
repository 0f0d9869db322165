package dev.createwallet.server.stub;

import dev.createwallet.server.api.WalletsApi;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;

/** Puts filters in front of the contract's operations, and of nothing else that the stub serves. */
final class OperationFilters implements DynamicFeature {

    private final List<ContainerRequestFilter> filters;

    OperationFilters(ContainerRequestFilter... filters) {
        this.filters = List.of(filters);
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (WalletsApi.class.isAssignableFrom(resource.getResourceClass())) {
            filters.forEach(context::register);
        }
    }
}
