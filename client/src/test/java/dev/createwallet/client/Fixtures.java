package dev.createwallet.client;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.createwallet.client.testing.Contract;
import dev.createwallet.client.testing.RawServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** What most tests send, and how they catch what comes of it. */
final class Fixtures {

    /** Long enough never to be reached. */
    static final Duration AMPLE = Duration.ofSeconds(60);

    /** Short enough to wait for. */
    static final Duration SHORT = Duration.ofMillis(300);

    static final String API_KEY = "k3y-of-the-test";

    static final CreateWalletRequest REQUEST = CreateWalletRequest.builder()
            .customerId("cst_1")
            .gateway("MOBIKWIK")
            .build();

    static final String WALLET = Contract.response("with_mobile_number");

    private Fixtures() {}

    static WalletClient client(RawServer server) {
        return client(server, AMPLE);
    }

    static WalletClient client(RawServer server, Duration timeout) {
        return WalletClient.builder(API_KEY)
                .baseUri(server.baseUri())
                .timeout(timeout)
                .build();
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

    /**
     * Calls with longer and longer timeouts until it fails as it does if the response began in time: on a busy machine
     * a short timeout passes before.
     *
     * @param clients makes a client with a timeout
     * @param call the failure of a call
     */
    static <E extends WalletClientException> E timedOut(
            Class<E> type,
            Function<Duration, WalletClient> clients,
            Function<WalletClient, WalletClientException> call) {
        for (Duration timeout : List.of(SHORT, Duration.ofSeconds(2), Duration.ofSeconds(12))) {
            try (WalletClient client = clients.apply(timeout)) {
                WalletClientException failure = call.apply(client);
                if (type.isInstance(failure)) {
                    return type.cast(failure);
                }
            }
        }
        throw new AssertionError("no " + type.getSimpleName());
    }

    /** The failure of a call. */
    static WalletClientException failureOf(WalletClient client) {
        return catchThrowableOfType(WalletClientException.class, () -> client.createWallet(REQUEST));
    }

    /** The failure of an asynchronous call. */
    static WalletClientException failureOfAsync(WalletClient client) {
        return (WalletClientException)
                catchThrowableOfType(CompletionException.class, client.createWalletAsync(REQUEST)::join)
                        .getCause();
    }
}
