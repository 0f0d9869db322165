package com.example.team;

import dev.createwallet.server.api.WalletsApi;
import dev.createwallet.server.model.WalletAccount;
import jakarta.ws.rs.Path;
import java.util.UUID;

// snippet
@Path(WalletsApi.PATH)
public class Wallets implements WalletsApi {

    @Override
    public WalletAccount createWallet(String customerId, String gateway, String version, String command,
            String mobileNumber, String gatewayReferenceId, String clientAuthToken) {
        return WalletAccount.builder()
                .id("wlt_" + UUID.randomUUID())
                .object(WalletAccount.ObjectEnum.WALLET_ACCOUNT)
                .wallet(gateway)
                .linked(false)
                .build();
    }
}
// snippet
