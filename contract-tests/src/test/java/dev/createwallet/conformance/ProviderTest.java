package dev.createwallet.conformance;

import dev.createwallet.conformance.junit.ProviderConformance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests our stub against every clause of the contract, or the server that the properties of {@link ProviderExtension}
 * name.
 */
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
