package dev.createwallet.server.stub;

import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Set;

/** Everything that answers, for any Jakarta REST runtime to run. */
final class StubApplication extends Application {

    private final RequestLog log;
    private final Set<Object> parts;

    StubApplication(Contract contract, String apiKey, boolean faultsAllowed) {
        this.log = new RequestLog(contract.showableHeaders(), contract.showableFields());
        this.parts = Set.of(
                new StrictHeaders(),
                new OperationFilters(
                        new BasicAuthentication(apiKey),
                        new PreferredAnswers(contract.answers(), faultsAllowed),
                        new DocumentedRefusals(contract.refusedByPath()),
                        new StrictForm()),
                new WalletsResource(),
                new ContractResource(Contract.yaml()),
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

    /** Deprecated in favour of CDI, which would be a runtime of its own; nothing else in the standard takes instances. */
    @Override
    @SuppressWarnings("deprecation")
    public Set<Object> getSingletons() {
        return parts;
    }
}
