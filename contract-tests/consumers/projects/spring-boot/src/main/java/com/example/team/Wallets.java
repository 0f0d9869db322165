package com.example.team;

import dev.createwallet.client.CreateWalletRequest;
import dev.createwallet.client.WalletClient;
import org.springframework.stereotype.Service;

@Service
class Wallets {

    private final WalletClient client;

    Wallets(WalletClient client) {
        this.client = client;
    }

    String create(String customer) {
        return client.createWallet(CreateWalletRequest.builder()
                        .customerId(customer)
                        .gateway("MOBIKWIK")
                        .build())
                .wallet();
    }
}
