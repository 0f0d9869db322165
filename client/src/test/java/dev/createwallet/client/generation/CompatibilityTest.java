package dev.createwallet.client.generation;

import static dev.createwallet.client.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.client.testing.Contract;
import dev.createwallet.client.testing.RawServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After optional fields are added to the contract, a caller still compiles, and one that was compiled before still runs.
 */
class CompatibilityTest {

    private static final String WALLET = Contract.response("with_mobile_number");

    /** Uses requests, all variants of the call, responses that are read and made, and errors. */
    private static final String CALLER = """
            import dev.createwallet.client.*;

            public final class Caller {

                private Caller() {}

                public static String call(String uri) {
                    WalletAccount made = new WalletAccount(JsonObject.parse("%s"));
                    CreateWalletRequest request = CreateWalletRequest.builder()
                            .customerId("cst_1")
                            .gateway("MOBIKWIK")
                            .version("2023-06-30")
                            .command(CreateWalletRequest.Command.AUTHENTICATE)
                            .mobileNumber("99999999")
                            .gatewayReferenceId("r")
                            .clientAuthToken("t")
                            .build();
                    try (WalletClient client = WalletClient.builder("key")
                            .baseUri(java.net.URI.create(uri))
                            .timeout(java.time.Duration.ofSeconds(20))
                            .connectTimeout(java.time.Duration.ofSeconds(20))
                            .maxResponseBytes(10_000)
                            .allowPlainHttp()
                            .build()) {
                        WalletAccount account = client.createWallet(request);
                        WalletAccount again = client.createWalletAsync(request).join();
                        Response<WalletAccount> response = client.createWalletWithResponse(request);
                        Response<WalletAccount> asynchronous = client.createWalletWithResponseAsync(request).join();
                        WalletMetadata metadata = account.metadata();
                        return String.join(",",
                                account.id(), account.object().value(), account.wallet(), account.token(), account.lastRefreshed(),
                                String.valueOf(account.currentBalance()), String.valueOf(account.linked()),
                                metadata == null ? "" : metadata.mobileNumber(),
                                account.gatewayReferenceId(), String.valueOf(account.hasGatewayReferenceId()),
                                String.valueOf(account.equals(again) && account.equals(made)), String.valueOf(response.raw().status()),
                                String.valueOf(asynchronous.raw().isComplete()));
                    } catch (RequestRejectedException e) {
                        ErrorBody error = e.error(ErrorBody.class);
                        return e.status() + " " + (error == null ? "" : error.errorCode());
                    } catch (InvalidResponseException | NoResponseException e) {
                        return e.operation() + e.mayHaveBeenDone();
                    }
                }
            }
            """.formatted(WALLET.replace("\"", "\\\""));

    private static final String EXPECTED =
            "wlt_yvuidaocnaupkvz3,wallet_account,MOBIKWIK,null,null,null,false,99999999,null,true,true,200,true";

    @Test
    @Tag("exhaustive")
    void addedOptionalFieldsBreakNoCaller(@TempDir Path folder) throws Exception {
        Generation before = Generation.ofTheBuild();
        ObjectNode grown = Contract.copy();
        for (String schema :
                new String[] {"CreateWalletForm", "WalletAccount", "WalletMetadata", "ErrorBody", "ErrorDetail"}) {
            addFirst(grown, schema);
        }
        grown.withArray("/paths/~1customers~1{customer_id}~1wallets/post/parameters")
                .addObject()
                .put("name", "x-added")
                .put("in", "header")
                .put("description", "Added.")
                .putObject("schema")
                .put("type", "string");
        Generation after = Generation.from(grown, folder.resolve("after")).compile();
        assertThat(Files.readString(
                        after.generated().resolve("src/main/java/dev/createwallet/client/WalletAccount.java")))
                .contains("String added()");

        Path caller = folder.resolve("caller");
        assertThat(before.compileCaller("Caller", CALLER, caller))
                .as("compiled before")
                .isEmpty();
        try (RawServer server = RawServer.responding(response(200, WALLET))) {
            assertThat(before.runCaller("Caller", caller, server)).isEqualTo(EXPECTED);
            assertThat(after.runCaller("Caller", caller, server))
                    .as("linked after")
                    .isEqualTo(EXPECTED);
        }
        assertThat(after.compileCaller("Caller", CALLER, folder.resolve("again")))
                .as("compiled after")
                .isEmpty();
    }

    @Test
    @Tag("exhaustive")
    void noticesABreakingChange(@TempDir Path folder) throws Exception {
        Generation before = Generation.ofTheBuild();
        ObjectNode renamed = Contract.copy();
        ObjectNode properties = (ObjectNode) renamed.at("/components/schemas/WalletAccount/properties");
        properties.set("purse", properties.remove("wallet"));
        Generation after = Generation.from(renamed, folder.resolve("after")).compile();
        assertThat(before.compileCaller("Caller", CALLER, folder.resolve("caller")))
                .isEmpty();
        assertThat(after.compileCaller("Caller", CALLER, folder.resolve("again")))
                .contains("cannot find symbol", "wallet()");
    }

    /** Before the others, where positional code would break. */
    private static void addFirst(ObjectNode contract, String schema) {
        ObjectNode properties = (ObjectNode) contract.at("/components/schemas/" + schema + "/properties");
        ObjectNode old = properties.deepCopy();
        properties.removeAll();
        properties.putObject("added").put("type", "string").put("description", "Added.");
        properties.setAll(old);
    }
}
