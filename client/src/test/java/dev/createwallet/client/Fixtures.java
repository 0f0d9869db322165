package dev.createwallet.client;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.createwallet.client.testing.Contract;
import dev.createwallet.client.testing.RawServer;
import dev.createwallet.client.transport.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The request of most tests, and how they call and catch. */
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

    /**
     * Makes the transport that the tests run on, in place of the JDK's, from a trust store and a connect timeout, null for
     * those by default. A module with a transport of its own runs the compiled tests of this module, and names its class.
     */
    private static final Optional<BiFunction<@Nullable SSLContext, @Nullable Duration, Transport>> OTHER_TRANSPORT =
            Optional.ofNullable(System.getProperty("transport.under.test")).map(Fixtures::instance);

    private Fixtures() {}

    @SuppressWarnings("unchecked")
    private static BiFunction<@Nullable SSLContext, @Nullable Duration, Transport> instance(String className) {
        try {
            return (BiFunction<@Nullable SSLContext, @Nullable Duration, Transport>)
                    Class.forName(className).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a client over the transport under test. */
    static WalletClientBuilder builder() {
        return builder(API_KEY);
    }

    static WalletClientBuilder builder(String key) {
        return OTHER_TRANSPORT
                .map(other -> WalletClient.builder(key).transport(other.apply(null, null)))
                .orElseGet(() -> WalletClient.builder(key));
    }

    static WalletClientBuilder builder(SSLContext tls) {
        return OTHER_TRANSPORT
                .map(other -> WalletClient.builder(API_KEY).transport(other.apply(tls, null)))
                .orElseGet(() -> WalletClient.builder(API_KEY).sslContext(tls));
    }

    static WalletClientBuilder builder(Duration connectTimeout) {
        return OTHER_TRANSPORT
                .map(other -> WalletClient.builder(API_KEY).transport(other.apply(null, connectTimeout)))
                .orElseGet(() -> WalletClient.builder(API_KEY).connectTimeout(connectTimeout));
    }

    static WalletClient client(RawServer server) {
        return client(server, AMPLE);
    }

    static WalletClient client(RawServer server, Duration timeout) {
        return builder().baseUri(server.baseUri()).timeout(timeout).build();
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
