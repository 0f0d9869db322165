package dev.createwallet.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Sends a call over {@link HttpClient} and makes an answer or an exception of what comes back. */
final class Transport {

    private final String baseUri;
    private final String authorization;
    private final Duration timeout;
    private final int maxResponseBytes;
    private final boolean own;
    private volatile @Nullable HttpClient http;

    Transport(WalletClientBuilder settings) {
        String uri = settings.baseUri().toString();
        this.baseUri = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        this.authorization = settings.authorization();
        this.timeout = settings.timeout();
        this.maxResponseBytes = settings.maxResponseBytes();
        HttpClient given = settings.httpClient();
        this.own = given == null;
        this.http = given == null ? newHttpClient(settings) : given;
    }

    static HttpClient newHttpClient(WalletClientBuilder settings) {
        HttpClient.Builder http = HttpClient.newBuilder();
        SSLContext tls = settings.sslContext();
        if (tls != null) {
            http.sslContext(tls);
        }
        return http.connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                // Nothing here blocks, so no thread but the selector's and the caller's is needed: twice the throughput, and
                // no hand-over in which a fast answer can be lost (JDK-8336655).
                .executor(Runnable::run)
                .build();
    }

    <T> Response<T> send(Operation<T> operation, Call call) {
        HttpClient http = open();
        Exchange exchange = exchange(call);
        try {
            http.send(exchange.request(), exchange);
        } catch (IOException | RuntimeException e) {
            // The JDK lets a Content-Length that is no number escape as an IllegalArgumentException, for one.
            return answer(operation, exchange, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer(operation, exchange, e);
        }
        return answer(operation, exchange, null);
    }

    /** Looks up the host on the common pool, since the JDK does so on the thread that sends. */
    <T, R> CompletableFuture<R> sendAsync(Operation<T> operation, Call call, Function<Response<T>, R> result) {
        HttpClient http = open();
        Exchange exchange = exchange(call);
        CompletableFuture<R> answer = new CompletableFuture<>();
        CompletableFuture.runAsync(() -> {
            if (!answer.isDone()) {
                // The JDK completes its future on the common pool, never on the selector's thread.
                CompletableFuture<?> sent = sendAsync(http, exchange);
                sent.whenComplete((response, failure) -> complete(answer, () -> result.apply(answer(
                        operation, exchange, failure instanceof CompletionException ? failure.getCause() : failure))));
                answer.whenComplete((response, failure) -> sent.cancel(true));
            }
        });
        return answer;
    }

    private static CompletableFuture<?> sendAsync(HttpClient http, Exchange exchange) {
        try {
            return http.sendAsync(exchange.request(), exchange);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static <R> void complete(CompletableFuture<R> answer, Supplier<R> value) {
        try {
            answer.complete(value.get());
        } catch (RuntimeException | Error e) {
            // An error, too: whoever waits for the future would wait for ever.
            answer.completeExceptionally(e);
        }
    }

    void close() {
        HttpClient http = this.http;
        this.http = null;
        // HttpClient can be closed since Java 21 only; before, it ends when nobody holds it any more.
        if (own && http instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("The HTTP client could not be closed", e);
            }
        }
    }

    @Override
    public String toString() {
        return baseUri;
    }

    private HttpClient open() {
        HttpClient http = this.http;
        if (http == null) {
            throw new IllegalStateException("This client is closed");
        }
        return http;
    }

    private Exchange exchange(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUri + call.path()))
                // HTTP/1.1 answers or breaks off. HTTP/2 can also hand a request back, and the JDK then sends it again; over
                // plain text it would ask for an upgrade besides, which confuses servers.
                .version(HttpClient.Version.HTTP_1_1);
        call.headers().forEach(request::setHeader);
        // Last: what OpenAPI says of these is that a parameter does not set them.
        request.setHeader("Authorization", authorization)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .setHeader("Accept", "application/json")
                .setHeader("User-Agent", WalletClient.USER_AGENT);
        return new Exchange(request, call, timeout, maxResponseBytes);
    }

    private <T> Response<T> answer(Operation<T> operation, Exchange exchange, @Nullable Throwable failure) {
        RawResponse response = exchange.response();
        if (response == null) {
            throw noResponse(operation, exchange, failure);
        }
        int status = response.status();
        if (status >= 400) {
            throw refusal(operation, response);
        }
        try {
            Function<JsonObject, T> reader = operation.answers().get(status);
            if (reader == null) {
                throw new IllegalArgumentException("it has no such status, and redirects are not followed");
            }
            if (!response.isComplete()) {
                throw new IllegalArgumentException(exchange.whatAilsTheBody(failure));
            }
            return new Response<>(reader.apply(json(response)), response);
        } catch (IllegalArgumentException e) {
            String message = "the answer with status " + status + " breaks the contract: " + e.getMessage();
            throw new InvalidResponseException(operation.name(), message, response, unlessQuoting(failure));
        }
    }

    private static RequestRefusedException refusal(Operation<?> operation, RawResponse response) {
        ErrorBody error = null;
        try {
            // The provider uses the one schema for refusals that are not documented as well.
            error = operation.refusals().getOrDefault(response.status(), ErrorBody::new).apply(json(response));
        } catch (IllegalArgumentException e) {
            // A proxy's page, say: the status decides, and the body is there to be read.
        }
        ErrorDetail info = error == null ? null : error.errorInfo();
        // Only names that the contract has are shown, since the server might quote anything it was sent.
        String fields = info == null
                ? ""
                : info.fields().stream()
                        .map(ErrorField::fieldName)
                        .filter(operation.fields()::contains)
                        .distinct()
                        .map(name -> ", on account of " + name)
                        .collect(Collectors.joining());
        return new RequestRefusedException(
                operation.name(),
                "the server refused it with status " + response.status() + fields,
                !operation.isRefusal(response.status()),
                response,
                error);
    }

    private NoResponseException noResponse(Operation<?> operation, Exchange exchange, @Nullable Throwable failure) {
        boolean received = exchange.mayHaveBeenReceived();
        String message = (failure instanceof HttpTimeoutException ? "no answer in time" : "no answer")
                + (received ? "; the server may have received the request" : "; the request was not sent");
        return new NoResponseException(operation.name(), message, received, unlessQuoting(failure));
    }

    /** These quote what the server said, which may be what it was sent. */
    private static @Nullable Throwable unlessQuoting(@Nullable Throwable failure) {
        return failure instanceof ProtocolException || failure instanceof RuntimeException ? null : failure;
    }

    private static JsonObject json(RawResponse response) {
        try {
            return JsonObject.parse(UTF_8.newDecoder().decode(response.bytes()).toString());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the body is not UTF-8");
        }
    }
}
