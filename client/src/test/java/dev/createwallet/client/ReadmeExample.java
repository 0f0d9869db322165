package dev.createwallet.client;

import dev.createwallet.client.CreateWalletRequest.Command;
import java.net.URI;

/** What the README shows, between the marks. */
final class ReadmeExample {

    private ReadmeExample() {}

    static String createWallet(String apiKey, URI baseUri) {
        // snippet
        // One for the whole application: all threads share it, and the connections that it keeps.
        WalletClient client = WalletClient.builder(apiKey).baseUri(baseUri).build();

        CreateWalletRequest request = CreateWalletRequest.builder()
                .customerId("cst_existing")
                .gateway("MOBIKWIK")
                .command(Command.AUTHENTICATE)
                .build();
        try {
            return "created " + client.createWallet(request).id();
        } catch (WalletClientException e) {
            return (e.mayHaveBeenDone() ? "created or not: " : "not created: ") + e.getMessage();
        }
        // snippet
    }
}
