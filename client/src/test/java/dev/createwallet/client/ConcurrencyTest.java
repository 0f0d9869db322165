package dev.createwallet.client;

import static dev.createwallet.client.Fixtures.client;
import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.client.testing.RawServer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * One client for many threads: each gets the response to its own request, over no more connections than there are
 * threads. The virtual ones need a JDK of 21 or later to run Maven on; the code stays that of 17.
 */
@Timeout(60)
class ConcurrencyTest {

    private static final int THREADS = 32;
    private static final int CALLS = 20;
    private static final Pattern GATEWAY = Pattern.compile("gateway=(\\w+)");

    /** Responds with the gateway of the request. */
    private static final RawServer.Script ECHO = connection -> {
        while (true) {
            Matcher gateway = GATEWAY.matcher(connection.readRequest());
            String name = gateway.find() ? gateway.group(1) : "none";
            connection.send(RawServer.response(200, Fixtures.WALLET.replace("MOBIKWIK", name)));
        }
    };

    @Test
    void platformThreadsGetTheirOwnResponses() {
        assertEachThreadGetsItsOwn(Executors.newFixedThreadPool(THREADS));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreadsGetTheirOwnResponses() throws Throwable {
        // Java 17 compiles this, and has no such method.
        assertEachThreadGetsItsOwn((ExecutorService) MethodHandles.publicLookup()
                .findStatic(
                        Executors.class,
                        "newVirtualThreadPerTaskExecutor",
                        MethodType.methodType(ExecutorService.class))
                .invokeExact());
    }

    @Test
    void asynchronousCallsGetTheirOwnResponses() {
        try (RawServer server = RawServer.start(ECHO);
                WalletClient client = client(server)) {
            List<CompletableFuture<Void>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String gateway = "G" + i;
                calls.add(client.createWalletAsync(request(gateway))
                        .thenAccept(response -> assertThat(response.wallet()).isEqualTo(gateway)));
            }
            calls.forEach(CompletableFuture::join);
            assertThat(server.connections()).isLessThanOrEqualTo(THREADS);
        }
    }

    private static void assertEachThreadGetsItsOwn(ExecutorService threads) {
        try (RawServer server = RawServer.start(ECHO);
                WalletClient client = client(server)) {
            Set<String> received = ConcurrentHashMap.newKeySet();
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                all.add(CompletableFuture.runAsync(
                        () -> {
                            for (int call = 0; call < CALLS; call++) {
                                String gateway = "G" + thread + "_" + call;
                                assertThat(client.createWallet(request(gateway)).wallet())
                                        .isEqualTo(gateway);
                                received.add(gateway);
                            }
                        },
                        threads));
            }
            all.forEach(CompletableFuture::join);
            assertThat(received).hasSize(THREADS * CALLS);
            assertThat(server.requests()).hasSize(THREADS * CALLS);
            assertThat(server.connections()).isLessThanOrEqualTo(THREADS);
        } finally {
            threads.shutdownNow();
        }
    }

    private static CreateWalletRequest request(String gateway) {
        return CreateWalletRequest.builder()
                .customerId("cst_1")
                .gateway(gateway)
                .build();
    }
}
