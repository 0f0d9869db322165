package dev.createwallet.server.stub.internal.response;

import dev.createwallet.server.api.WalletsApi;
import dev.createwallet.server.model.WalletAccount;
import dev.createwallet.server.model.WalletMetadata;
import jakarta.ws.rs.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The contract's operations, answered as its examples are. Runs on the thread that reads from the network, so it must
 * not block.
 */
@Path(WalletsApi.PATH)
public final class WalletsResource implements WalletsApi {

    private static final String ID_PREFIX = "wlt_";

    /** A power of two of them, so that each is as likely as any other. */
    private static final String ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private static final int ID_LENGTH = 16;

    private final Constraints constraints = new Constraints(WalletsResource.class);
    private final SecureRandom random = new SecureRandom();

    public WalletsResource() {
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
        constraints.check(this, "createWallet",
                customerId, gateway, version, command, mobileNumber, gatewayReferenceId, clientAuthToken);
        WalletAccount.Builder wallet = WalletAccount.builder()
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
        byte[] bytes = new byte[ID_LENGTH];
        random.nextBytes(bytes);
        StringBuilder id = new StringBuilder(ID_PREFIX);
        for (byte b : bytes) {
            id.append(ID_ALPHABET.charAt(b & ID_ALPHABET.length() - 1));
        }
        return id.toString();
    }
}
