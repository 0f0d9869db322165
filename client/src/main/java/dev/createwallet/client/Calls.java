package dev.createwallet.client;

import dev.createwallet.client.request.Credentials;
import dev.createwallet.client.request.RequestEncoder;
import dev.createwallet.client.sending.Outcome;
import dev.createwallet.client.sending.OutgoingRequest;
import dev.createwallet.client.sending.Sender;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the calls of a client: what they send is encoded with its settings, and their outcome interpreted. */
final class Calls {

    private static final Map<String, String> HEADERS =
            Map.of("Accept", "application/json", "User-Agent", WalletClient.USER_AGENT);

    private final Sender sender;
    private final String baseUri;
    private final Credentials credentials;
    private final Duration timeout;
    private final int maxResponseBytes;
    private final @Nullable CallListener listener;
    private final RequestOptions options;

    Calls(WalletClientBuilder settings) {
        String uri = settings.baseUri().toString();
        this.sender = new Sender(settings.transport());
        this.baseUri = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        this.credentials = settings.credentials();
        this.timeout = settings.timeout();
        this.maxResponseBytes = settings.maxResponseBytes();
        this.listener = settings.listener();
        this.options = RequestOptions.NONE;
    }

    private Calls(Calls from, RequestOptions options) {
        this.sender = from.sender;
        this.baseUri = from.baseUri;
        this.credentials = from.credentials;
        this.timeout = from.timeout;
        this.maxResponseBytes = from.maxResponseBytes;
        this.listener = from.listener;
        this.options = options;
    }

    /** The same, with options in place of those that it has. */
    Calls with(RequestOptions options) {
        return new Calls(this, Objects.requireNonNull(options, "options"));
    }

    private Duration timeout() {
        Duration own = options.timeout();
        return own == null ? timeout : own;
    }

    <T extends @Nullable Object> Response<T> send(Operation<T> operation, RequestEncoder request) {
        OutgoingRequest outgoing = encode(operation, request);
        Observation observation = new Observation(listener, operation.name());
        return interpret(operation, sender.send(outgoing, timeout(), maxResponseBytes), observation);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The one that is returned has the outcome of the other.
    <T extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> sendAsync(
            Operation<T> operation, RequestEncoder request, Function<Response<T>, R> result) {
        OutgoingRequest outgoing = encode(operation, request);
        Observation observation = new Observation(listener, operation.name());
        CompletableFuture<R> future = sender.sendAsync(
                outgoing,
                timeout(),
                maxResponseBytes,
                outcome -> result.apply(interpret(operation, outcome, observation)));
        if (listener != null) {
            future.whenComplete((value, failure) -> {
                if (future.isCancelled()) {
                    observation.ended(
                            null, new NoResponseException(operation.name(), "the call was cancelled", true, null));
                }
            });
        }
        return future;
    }

    private OutgoingRequest encode(Operation<?> operation, RequestEncoder request) {
        options.formFields().forEach((name, value) -> {
            if (operation.inputs().contains(name)) {
                throw new IllegalArgumentException(
                        "Invalid formField " + name + ": the contract has it, so set it in the request");
            }
            request.additionalForm(name, value);
        });
        Credentials own = options.credentials();
        return request.encode(baseUri, own == null ? credentials : own, HEADERS, options.headers());
    }

    private static <T extends @Nullable Object> Response<T> interpret(
            Operation<T> operation, Outcome outcome, Observation observation) {
        Integer status = outcome.received() == null ? null : outcome.received().status();
        try {
            Response<T> response = Interpreter.interpret(operation, outcome);
            observation.ended(status, null);
            return response;
        } catch (WalletClientException e) {
            observation.ended(status, e);
            throw e;
        }
    }

    /** Closes the connections, which clients made by {@code with} share but do not own. */
    void close() {
        if (options == RequestOptions.NONE) {
            sender.close();
        }
    }

    @Override
    public String toString() {
        return baseUri;
    }
}
