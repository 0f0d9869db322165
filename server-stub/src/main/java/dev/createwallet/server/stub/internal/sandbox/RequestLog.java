package dev.createwallet.server.stub.internal.sandbox;

import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.filter.Received;
import dev.createwallet.server.stub.internal.filter.StrictPath;
import dev.createwallet.server.stub.internal.scenario.GivenScenario;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Records requests in their sandbox, for a consumer's test to look at. The last of the response filters. */
@Priority(1)
public final class RequestLog implements ContainerResponseFilter {

    private final Sandboxes sandboxes;
    private final GivenScenario given;
    private final Consumer<LoggedRequest> lines;
    private final Mask mask;
    private final Map<String, Mask.Shown> shown;

    /**
     * Makes the filter.
     *
     * @param given has the scenario of each response
     * @param lines takes each request, for a log that people read
     */
    public RequestLog(Digest contract, Sandboxes sandboxes, GivenScenario given, Consumer<LoggedRequest> lines) {
        this.given = given;
        this.lines = lines;
        this.sandboxes = sandboxes;
        this.mask = new Mask(contract);
        this.shown =
                contract.operations().stream().collect(Collectors.toUnmodifiableMap(Operation::id, Mask.Shown::of));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = StrictPath.of(request);
        if (path.equals(SandboxResource.PATH) || path.startsWith(SandboxResource.PATH + "/")) {
            return;
        }
        Granted granted = Granted.to(request);
        int status = granted.responds() ? response.getStatus() : 0;
        Instant time = Instant.ofEpochMilli(System.currentTimeMillis());
        String named = given.take();
        String scenario = granted.responds() ? named : "";
        LoggedRequest logged = Received.of(request)
                .map(received -> logged(request, received, time, path, granted.preference(), scenario, status))
                .orElseGet(() -> new LoggedRequest(
                        time,
                        "",
                        request.getMethod(),
                        mask.path(path),
                        Map.of(),
                        Map.of(),
                        Mask.text(request.getHeaderString(HttpHeaders.CONTENT_TYPE)),
                        Map.of(),
                        "",
                        "",
                        "",
                        status));
        SentValues sent = Received.of(request)
                .map(received -> SentValues.of(request, received))
                .orElse(SentValues.NONE);
        sandboxes.of(request.getSecurityContext()).requests().add(logged, sent);
        lines.accept(logged);
    }

    private LoggedRequest logged(
            ContainerRequestContext request,
            Received received,
            Instant time,
            String path,
            String preference,
            String scenario,
            int status) {
        Operation operation = received.operation();
        Mask.Shown may = Objects.requireNonNull(shown.get(operation.id()));
        return new LoggedRequest(
                time,
                operation.id(),
                request.getMethod(),
                may.path(path),
                Mask.values(request.getUriInfo().getQueryParameters(), may.query()),
                Mask.values(headers(request, may.headerNames()), may.headers()),
                Mask.text(received.mediaType()),
                Mask.values(received.form(), may.fields()),
                Mask.json(received.json(), operation),
                preference,
                scenario,
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
}
