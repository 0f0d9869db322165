package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The provider's own Java SDK against the stub, over TLS, which is all that it speaks. */
@Timeout(60)
class ProvidersSdkTest {

    @Test
    @Tag("exhaustive")
    void createsWalletsAndMapsRejectionsToItsOwnExceptions(@TempDir Path folder) throws Exception {
        assumeThat(CreateWallet.IS_BASIC).as("the SDK sends Basic credentials").isTrue();
        try (WalletStub stub =
                WalletStub.builder().apiKey(TestRuntime.API_KEY).tls().start()) {
            Path trustStore = folder.resolve("trusted.p12");
            write(stub.certificate().orElseThrow(), trustStore);

            List<String> outcomes = run(trustStore, stub);

            int unknown = CreateWallet.UNKNOWN_CUSTOMER.status();
            assertThat(outcomes).hasSize(6);
            assertThat(outcomes.get(0)).matches("Wallet wlt_[a-z0-9]{16} wallet_account MOBIKWIK false null");
            assertThat(outcomes.get(1))
                    .matches(
                            "Wallet wlt_[a-z0-9]{16} wallet_account MOBIKWIK false \\{\"mobile_number\":\"99999999\"}");
            assertThat(outcomes.get(2)).matches("Wallet wlt_[a-z0-9]{16} wallet_account AMAZONPAY false null");
            assertThat(outcomes.subList(3, 6))
                    .containsExactly(
                            "InvalidRequestException " + unknown + " RESOURCE_NOT_FOUND",
                            "InvalidRequestException 400 INVALID_INPUT",
                            "AuthenticationException 401 UNAUTHENTICATED");
            assertThat(stub.requests())
                    .extracting(RecordedRequest::status)
                    .containsExactly(200, 200, 200, unknown, 400, 401);
            assertThat(stub.requests().get(2).form())
                    .isEqualTo(Map.of("gateway", "AMAZONPAY", "command", "authenticate"));
            assertThat(stub.requests().get(2).headers()).containsEntry("version", "2023-06-30");
        }
    }

    private static List<String> run(Path trustStore, WalletStub stub) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djavax.net.ssl.trustStore=" + trustStore,
                        "-Djavax.net.ssl.trustStorePassword=changeit",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SdkCalls.class.getName(),
                        stub.baseUri().toString(),
                        stub.apiKey(),
                        CreateWallet.customer(CreateWallet.CREATED),
                        CreateWallet.customer(CreateWallet.UNKNOWN_CUSTOMER))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return process.inputReader().lines().toList();
    }

    private static void write(X509Certificate certificate, Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("stub", certificate);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
    }
}
