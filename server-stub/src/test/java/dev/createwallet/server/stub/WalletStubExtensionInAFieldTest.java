package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A team's base class has the annotation, and one of its tests needs options. */
@ExtendWith(WalletStubExtension.class)
class WalletStubExtensionInAFieldTest {

    @RegisterExtension
    static final WalletStubExtension STUBS = new WalletStubExtension(options -> options.apiKey("of-the-field"));

    @Test
    void givesTheStubOfTheField(WalletStub stub) {
        assertThat(stub.apiKey()).isEqualTo("of-the-field");
    }

    @Nested
    class OfANestedClass {

        @Test
        void givesTheStubOfTheField(WalletStub stub) {
            assertThat(stub.apiKey()).isEqualTo("of-the-field");
        }
    }

    @Nested
    @ExtendWith(WalletStubExtension.class)
    class WithDefaultOptions {

        @RegisterExtension
        final WalletStubExtension stubs = new WalletStubExtension();

        @Test
        void givesTheStubOfTheInnerField(WalletStub stub) {
            assertThat(stub.apiKey()).isNotEqualTo("of-the-field");
        }
    }
}
