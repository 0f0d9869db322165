package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The extension on the current and on the oldest supported JUnit. Each test looks at the stub of the one before.
 */
@Execution(ExecutionMode.SAME_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(WalletStubExtension.class)
class WalletStubExtensionTest {

    private static final AtomicReference<WalletStub> BEFORE = new AtomicReference<>();

    private WalletStub given;

    @BeforeEach
    void keep(WalletStub stub) {
        given = stub;
    }

    @AfterAll
    static void closesTheLastStub() throws IOException {
        assertThat(isClosed(BEFORE.get())).isTrue();
    }

    @Test
    @Order(1)
    void givesATestOneStub(WalletStub stub) throws IOException {
        assertThat(stub).isSameAs(given);
        assertThat(isClosed(stub)).isFalse();
        BEFORE.set(stub);
    }

    @Test
    @Order(2)
    void givesTheNextTestAnotherStubAndClosesTheOneBefore(WalletStub stub) throws IOException {
        assertThat(stub).isNotSameAs(BEFORE.get());
        assertThat(isClosed(stub)).isFalse();
        assertThat(isClosed(BEFORE.getAndSet(stub))).isTrue();
    }

    @Test
    @Order(3)
    void runsOnTheGivenReleaseOfJUnit() {
        assertThat(Test.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith("junit-jupiter-api-" + System.getProperty("junit.version") + ".jar");
    }

    static boolean isClosed(WalletStub stub) throws IOException {
        try (Socket socket = new Socket(stub.baseUri().getHost(), stub.baseUri().getPort())) {
            return !socket.isConnected();
        } catch (ConnectException e) {
            return true;
        }
    }
}
