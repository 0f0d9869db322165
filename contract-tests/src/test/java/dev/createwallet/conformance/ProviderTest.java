package dev.createwallet.conformance;

import dev.createwallet.conformance.junit.ProviderConformance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A provider keeps the contract: our stub, or the server that {@link ProviderExtension} is told of. */
@ExtendWith(ProviderExtension.class)
final class ProviderTest extends ProviderConformance {

    private final ProviderExtension.Subject subject;

    ProviderTest(ProviderExtension.Subject subject) {
        this.subject = subject;
    }

    @Override
    protected Target target() {
        return subject.target();
    }

    @Override
    protected boolean strict() {
        return subject.strict();
    }
}
