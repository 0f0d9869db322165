package com.example.team;

import dev.createwallet.client.WalletClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class ShopApplication {

    /** One for the whole application. Spring closes it at the end. */
    @Bean
    WalletClient walletClient(
            @Value("${wallets.base-uri}") URI baseUri,
            @Value("${wallets.api-key}") String apiKey,
            MeterRegistry registry) {
        return WalletClient.builder(apiKey)
                .baseUri(baseUri)
                .listener(operation -> {
                    Timer.Sample sample = Timer.start(registry);
                    return result -> sample.stop(registry.timer(
                            "wallet.calls", "operation", operation, "status", String.valueOf(result.status())));
                })
                .build();
    }

    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }
}
