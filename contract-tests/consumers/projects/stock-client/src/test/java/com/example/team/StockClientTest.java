package com.example.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.WalletsApi;
import org.openapitools.client.model.WalletAccount;

@ExtendWith(WalletStubExtension.class)
class StockClientTest {

    @Test
    void createsAWallet(WalletStub stub) throws ApiException {
        WalletAccount wallet = createWallet(stub.baseUri(), stub.apiKey(), "cst_existing");

        assertEquals("MOBIKWIK", wallet.getWallet());
    }

    @Test
    void isRefused(WalletStub stub) {
        assertEquals(400, statusOf(() -> createWallet(stub.baseUri(), stub.apiKey(), "cst_unknown")));
        assertEquals(401, statusOf(() -> createWallet(stub.baseUri(), "wrong", "cst_existing")));
    }

    private static int statusOf(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(ApiException.class, call).getCode();
    }

    private static WalletAccount createWallet(URI baseUri, String apiKey, String customerId) throws ApiException {
        // snippet
        String credentials = Base64.getEncoder().encodeToString((apiKey + ":").getBytes(StandardCharsets.UTF_8));
        ApiClient client = new ApiClient()
                .setRequestInterceptor(request -> request.header("Authorization", "Basic " + credentials));
        client.updateBaseUri(baseUri.toString());
        return new WalletsApi(client).createWallet(customerId, "MOBIKWIK", null, "authenticate", null, null, null);
        // snippet
    }
}
