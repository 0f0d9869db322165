package dev.createwallet.server.stub.internal;

import dev.createwallet.server.stub.internal.sandbox.LoggedRequest;
import dev.createwallet.server.stub.internal.contract.Contract;
import dev.createwallet.server.stub.internal.filter.BasicAuthentication;
import dev.createwallet.server.stub.internal.filter.FormReader;
import dev.createwallet.server.stub.internal.filter.StrictForm;
import dev.createwallet.server.stub.internal.filter.StrictHeaders;
import dev.createwallet.server.stub.internal.filter.StrictPath;
import dev.createwallet.server.stub.internal.response.ContractResource;
import dev.createwallet.server.stub.internal.response.DocumentedRejections;
import dev.createwallet.server.stub.internal.response.ErrorMapper;
import dev.createwallet.server.stub.internal.response.Json;
import dev.createwallet.server.stub.internal.response.SafeHeaders;
import dev.createwallet.server.stub.internal.response.ViolationMapper;
import dev.createwallet.server.stub.internal.response.WalletsResource;
import dev.createwallet.server.stub.internal.sandbox.PreferredResponses;
import dev.createwallet.server.stub.internal.sandbox.RequestLog;
import dev.createwallet.server.stub.internal.sandbox.SandboxResource;
import jakarta.ws.rs.core.Application;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Everything that answers, for any Jakarta REST runtime to run. */
public final class StubApplication extends Application {

    private final RequestLog log;
    private final PreferredResponses preferredAnswers;
    private final Set<Object> parts;

    public StubApplication(Contract contract, String apiKey, boolean faultsAllowed) {
        this.log = new RequestLog(contract.showableHeaders(), contract.showableFields());
        this.preferredAnswers = new PreferredResponses(contract.answers(), faultsAllowed);
        this.parts = Set.of(
                new StrictPath(),
                new StrictHeaders(contract.headers()),
                new OperationFilters(
                        new BasicAuthentication(apiKey),
                        new FormReader(),
                        preferredAnswers,
                        new DocumentedRejections(contract.refusedByPath()),
                        new StrictForm()),
                new WalletsResource(),
                new ContractResource(contract, Contract.yaml()),
                new SandboxResource(log, preferredAnswers),
                log,
                new Json(),
                new ViolationMapper(),
                new ErrorMapper(),
                new SafeHeaders());
    }

    /** The last requests, the oldest first. */
    public List<LoggedRequest> requests() {
        return log.requests();
    }

    public void clearRequests() {
        log.clear();
    }

    public void nextResponses(Collection<String> preferences) {
        preferredAnswers.next(preferences);
    }

    /** Deprecated in favour of CDI, which would be a runtime of its own; nothing else in the standard takes instances. */
    @Override
    @SuppressWarnings("deprecation")
    public Set<Object> getSingletons() {
        return parts;
    }
}
