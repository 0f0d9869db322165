package dev.createwallet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.message.Bodies;
import dev.createwallet.conformance.internal.message.Forms;
import dev.createwallet.conformance.internal.message.Headers;
import dev.createwallet.conformance.internal.message.MediaType;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.internal.message.UnreadableException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A sound server for the contract in {@code library.yaml}. */
final class Library implements AutoCloseable {

    static final String KEY = "library-key";

    private final SocketServer server;

    /**
     * @param alteration changes each response
     */
    Library(UnaryOperator<Response> alteration) throws IOException {
        server = new SocketServer((connection, number) -> {
            String bytes = SocketServer.readRequest(connection);
            if (bytes.contains("\r\n\r\n")) {
                SocketServer.write(
                        connection, AlteredProvider.bytes(alteration.apply(respond(AlteredProvider.parsed(bytes)))));
            }
        });
    }

    URI baseUri() {
        return server.baseUri();
    }

    private static Response respond(Request request) {
        String[] target = request.target().split("\\?", 2);
        String action = request.method() + " " + target[0].replaceAll("(?<=/(readers|books)/)[^/]+", "x");
        if (request.method().equals("POST")
                && !request.headers()
                        .first("Content-Type")
                        .orElse("")
                        .regionMatches(
                                true,
                                0,
                                MediaType.FORM.name(),
                                0,
                                MediaType.FORM.name().length())) {
            return rejected(400, "{}", "");
        }
        try {
            return switch (action) {
                case "POST /readers/x/loans" ->
                    !isReader(request)
                            ? rejected(401, "{}", "Basic")
                            : Forms.once(request.body())
                                                    .getOrDefault("book", "")
                                                    .length()
                                            < 3
                                    ? rejected(400, "{}", "")
                                    : json(200, "{\"id\":\"l1\"}");
                case "POST /readers/x/returns" ->
                    !isReader(request)
                            ? rejected(401, "{}", "Basic")
                            : takesBack(Forms.once(request.body()), request)
                                    ? json(200, "{\"id\":\"l1\"}")
                                    : rejected(400, "{}", "");
                case "GET /books" ->
                    !request.headers().all("X-Library-Key").equals(List.of(KEY))
                            ? rejected(401, "", "")
                            : finds(Forms.all(target.length < 2 ? "" : target[1]))
                                    ? Alteration.withHeader(json(200, "{\"books\":[\"Emma\"]}"), "X-Total", "1")
                                    : rejected(400, "{}", "");
                case "PUT /books/x/reviews" ->
                    !isMember(request) ? rejected(401, "", "Bearer") : reviewed(Bodies.json(request.body()));
                default -> rejected(404, "{}", "");
            };
        } catch (UnreadableException e) {
            return action.startsWith("PUT") ? rejected(422, "", "") : rejected(400, "{}", "");
        }
    }

    private static boolean isReader(Request request) {
        return request.headers()
                .first("Authorization")
                .filter(value -> value.matches("(?i)basic .*") && value.endsWith(" " + Credentials.base64(KEY + ":")))
                .isPresent();
    }

    private static boolean isMember(Request request) {
        return request.headers()
                .first("Authorization")
                .filter(value -> value.matches("(?i:bearer) " + KEY))
                .isPresent();
    }

    private static boolean takesBack(Map<String, String> form, Request request) {
        return form.containsKey("loan")
                && form.getOrDefault("state", "worn").matches("worn|lost")
                && request.headers().first("edition").orElse("3").matches("\\d+");
    }

    private static boolean finds(Map<String, List<String>> query) {
        String limit = query.getOrDefault("limit", List.of("10")).get(0);
        return query.containsKey("title")
                && query.get("title").get(0).length() <= 40
                && limit.matches("\\d{1,3}")
                && Integer.parseInt(limit) >= 1
                && Integer.parseInt(limit) <= 50;
    }

    private static Response reviewed(JsonNode review) {
        JsonNode stars = review.path("stars");
        boolean sound = stars.isInt()
                && stars.intValue() >= 1
                && stars.intValue() <= 5
                && review.path("read_on").asText().matches("\\d{4}-\\d{2}-\\d{2}")
                && review.path("read_on").isTextual()
                && isIf(review.path("again"), JsonNode::isBoolean)
                && isIf(
                        review.path("tags"),
                        tags -> tags.isArray() && tags.valueStream().allMatch(JsonNode::isTextual))
                && isIf(review.path("words"), words -> words.isTextual() || words.isNull());
        return sound ? json(201, "{\"stars\":" + stars + "}") : rejected(422, "", "");
    }

    private static boolean isIf(JsonNode value, Predicate<JsonNode> type) {
        return value.isMissingNode() || type.test(value);
    }

    private static Response json(int status, String body) {
        return new Response(
                status,
                new Headers(Map.of("content-type", List.of(MediaType.JSON.name()))),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static Response rejected(int status, String body, String scheme) {
        Map<String, List<String>> headers = new TreeMap<>();
        Optional.of(body)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> headers.put("content-type", List.of(MediaType.JSON.name())));
        Optional.of(scheme)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> headers.put("www-authenticate", List.of(text)));
        return new Response(status, new Headers(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
