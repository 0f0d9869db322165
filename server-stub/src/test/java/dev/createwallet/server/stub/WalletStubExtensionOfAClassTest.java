package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension with options, and with a stub for all tests of a class. */
class WalletStubExtensionOfAClassTest {

    @RegisterExtension
    static final WalletStubExtension STUBS =
            new WalletStubExtension(options -> options.apiKey("another").allowFaults());

    private static final AtomicReference<WalletStub> OF_ALL = new AtomicReference<>();

    private final WalletStub ofTheConstructor;

    WalletStubExtensionOfAClassTest(WalletStub stub) {
        ofTheConstructor = stub;
    }

    @BeforeAll
    static void start(WalletStub stub) {
        OF_ALL.set(stub);
    }

    @RepeatedTest(2)
    void givesAllTestsOneStubWithTheOptions(WalletStub stub) throws IOException {
        assertThat(stub).isSameAs(OF_ALL.get()).isSameAs(ofTheConstructor);
        assertThat(stub.apiKey()).isEqualTo("another");
        assertThat(WalletStubExtensionTest.isClosed(stub)).isFalse();
        stub.nextResponses("fault=drop");
    }
}
