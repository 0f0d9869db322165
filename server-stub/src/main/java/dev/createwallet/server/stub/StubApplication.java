package dev.createwallet.server.stub;

import jakarta.ws.rs.core.Application;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Everything that answers, for any Jakarta REST runtime to run. */
final class StubApplication extends Application {

    private final RequestLog log;
    private final PreferredAnswers preferredAnswers;
    private final Set<Object> parts;

    StubApplication(Contract contract, String apiKey, boolean faultsAllowed) {
        this.log = new RequestLog(contract.showableHeaders(), contract.showableFields());
        this.preferredAnswers = new PreferredAnswers(contract.answers(), faultsAllowed);
        this.parts = Set.of(
                new StrictPath(),
                new StrictHeaders(contract.headers()),
                new OperationFilters(
                        new BasicAuthentication(apiKey),
                        new FormReader(),
                        preferredAnswers,
                        new DocumentedRefusals(contract.refusedByPath()),
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
    List<RecordedRequest> requests() {
        return log.requests();
    }

    void clearRequests() {
        log.clear();
    }

    void nextAnswers(Collection<String> preferences) {
        preferredAnswers.next(preferences);
    }

    /** Deprecated in favour of CDI, which would be a runtime of its own; nothing else in the standard takes instances. */
    @Override
    @SuppressWarnings("deprecation")
    public Set<Object> getSingletons() {
        return parts;
    }
}
