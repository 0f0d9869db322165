package dev.createwallet.polyglot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.createwallet.conformance.internal.message.Headers;
import dev.createwallet.conformance.internal.message.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes requests on to a server, and keeps them. */
final class Recorder implements AutoCloseable {

    /** Of the connection, or written by the client on its own. */
    private static final List<String> NOT_PASSED_ON =
            List.of("Connection", "Content-length", "Host", "Transfer-encoding");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private final URI target;
    private final HttpServer server;

    Recorder(URI target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.start();
    }

    URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The requests, in the order they came in. */
    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The values of that header, of all requests. */
    List<String> sent(String header) {
        return headers.stream()
                .flatMap(sent -> sent.getOrDefault(header, List.of()).stream())
                .toList();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    new Headers(exchange.getRequestHeaders()),
                    exchange.getRequestBody().readAllBytes());
            requests.add(request);
            headers.add(Map.copyOf(exchange.getRequestHeaders()));
            HttpResponse<byte[]> response = ask(request, exchange);
            response.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(
                    response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
        }
    }

    private HttpResponse<byte[]> ask(Request request, HttpExchange exchange) throws IOException {
        HttpRequest.Builder forwarded = HttpRequest.newBuilder(URI.create(target + request.target()))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name)) {
                values.forEach(value -> forwarded.header(name, value));
            }
        });
        try {
            return client.send(forwarded.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
