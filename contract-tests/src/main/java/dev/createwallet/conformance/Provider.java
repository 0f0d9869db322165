package dev.createwallet.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A server that is held to the contract. Each call is sent as exact bytes, once, and no redirect is followed. */
final class Provider {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Shared, since making one costs more than a call. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    private final URI baseUri;
    private final String apiKey;

    /**
     * @param baseUri scheme, host and port, and what stands before the contract's paths
     * @param apiKey the key that the server accepts
     */
    Provider(URI baseUri, String apiKey) {
        this.baseUri = baseUri;
        this.apiKey = apiKey;
    }

    String apiKey() {
        return apiKey;
    }

    /**
     * @throws IOException if no answer came
     */
    Response answer(Clause clause) throws IOException, InterruptedException {
        Call call = clause.call();
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .uri(URI.create(baseUri.toString().replaceFirst("/$", "") + call.encodedPath(clause.operation().pathTemplate())))
                .timeout(PATIENCE)
                .header("Content-Type", Operation.FORM)
                .header("Accept", Operation.JSON)
                .method(clause.operation().method(), BodyPublishers.ofString(call.encodedForm()));
        call.headers().forEach(request::header);
        call.credentials().header(apiKey).ifPresent(value -> request.header("Authorization", value));
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            return new Response(response.statusCode(), new Headers(response.headers().map()), response.body());
        } catch (IOException e) {
            throw new IOException("No answer from " + baseUri + " (" + e + "). Does the server run, and speak HTTP there?", e);
        }
    }
}
