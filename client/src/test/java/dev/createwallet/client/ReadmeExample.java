package dev.createwallet.client;

import dev.createwallet.client.CreateWalletRequest.Command;
import java.net.URI;

/** What the README shows, between the marks. */
final class ReadmeExample {

    private ReadmeExample() {}

    static String createWallet(String apiKey, URI baseUri) {
        // snippet
        CreateWalletRequest request = CreateWalletRequest.builder()
                .customerId("cst_existing")
                .gateway("MOBIKWIK")
                .command(Command.AUTHENTICATE)
                .build();

        try (WalletClient client = WalletClient.builder(apiKey).baseUri(baseUri).build()) {
            WalletAccount wallet = client.createWallet(request);
            return "created " + wallet.id();
        } catch (RequestRefusedException e) {
            return "refused with status " + e.status();
        } catch (InvalidResponseException e) {
            return "created or not: " + e.getMessage();
        } catch (NoResponseException e) {
            return e.mayHaveBeenReceived() ? "created or not: " + e.getMessage() : "not sent, so safe to try again";
        }
        // snippet
    }
}
