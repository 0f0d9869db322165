package dev.createwallet.client;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.createwallet.client.testing.Contract;
import dev.createwallet.client.testing.RawServer;
import java.time.Duration;

/** What most tests send, and how they catch what comes of it. */
final class Fixtures {

    /** Long enough never to be reached. */
    static final Duration AMPLE = Duration.ofSeconds(60);

    /** Short enough to wait for. */
    static final Duration SHORT = Duration.ofMillis(300);

    static final String API_KEY = "k3y-of-the-test";

    static final CreateWalletRequest REQUEST =
            CreateWalletRequest.builder().customerId("cst_1").gateway("MOBIKWIK").build();

    static final String WALLET = Contract.response("with_mobile_number");

    private Fixtures() {}

    static WalletClient client(RawServer server) {
        return client(server, AMPLE);
    }

    static WalletClient client(RawServer server, Duration timeout) {
        return WalletClient.builder(API_KEY).baseUri(server.baseUri()).timeout(timeout).build();
    }

    static WalletAccount call(RawServer server) {
        try (server;
                WalletClient client = client(server)) {
            return client.createWallet(REQUEST);
        }
    }

    static <E extends WalletClientException> E failure(Class<E> type, RawServer server) {
        return failure(type, server, AMPLE);
    }

    static <E extends WalletClientException> E failure(Class<E> type, RawServer server, Duration timeout) {
        try (server;
                WalletClient client = client(server, timeout)) {
            return catchThrowableOfType(type, () -> client.createWallet(REQUEST));
        }
    }
}
