package dev.createwallet.server.stub.internal.sandbox;

import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.filter.Received;
import dev.createwallet.server.stub.internal.filter.StrictPath;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the last requests, for a consumer's test to look at. The last of the response filters. */
@Priority(1)
public final class RequestLog implements ContainerResponseFilter {

    /** What is kept of one request is limited too, so that all of it stays small. */
    private static final int CAPACITY = 1_000;

    private final Mask mask;
    private final Deque<LoggedRequest> requests = new ArrayDeque<>();

    public RequestLog(Digest contract) {
        this.mask = new Mask(contract);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = StrictPath.of(request);
        if (path.startsWith(SandboxResource.PATH + "/")) {
            return;
        }
        int status = response.getStatus();
        add(Received.of(request).map(received -> logged(request, received, path, status)).orElseGet(() -> new LoggedRequest(
                "", request.getMethod(), mask.path(path), Map.of(), Map.of(), Map.of(), "", status)));
    }

    private LoggedRequest logged(ContainerRequestContext request, Received received, String path, int status) {
        Operation operation = received.operation();
        return new LoggedRequest(
                operation.id(),
                request.getMethod(),
                mask.path(path, operation),
                Mask.values(request.getUriInfo().getQueryParameters(), Mask.shown(operation, "query")),
                headers(request, operation),
                Mask.values(received.form(), Mask.shownFields(operation)),
                Mask.json(received.json(), operation),
                status);
    }

    private static Map<String, String> headers(ContainerRequestContext request, Operation operation) {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        for (Operation.Parameter parameter : operation.parameters("header")) {
            String value = request.getHeaderString(parameter.name());
            if (value != null) {
                sent.put(parameter.name(), List.of(value));
            }
        }
        return Mask.values(sent, Mask.shown(operation, "header"));
    }

    private synchronized void add(LoggedRequest request) {
        if (requests.size() == CAPACITY) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    /** The last requests, the oldest first. */
    public synchronized List<LoggedRequest> requests() {
        return List.copyOf(requests);
    }

    public synchronized void clear() {
        requests.clear();
    }
}
