package dev.createwallet.client;

import dev.createwallet.client.request.Credentials;
import dev.createwallet.client.request.RequestEncoder;
import dev.createwallet.client.transport.Transport;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the calls of a client: what they send is encoded with its settings, and their outcome interpreted. */
final class Calls {

    private final Transport transport;
    private final String baseUri;
    private final Credentials credentials;
    private final Map<String, String> headers;

    Calls(WalletClientBuilder settings) {
        String uri = settings.baseUri().toString();
        this.transport = settings.transport();
        this.baseUri = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        this.credentials = settings.credentials();
        this.headers = Map.of("Accept", "application/json", "User-Agent", WalletClient.USER_AGENT);
    }

    <T extends @Nullable Object> Response<T> send(Operation<T> operation, RequestEncoder request) {
        return Interpreter.interpret(operation, transport.send(request.encode(baseUri, credentials, headers)));
    }

    <T extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> sendAsync(
            Operation<T> operation, RequestEncoder request, Function<Response<T>, R> result) {
        return transport.sendAsync(
                request.encode(baseUri, credentials, headers),
                outcome -> result.apply(Interpreter.interpret(operation, outcome)));
    }

    void close() {
        transport.close();
    }

    @Override
    public String toString() {
        return baseUri;
    }
}
