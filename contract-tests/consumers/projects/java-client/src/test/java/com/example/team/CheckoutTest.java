package com.example.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.createwallet.client.CreateWalletRequest;
import dev.createwallet.client.RequestRejectedException;
import dev.createwallet.client.WalletAccount;
import dev.createwallet.client.WalletClient;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WalletStubExtension.class)
class CheckoutTest {

    @Test
    void createsAWallet(WalletStub stub) {
        assertEquals("MOBIKWIK", createWallet(stub.baseUri(), stub.apiKey(), "cst_existing").wallet());
        assertEquals(200, stub.requests().get(0).status());
    }

    @Test
    void isRefused(WalletStub stub) {
        assertEquals(400, statusOf(() -> createWallet(stub.baseUri(), stub.apiKey(), "cst_unknown")));
        assertEquals(401, statusOf(() -> createWallet(stub.baseUri(), "wrong", "cst_existing")));
    }

    private static int statusOf(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(RequestRejectedException.class, call).status();
    }

    private static WalletAccount createWallet(URI baseUri, String apiKey, String customerId) {
        try (WalletClient client = WalletClient.builder(apiKey).baseUri(baseUri).build()) {
            return client.createWallet(CreateWalletRequest.builder().customerId(customerId).gateway("MOBIKWIK").build());
        }
    }
}
