package dev.createwallet.conformance;

import dev.createwallet.conformance.ProviderExtension.Subject;
import dev.createwallet.conformance.junit.ProviderConformance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A provider keeps the contract: our stub, or the server that {@link ProviderExtension} is told of. */
@ExtendWith(ProviderExtension.class)
final class ProviderTest extends ProviderConformance {

    private final Subject subject;

    ProviderTest(Subject subject) {
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
