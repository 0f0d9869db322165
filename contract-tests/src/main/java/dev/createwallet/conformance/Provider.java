package dev.createwallet.conformance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server that is held to the contract. Each request is sent as it is, once, and no redirect is followed. */
final class Provider {

    private final Target target;
    private final HttpClient client;

    Provider(Target target) {
        this.target = target;
        // On its own thread the client may take a fast answer for none (JDK-8336655); on the caller's it does not.
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Runnable::run)
                .connectTimeout(target.timeout());
        if (target.tls() != null) {
            builder.sslContext(target.tls());
        }
        client = builder.build();
    }

    /** Where a request goes to. */
    URI uri(Request request) {
        return URI.create(target.baseUri().toString().replaceFirst("/+$", "") + request.target());
    }

    /**
     * @throws NoAnswerException if no answer came, or none that is HTTP
     */
    Response answer(Request request) throws NoAnswerException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(request))
                .method(request.method(), request.body().length == 0 && Set.of("GET", "HEAD", "DELETE").contains(request.method())
                        ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(builder.build(), BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = answer.get(target.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Response(response.statusCode(), new Headers(response.headers().map()), response.body());
        } catch (TimeoutException e) {
            throw NoAnswerException.late(target);
        } catch (ExecutionException e) {
            throw NoAnswerException.of(target, e.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
