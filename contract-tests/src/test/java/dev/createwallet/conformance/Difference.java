package dev.createwallet.conformance;

import static dev.createwallet.conformance.Alteration.changesBytes;
import static dev.createwallet.conformance.Alteration.changesRequest;
import static dev.createwallet.conformance.Alteration.changesResponse;
import static dev.createwallet.conformance.Alteration.withHeader;
import static dev.createwallet.conformance.Alteration.withJson;
import static dev.createwallet.conformance.Alteration.withText;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.conformance.Alteration.Connections;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.derive.Overrides;
import dev.createwallet.conformance.internal.derive.Values;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.message.Forms;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.internal.message.UnreadableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One way in which a sound server may differ from our stub.
 *
 * @param name what the server does
 * @param alteration how
 */
record Difference(String name, Alteration alteration) {

    private static final String HEADERS_END = "\r\n\r\n";

    @Override
    public String toString() {
        return name;
    }

    /** Returns the differences of each kind. */
    static Stream<List<Difference>> kinds(Operation operation) {
        return Stream.of(
                        inTheHeaders(),
                        inTheJson(),
                        inTheMembers(operation),
                        inTheValues(operation),
                        inTheRejections(),
                        inTheTransport(),
                        inTheConnections(),
                        inWhatIsRejected(operation))
                .map(Stream::toList);
    }

    private static Difference any(String name, UnaryOperator<Response> change) {
        return new Difference(name, changesResponse((request, response) -> change.apply(response)));
    }

    private static Difference of(String name, int status, UnaryOperator<Response> change) {
        return new Difference(name, changesResponse(status, change));
    }

    private static Difference wire(String name, UnaryOperator<String> change) {
        return new Difference(name, changesBytes(change));
    }

    private static Stream<Difference> inTheHeaders() {
        return Stream.of(
                any(
                        "names the charset",
                        response -> withHeader(response, "Content-Type", "application/json; charset=utf-8")),
                any(
                        "names the charset in quotes and capitals",
                        response -> withHeader(response, "Content-Type", "application/json;charset=\"UTF-8\"")),
                any(
                        "writes the media type in capitals",
                        response -> withHeader(response, "Content-Type", "Application/JSON")),
                any(
                        "sends headers of its own",
                        response -> withHeader(withHeader(response, "Server", "nginx"), "Set-Cookie", "a=b")),
                wire("writes names of headers in capitals", wire -> {
                    String[] parts = wire.split(HEADERS_END, 2);
                    return Pattern.compile("(?m)^[a-z-]+(?=:)")
                                    .matcher(parts[0])
                                    .replaceAll(name -> name.group().toUpperCase(Locale.ROOT))
                            + HEADERS_END
                            + parts[1];
                }),
                wire("puts no space after the names of headers", wire -> {
                    String[] parts = wire.split(HEADERS_END, 2);
                    return parts[0].replace(": ", ":") + HEADERS_END + parts[1];
                }),
                of(
                        "writes the challenge in lower case",
                        401,
                        response -> withHeader(response, "WWW-Authenticate", "basic realm=\"x\"")),
                of(
                        "sends challenges of other schemes beside Basic",
                        401,
                        response -> withHeader(
                                response,
                                "WWW-Authenticate",
                                "Bearer realm=\"x\", Basic realm=\"y\", charset=\"UTF-8\"")),
                wire(
                        "sends a second challenge in a header of its own",
                        wire -> wire.startsWith("HTTP/1.1 401")
                                ? wire.replaceFirst("\r\n", "\r\nWWW-Authenticate: Negotiate\r\n")
                                : wire));
    }

    private static Stream<Difference> inTheJson() {
        return Stream.of(
                any(
                        "indents its JSON",
                        response -> withText(
                                response, text -> Alteration.json(response).toPrettyString())),
                any("ends its JSON with a line break", response -> withText(response, text -> text + "\r\n")),
                any("begins its JSON with blanks", response -> withText(response, text -> " \t\n" + text)),
                any(
                        "escapes letters in its JSON",
                        response -> withText(response, text -> text.replace("\"wallet", "\"\\u0077allet"))),
                any("escapes slashes in its JSON", response -> withText(response, text -> text.replace("/", "\\/"))));
    }

    private static Difference json(String name, Consumer<ObjectNode> change) {
        return of(name, 200, response -> withJson(response, change));
    }

    /** An example shows a response, and demands nothing that the schema does not. */
    private static Stream<Difference> inTheValues(Operation operation) {
        return PackagedContract.successBody(operation).members().stream()
                .filter(member -> !member.flag("x-unique")
                        && !member.has("x-echoes")
                        && !member.has("enum")
                        && !member.is("object"))
                .map(member -> json(
                        "has another " + member.name() + " than the example",
                        body -> body.set(
                                member.name(),
                                Stream.of(
                                                BooleanNode.TRUE,
                                                IntNode.valueOf(7),
                                                TextNode.valueOf("2016-08-01T08:07:52+0000"))
                                        .filter(member::allows)
                                        .findFirst()
                                        .orElseThrow())));
    }

    private static Stream<Difference> inTheMembers(Operation operation) {
        List<String> unique = PackagedContract.successBody(operation).members().stream()
                .filter(member -> member.flag("x-unique"))
                .map(Element::name)
                .toList();
        Stream<Difference> ids = Stream.of(
                json(
                        "has UUIDs for ids",
                        body -> unique.forEach(
                                name -> body.put(name, UUID.randomUUID().toString()))),
                json(
                        "has numbers for ids",
                        body -> unique.forEach(name -> body.put(name, String.valueOf(System.nanoTime())))));
        return Stream.concat(
                ids,
                Stream.of(
                        json(
                                "sends properties that the contract does not have",
                                body -> body.put("more", 1)
                                        .putObject("again")
                                        .putArray("deeper")
                                        .add(true)),
                        json(
                                "sends more properties in nested objects",
                                body -> body.properties().stream()
                                        .filter(member -> member.getValue().isObject())
                                        .forEach(member -> ((ObjectNode) member.getValue()).put("more", "x"))),
                        json("sends properties in another order", body -> {
                            List<String> names = new ArrayList<>();
                            body.fieldNames().forEachRemaining(names::add);
                            Collections.reverse(names);
                            names.forEach(name -> body.set(name, body.remove(name)));
                        }),
                        json("sends a long response", body -> body.put("terms", "and so on ".repeat(20_000))),
                        json(
                                "leaves out properties that are null",
                                body -> PackagedContract.successBody(operation).members().stream()
                                        .filter(member -> !member.required()
                                                && body.path(member.name()).isNull())
                                        .forEach(member -> body.remove(member.name()))),
                        json(
                                "sends null for absent properties",
                                body -> PackagedContract.successBody(operation).members().stream()
                                        .filter(member -> member.flag("nullable") && !body.has(member.name()))
                                        .forEach(member -> body.putNull(member.name())))));
    }

    private static Stream<Difference> inTheRejections() {
        return Stream.of(
                of("gives no reason for a 400", 400, response -> withText(response, text -> "{}")),
                of("gives no reason for a 401", 401, response -> withText(response, text -> "{}")),
                of(
                        "has an error format of its own",
                        400,
                        response -> withText(response, text -> "{\"message\":\"no\",\"trace\":[\"a\"]}")),
                of("leaves out error_info", 400, response -> withJson(response, body -> body.remove("error_info"))));
    }

    private static Stream<Difference> inTheTransport() {
        return Stream.of(
                wire(
                        "speaks HTTP/1.0 and ends the body by closing",
                        wire -> wire.replaceFirst("HTTP/1.1", "HTTP/1.0").replaceFirst("content-length: \\d+\r\n", "")),
                wire("sends no reason phrase", wire -> wire.replaceFirst(" Reason", " ")),
                wire("sends an interim response first", wire -> "HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n" + wire),
                wire(
                        "claims to keep the connection alive",
                        wire -> wire.replace("connection: close", "connection: keep-alive")),
                wire("sends one chunk", wire -> chunked(wire, "", "")),
                wire("sends chunks with extensions, and trailers", wire -> chunked(wire, ";a=b", "X-Sum: 1\r\n")),
                any(
                        "responds after 50 ms",
                        response -> CompletableFuture.supplyAsync(
                                        () -> response, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS))
                                .join()));
    }

    private static Stream<Difference> inTheConnections() {
        return Stream.of(
                connections("keeps each connection", Connections.KEPT),
                connections("closes a connection after two requests", new Connections(2, true, status -> false, true)),
                connections(
                        "closes a connection after two requests without a word",
                        new Connections(2, false, status -> false, true)),
                connections(
                        "closes a connection after a rejection",
                        new Connections(Integer.MAX_VALUE, true, status -> status >= 400, true)),
                connections(
                        "closes a connection after a rejection that it has not read",
                        new Connections(Integer.MAX_VALUE, true, status -> status >= 400, false)),
                connections("closes each connection without a word", new Connections(1, false, status -> false, true)));
    }

    private static Difference connections(String name, Connections connections) {
        return new Difference(name, Alteration.NONE.with(connections));
    }

    /** What sound servers do, because their frameworks do it, where the contract says nothing. */
    static Stream<Difference> ofFrameworks() {
        return Stream.of(
                new Difference(
                        "behaves as Express",
                        new Alteration(
                                request -> lenient(json(request), values -> values.get(0)),
                                (request, response) -> request.text().contains("=another")
                                        ? withJson(
                                                response,
                                                body -> body.putArray("wallet").add("both"))
                                        : response,
                                wire -> wire)),
                new Difference(
                        "behaves as Flask", changesRequest(request -> lenient(request, values -> values.get(0)))),
                new Difference(
                        "behaves as Spring",
                        changesRequest(request -> lenient(queried(request), values -> String.join(",", values)))),
                new Difference(
                        "behaves as PHP",
                        changesRequest(request -> lenient(request, values -> values.get(values.size() - 1)))),
                new Difference(
                        "behaves as Go",
                        new Alteration(
                                request -> lenient(queried(request), values -> values.get(0)),
                                (request, response) -> request.target().endsWith("/")
                                        ? withHeader(Alteration.withStatus(response, 307), "Location", "/elsewhere")
                                        : response,
                                wire -> wire)));
    }

    /** Makes one field of several, and keeps what is no UTF-8 or no escape. */
    private static Request lenient(Request request, Function<List<String>, String> one) {
        Request readable =
                request.withBody(request.text().replace("%zz", "%25zz").replace("%FF", "%EF%BF%BD"));
        try {
            Map<String, String> fields = new LinkedHashMap<>();
            Forms.all(readable.body()).forEach((name, values) -> fields.put(name, one.apply(values)));
            return fields.size() < Forms.pairs(readable.text()).count()
                    ? readable.withBody(Forms.encoded(fields))
                    : readable;
        } catch (UnreadableException e) {
            return readable;
        }
    }

    private static Request queried(Request request) {
        String[] target = request.target().split("\\?", 2);
        return target.length == 2 && request.text().isEmpty()
                ? request.withTarget(target[0]).withBody(target[1])
                : request;
    }

    private static Request json(Request request) {
        if (!request.headers().all("Content-Type").contains("application/json")) {
            return request;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Alteration.json(request.body())
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return request.withHeader("Content-Type", "application/x-www-form-urlencoded")
                .withBody(Forms.encoded(fields));
    }

    private static String chunked(String wire, String extension, String trailers) {
        String[] parts = wire.split(HEADERS_END, 2);
        return parts[0].replaceFirst("content-length: \\d+", "transfer-encoding: chunked") + HEADERS_END
                + (parts[1].isEmpty()
                        ? ""
                        : Integer.toHexString(parts[1].length()) + extension + "\r\n" + parts[1] + "\r\n")
                + "0\r\n" + trailers + "\r\n";
    }

    /** A server may reject a value for reasons that its schema does not state. */
    private static Stream<Difference> inWhatIsRejected(Operation operation) {
        return Stream.of(
                new Difference(
                        "rejects requests without User-Agent",
                        changesResponse((request, response) ->
                                request.headers().first("User-Agent").isPresent()
                                        ? response
                                        : Alteration.withStatus(response, 403))),
                new Difference("rejects long values", rejecting(operation, value -> value.length() > 100)),
                new Difference(
                        "rejects values that are not plain ASCII",
                        rejecting(operation, value -> !value.matches("[\\w-]*"))),
                new Difference(
                        "accepts only the values of the examples",
                        changesRequest(request -> Input.of(operation).stream()
                                        .filter(input -> input.in() == In.FORM)
                                        .allMatch(input -> Stream.ofNullable(
                                                        Alteration.form(request).get(input.name()))
                                                .allMatch(value -> new Values(input, Overrides.NONE)
                                                                .mustAccept().values().stream()
                                                                        .anyMatch(named -> named.asText()
                                                                                .equals(value))
                                                        || isExample(operation, input.name(), value)))
                                ? request
                                : request.withBody(""))));
    }

    private static boolean isExample(Operation operation, String field, String value) {
        return operation.body().orElseThrow().content().examples().stream()
                .anyMatch(example -> example.value().path(field).asText().equals(value));
    }

    private static Alteration rejecting(Operation operation, Predicate<String> value) {
        return changesRequest(
                request -> Alteration.form(request).values().stream().anyMatch(value) ? request.withBody("") : request);
    }
}
