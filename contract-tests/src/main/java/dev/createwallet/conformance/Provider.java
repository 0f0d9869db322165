package dev.createwallet.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A server that is held to the contract. Each call is sent as exact bytes, once, and no redirect is followed. */
final class Provider {

    private final Target target;
    private final HttpClient client;

    Provider(Target target) {
        this.target = target;
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

    Response answer(Clause clause, Call call) throws NoAnswerException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .uri(URI.create(target.baseUri().toString().replaceFirst("/$", "")
                        + call.encodedPath(clause.operation().pathTemplate())))
                .timeout(target.timeout())
                .header("Content-Type", Operation.FORM)
                .header("Accept", Operation.JSON)
                .method(clause.operation().method(), BodyPublishers.ofString(call.encodedForm()));
        call.headers().forEach(request::header);
        call.credentials().header(target.apiKey()).ifPresent(value -> request.header("Authorization", value));
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Response(response.statusCode(), new Headers(response.headers().map()), response.body());
        } catch (IOException e) {
            throw new NoAnswerException(
                    "no answer from " + target.baseUri() + " (" + e + "); does the server run, and speak HTTP there?", e);
        }
    }
}
