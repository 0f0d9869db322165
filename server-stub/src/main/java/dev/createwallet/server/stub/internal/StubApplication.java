package dev.createwallet.server.stub.internal;

import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.filter.Origins;
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
import dev.createwallet.server.stub.internal.sandbox.Fault;
import dev.createwallet.server.stub.internal.sandbox.LoggedRequest;
import dev.createwallet.server.stub.internal.sandbox.RequestLog;
import dev.createwallet.server.stub.internal.sandbox.SandboxResource;
import dev.createwallet.server.stub.internal.sandbox.Sandboxes;
import dev.createwallet.server.stub.internal.sandbox.Settings;
import dev.createwallet.server.stub.internal.scenario.GivenScenario;
import dev.createwallet.server.stub.internal.scenario.Responder;
import jakarta.ws.rs.core.Application;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The stub's application, for any Jakarta REST runtime. */
public final class StubApplication extends Application {

    private final Sandboxes sandboxes;
    private final Set<Object> parts;

    /**
     * Makes the application.
     *
     * @param apiKeys at least one
     * @param seed of the delays
     * @param origins that pages may have which call the stub
     * @param host that the stub listens on
     * @param lines takes each request, for a log that people read
     */
    public StubApplication(
            Digest contract,
            Collection<String> apiKeys,
            boolean faultsAllowed,
            long seed,
            Collection<String> origins,
            String host,
            Consumer<LoggedRequest> lines) {
        this.sandboxes = new Sandboxes(contract, apiKeys, new Settings(faultsAllowed, seed, ""));
        List<String> preferences = Stream.concat(
                        contract.operations().stream()
                                .flatMap(operation -> Documented.of(operation).stream())
                                .map(Documented::preference),
                        faultsAllowed ? Fault.preferences() : Stream.empty())
                .distinct()
                .toList();
        List<String> faults = faultsAllowed ? Fault.descriptions().toList() : List.of();
        GivenScenario given = new GivenScenario();
        this.parts = new HashSet<>(Resources.all(new Responder(contract, given)));
        parts.addAll(List.of(
                new StrictPath(),
                new StrictHeaders(contract),
                new Origins(origins, host, SandboxResource.PATH, SandboxResource.DOCUMENT),
                new OperationFilters(contract, sandboxes, given),
                new ContractResource(
                        // Any other key may be a secret.
                        apiKeys.contains(Sandboxes.DEFAULT_API_KEY) ? Sandboxes.DEFAULT_API_KEY : "",
                        preferences,
                        faults,
                        Digest.yaml(),
                        Digest.json()),
                new SandboxResource(sandboxes),
                new RequestLog(contract, sandboxes, given, lines),
                new Json(),
                new TextParameters(),
                new ViolationMapper(),
                new ErrorMapper(contract.mediaTypes()),
                new SafeHeaders()));
    }

    public Sandboxes sandboxes() {
        return sandboxes;
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
