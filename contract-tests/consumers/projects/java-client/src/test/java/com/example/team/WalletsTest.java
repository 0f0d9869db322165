package com.example.team;

import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.Target;
import dev.createwallet.conformance.junit.ProviderConformance;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the stub as a provider's team tests its server. SandboxTest reads the report that Surefire makes of it. */
@ExtendWith(WalletStubExtension.class)
public class WalletsTest extends ProviderConformance {

    private final WalletStub stub;

    WalletsTest(WalletStub stub) {
        this.stub = stub;
    }

    @Override
    protected Target target() {
        return Target.of(stub.baseUri(), stub.apiKey());
    }

    /** The stub departs from this one where the provider's page states nothing, which is a warning. */
    @Override
    protected Contract contract() {
        try (InputStream yaml = Contract.class.getResourceAsStream("/META-INF/openapi/create-wallet.yaml")) {
            return Contract.parse(new String(yaml.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("wallet_account", "purse"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
