package dev.createwallet.server.stub;

import dev.createwallet.server.api.WalletsApi;
import dev.createwallet.server.model.WalletAccount;
import dev.createwallet.server.model.WalletMetadata;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.security.SecureRandom;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The contract's operations, answered as its examples are. Runs on the thread that reads from the network, so it must
 * not block.
 */
@Path(WalletsApi.PATH)
public final class WalletsResource implements WalletsApi {

    private static final String ID_PREFIX = "wlt_";
    private static final String ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 16;

    private final Constraints constraints = new Constraints();
    private final SecureRandom random = new SecureRandom();

    @Context
    private @Nullable ResourceInfo call;

    WalletsResource() {
    }

    @Override
    public WalletAccount createWallet(
            String customerId,
            String gateway,
            @Nullable String version,
            @Nullable String command,
            @Nullable String mobileNumber,
            @Nullable String gatewayReferenceId,
            @Nullable String clientAuthToken) {
        constraints.check(this, Objects.requireNonNull(call, "injected by the runtime").getResourceMethod(),
                customerId, gateway, version, command, mobileNumber, gatewayReferenceId, clientAuthToken);
        var wallet = WalletAccount.builder()
                .id(newId())
                .object(WalletAccount.ObjectEnum.WALLET_ACCOUNT)
                .wallet(gateway)
                .linked(false);
        if (mobileNumber != null) {
            // The sample with a mobile number shows the reference id as well, null as it is.
            wallet.metadata(WalletMetadata.builder().mobileNumber(mobileNumber).build())
                    .gatewayReferenceId(gatewayReferenceId);
        } else if (gatewayReferenceId != null) {
            wallet.gatewayReferenceId(gatewayReferenceId);
        }
        return wallet.build();
    }

    private String newId() {
        return random.ints(ID_LENGTH, 0, ID_ALPHABET.length())
                .map(ID_ALPHABET::charAt)
                .collect(() -> new StringBuilder(ID_PREFIX), StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
