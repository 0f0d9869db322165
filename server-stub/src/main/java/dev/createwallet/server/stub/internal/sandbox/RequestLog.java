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
import java.util.Objects;
import java.util.stream.Collectors;

/** Keeps the last requests, for a consumer's test to look at. The last of the response filters. */
@Priority(1)
public final class RequestLog implements ContainerResponseFilter {

    /** What is kept of one request is limited too, so that all of it stays small. */
    private static final int CAPACITY = 1_000;

    private final Mask mask;
    private final Map<String, Mask.Shown> shown;
    private final Deque<LoggedRequest> requests = new ArrayDeque<>();

    public RequestLog(Digest contract) {
        this.mask = new Mask(contract);
        this.shown =
                contract.operations().stream().collect(Collectors.toUnmodifiableMap(Operation::id, Mask.Shown::of));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = StrictPath.of(request);
        if (path.startsWith(SandboxResource.PATH + "/")) {
            return;
        }
        int status = response.getStatus();
        add(Received.of(request)
                .map(received -> logged(request, received, path, status))
                .orElseGet(() -> new LoggedRequest(
                        "", request.getMethod(), mask.path(path), Map.of(), Map.of(), Map.of(), "", status)));
    }

    private LoggedRequest logged(ContainerRequestContext request, Received received, String path, int status) {
        Operation operation = received.operation();
        Mask.Shown may = Objects.requireNonNull(shown.get(operation.id()));
        return new LoggedRequest(
                operation.id(),
                request.getMethod(),
                may.path(path),
                Mask.values(request.getUriInfo().getQueryParameters(), may.query()),
                Mask.values(headers(request, may.headerNames()), may.headers()),
                Mask.values(received.form(), may.fields()),
                Mask.json(received.json(), operation),
                status);
    }

    private static Map<String, List<String>> headers(ContainerRequestContext request, List<String> names) {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        for (String name : names) {
            String value = request.getHeaderString(name);
            if (value != null) {
                sent.put(name, List.of(value));
            }
        }
        return sent;
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
