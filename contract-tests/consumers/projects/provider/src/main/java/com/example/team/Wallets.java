package com.example.team;

import dev.createwallet.server.api.WalletsApi;
import dev.createwallet.server.model.CreateWalletParameters;
import dev.createwallet.server.model.WalletAccount;
import jakarta.ws.rs.Path;
import java.util.UUID;

// snippet
@Path(WalletsApi.PATH)
public class Wallets implements WalletsApi {

    @Override
    public WalletAccount createWallet(CreateWalletParameters parameters) {
        return WalletAccount.builder()
                .id("wlt_" + UUID.randomUUID())
                .object(WalletAccount.ObjectEnum.WALLET_ACCOUNT)
                .wallet(parameters.gateway())
                .linked(false)
                .build();
    }
}
// snippet
