package com.example.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.createwallet.client.RequestRejectedException;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

@ExtendWith(WalletStubExtension.class)
class WalletsTest {

    @Test
    void createsAWalletAndMeasuresTheCall(WalletStub stub) {
        try (ConfigurableApplicationContext shop = start(stub)) {
            Wallets wallets = shop.getBean(Wallets.class);

            assertEquals("MOBIKWIK", wallets.create("cst_existing"));
            assertThrows(RequestRejectedException.class, () -> wallets.create("cst_unknown"));
            assertEquals(1, calls(shop, "200"));
            assertEquals(1, calls(shop, "400"));
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void callsFromVirtualThreads(WalletStub stub) {
        try (ConfigurableApplicationContext shop = start(stub)) {
            Wallets wallets = shop.getBean(Wallets.class);
            SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor();
            executor.setVirtualThreads(true);

            List<CompletableFuture<String>> created = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> wallets.create("cst_existing"), executor))
                    .limit(200)
                    .toList();

            created.forEach(wallet -> assertEquals("MOBIKWIK", wallet.join()));
            assertEquals(200, calls(shop, "200"));
        }
    }

    private static long calls(ConfigurableApplicationContext shop, String status) {
        return shop.getBean(MeterRegistry.class)
                .get("wallet.calls")
                .tags("operation", "createWallet", "status", status)
                .timer()
                .count();
    }

    private static ConfigurableApplicationContext start(WalletStub stub) {
        return new SpringApplication(ShopApplication.class)
                .run("--wallets.base-uri=" + stub.baseUri(), "--wallets.api-key=" + stub.apiKey());
    }
}
