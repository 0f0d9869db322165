package dev.createwallet.server.stub.internal.filter;

import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.response.Rejection;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;

/**
 * Rejects a query that has a parameter twice or what belongs into the form, and a body that runtimes read differently: not
 * UTF-8, badly escaped or malformed, with a field twice, or too large. Fields that the contract does not name are accepted.
 */
@Priority(Priorities.ENTITY_CODER)
public final class StrictValues implements ContainerRequestFilter {

    private final Operation operation;
    private final List<Operation.Parameter> single;

    /** Fields of the form that are no parameters of the query. */
    private final List<String> fields;

    public StrictValues(Operation operation) {
        this.operation = operation;
        this.single = operation.parameters("query").stream()
                .filter(parameter -> !parameter.array())
                .toList();
        this.fields = operation.body().fields().stream()
                .map(Operation.Parameter::name)
                .filter(name -> operation.body().isForm()
                        && operation.parameters("query").stream()
                                .noneMatch(parameter -> parameter.name().equals(name)))
                .toList();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Rejection rejection = repeated(request)
                .or(() -> Received.of(request).flatMap(received -> Optional.ofNullable(received.rejection())))
                .or(() -> formInQuery(request))
                .orElse(null);
        if (rejection != null) {
            request.abortWith(rejection.response());
        } else if (operation.body().exists()) {
            // It is known to be plain UTF-8 now, even if the request did not say so.
            request.getHeaders()
                    .putSingle(
                            HttpHeaders.CONTENT_TYPE,
                            operation.body().mediaTypes().get(0));
        }
    }

    /** Rejects form fields in the query if no form was sent. Beside a form they are ignored. */
    private Optional<Rejection> formInQuery(ContainerRequestContext request) {
        if (fields.isEmpty()
                || Received.of(request)
                        .filter(received -> received.form().isEmpty())
                        .isEmpty()) {
            return Optional.empty();
        }
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        return fields.stream()
                .filter(query::containsKey)
                .findFirst()
                .map(name -> Rejection.ofField(
                        400,
                        Rejection.Code.INVALID_INPUT,
                        name,
                        "was sent in the query; send it in the body, as a form"));
    }

    private Optional<Rejection> repeated(ContainerRequestContext request) {
        if (single.isEmpty()) {
            return Optional.empty();
        }
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        return single.stream()
                .filter(parameter ->
                        query.getOrDefault(parameter.name(), List.of()).size() > 1)
                .findFirst()
                .map(parameter -> Rejection.ofField(
                        400, Rejection.Code.INVALID_INPUT, parameter.name(), "was sent more than once"));
    }
}
