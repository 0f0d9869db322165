package dev.createwallet.polyglot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.conformance.Contract;
import dev.createwallet.server.stub.RecordedRequest;
import dev.createwallet.server.stub.WalletStub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The provider's own SDK for Node against the stub, over TLS, which is all that it speaks. */
final class ProvidersSdkTest {

    @Test
    void createsAWalletAndMapsRejectionsToItsOwnErrors(@TempDir Path folder) throws Exception {
        try (WalletStub stub = WalletStub.builder().tls().start()) {
            String certificate = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(stub.certificate().orElseThrow().getEncoded());
            Path trusted = Files.writeString(
                    folder.resolve("stub.pem"),
                    "-----BEGIN CERTIFICATE-----\n" + certificate + "\n-----END CERTIFICATE-----\n");

            List<String> outcomes = Node.run(
                    Map.of("NODE_EXTRA_CA_CERTS", trusted.toString()),
                    "sdk",
                    stub.baseUri().toString(),
                    stub.apiKey(),
                    customer(false),
                    customer(true));

            assertThat(outcomes)
                    .containsExactly(
                            "created MOBIKWIK",
                            "InvalidRequestError RESOURCE_NOT_FOUND",
                            "AuthenticationError UNAUTHENTICATED");
            assertThat(stub.requests()).extracting(RecordedRequest::status).containsExactly(200, 400, 401);
            assertThat(stub.requests().get(0).form())
                    .isEqualTo(Map.of("gateway", "MOBIKWIK", "command", "authenticate"));
        }
    }

    private static String customer(boolean unknown) {
        return Contract.packaged().parameterExamples().stream()
                .filter(example -> example.parameter().equals("customer_id"))
                .filter(example -> unknown == example.id().equals("unknown-customer-id"))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
