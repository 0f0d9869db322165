package dev.createwallet.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A sound provider with one fault: it passes requests on to the sound one, and spoils what goes in or what comes out. */
final class FaultyProvider implements AutoCloseable {

    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "date", "expect", "host", "http2-settings", "transfer-encoding", "upgrade");

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Fault fault;
    private final URI sound;

    FaultyProvider(URI sound, Fault fault) throws IOException {
        this.sound = sound;
        this.fault = fault;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            Fault.Message question = new Fault.Message(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), 0, new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.getRequestHeaders().forEach((name, values) -> question.headers().put(name, values.get(0)));
            Fault.Message answer = fault.answer().apply(question,
                    ask(fault.question().apply(question)));
            answer.headers().forEach((name, value) -> exchange.getResponseHeaders().put(name, List.of(value)));
            byte[] body = answer.body().getBytes(StandardCharsets.ISO_8859_1);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Fault.Message ask(Fault.Message question) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sound + question.target()))
                .method(question.method(), HttpRequest.BodyPublishers.ofString(question.body(), StandardCharsets.ISO_8859_1));
        question.headers().forEach((name, value) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
            Fault.Message answer = new Fault.Message(
                    "", "", response.statusCode(), new TreeMap<>(String.CASE_INSENSITIVE_ORDER), response.body());
            response.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name)) {
                    answer.headers().put(name, values.get(0));
                }
            });
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
