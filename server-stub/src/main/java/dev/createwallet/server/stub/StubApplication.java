package dev.createwallet.server.stub;

import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Everything that answers, for any Jakarta REST runtime to run. */
final class StubApplication extends Application {

    private final Set<Object> parts;

    StubApplication(Contract contract, String apiKey) {
        this.parts = Set.of(
                new StrictHeaders(),
                new BasicAuthentication(apiKey),
                new DocumentedRefusals(contract.refusedByPath()),
                new StrictForm(),
                new WalletsResource(),
                new Json(),
                new ViolationMapper(),
                new ErrorMapper(),
                new SafeHeaders());
    }

    /** Deprecated in favour of CDI, which would be a runtime of its own; nothing else in the standard takes instances. */
    @Override
    @SuppressWarnings("deprecation")
    public Set<Object> getSingletons() {
        return parts;
    }
}
