package dev.createwallet.server.stub.internal;

import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.filter.StrictHeaders;
import dev.createwallet.server.stub.internal.filter.StrictPath;
import dev.createwallet.server.stub.internal.resource.Resources;
import dev.createwallet.server.stub.internal.response.ContractResource;
import dev.createwallet.server.stub.internal.response.ErrorMapper;
import dev.createwallet.server.stub.internal.response.Json;
import dev.createwallet.server.stub.internal.response.SafeHeaders;
import dev.createwallet.server.stub.internal.response.TextParameters;
import dev.createwallet.server.stub.internal.response.ViolationMapper;
import dev.createwallet.server.stub.internal.sandbox.Documented;
import dev.createwallet.server.stub.internal.sandbox.LoggedRequest;
import dev.createwallet.server.stub.internal.sandbox.NextResponses;
import dev.createwallet.server.stub.internal.sandbox.RequestLog;
import dev.createwallet.server.stub.internal.sandbox.SandboxResource;
import dev.createwallet.server.stub.internal.scenario.Responder;
import jakarta.ws.rs.core.Application;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The stub's application, for any Jakarta REST runtime. */
public final class StubApplication extends Application {

    private final RequestLog log;
    private final NextResponses next;
    private final Set<Object> parts;

    public StubApplication(Digest contract, String apiKey, boolean faultsAllowed) {
        this.log = new RequestLog(contract);
        this.next = new NextResponses(contract, faultsAllowed);
        List<String> preferences = contract.operations().stream()
                .flatMap(operation -> Documented.of(operation).stream())
                .map(Documented::preference)
                .distinct()
                .toList();
        this.parts = new HashSet<>(Resources.all(new Responder(contract)));
        parts.addAll(List.of(
                new StrictPath(),
                new StrictHeaders(contract),
                new OperationFilters(contract, apiKey, next),
                new ContractResource(preferences, Digest.yaml()),
                new SandboxResource(log, next),
                log,
                new Json(),
                new TextParameters(),
                new ViolationMapper(),
                new ErrorMapper(contract.mediaTypes()),
                new SafeHeaders()));
    }

    /** The last requests, the oldest first. */
    public List<LoggedRequest> requests() {
        return log.requests();
    }

    public void clearRequests() {
        log.clear();
    }

    /** Sets the responses to the next requests. */
    public void nextResponses(Collection<String> preferences) {
        next.add(preferences);
    }

    /**
     * Deprecated in favour of CDI, which would be a runtime of its own; nothing else in the standard takes instances.
     */
    @Override
    @SuppressWarnings("deprecation")
    public Set<Object> getSingletons() {
        return parts;
    }
}
