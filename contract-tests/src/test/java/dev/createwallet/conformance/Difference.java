package dev.createwallet.conformance;

import static dev.createwallet.conformance.Alteration.answering;
import static dev.createwallet.conformance.Alteration.asking;
import static dev.createwallet.conformance.Alteration.onTheWire;
import static dev.createwallet.conformance.Alteration.withHeader;
import static dev.createwallet.conformance.Alteration.withJson;
import static dev.createwallet.conformance.Alteration.withText;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.derive.Overrides;
import dev.createwallet.conformance.internal.derive.Values;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.message.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

    static Stream<Difference> all(Operation operation) {
        return Stream.of(
                        inTheHeaders(),
                        inTheJson(),
                        inTheMembers(operation),
                        inTheRefusals(),
                        inTheTransport(),
                        inWhatIsRefused(operation))
                .flatMap(differences -> differences);
    }

    private static Difference any(String name, UnaryOperator<Response> change) {
        return new Difference(name, answering((question, answer) -> change.apply(answer)));
    }

    private static Difference of(String name, int status, UnaryOperator<Response> change) {
        return new Difference(name, answering(status, change));
    }

    private static Difference wire(String name, UnaryOperator<String> change) {
        return new Difference(name, onTheWire(change));
    }

    private static Stream<Difference> inTheHeaders() {
        return Stream.of(
                any(
                        "names the charset",
                        answer -> withHeader(answer, "Content-Type", "application/json; charset=utf-8")),
                any(
                        "names the charset in quotes and capitals",
                        answer -> withHeader(answer, "Content-Type", "application/json;charset=\"UTF-8\"")),
                any(
                        "writes the media type in capitals",
                        answer -> withHeader(answer, "Content-Type", "Application/JSON")),
                any(
                        "sends headers of its own",
                        answer -> withHeader(withHeader(answer, "Server", "nginx"), "Set-Cookie", "a=b")),
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
                        answer -> withHeader(answer, "WWW-Authenticate", "basic realm=\"x\"")),
                of(
                        "has other schemes beside Basic",
                        401,
                        answer -> withHeader(
                                answer,
                                "WWW-Authenticate",
                                "Bearer realm=\"x\", Basic realm=\"y\", charset=\"UTF-8\"")),
                wire(
                        "has a second challenge in a header of its own",
                        wire -> wire.startsWith("HTTP/1.1 401")
                                ? wire.replaceFirst("\r\n", "\r\nWWW-Authenticate: Negotiate\r\n")
                                : wire));
    }

    private static Stream<Difference> inTheJson() {
        return Stream.of(
                any(
                        "indents its JSON",
                        answer ->
                                withText(answer, text -> Alteration.json(answer).toPrettyString())),
                any("ends its JSON with a line", answer -> withText(answer, text -> text + "\r\n")),
                any("begins its JSON with blanks", answer -> withText(answer, text -> " \t\n" + text)),
                any(
                        "escapes letters in its JSON",
                        answer -> withText(answer, text -> text.replace("\"wallet", "\"\\u0077allet"))),
                any("escapes slashes in its JSON", answer -> withText(answer, text -> text.replace("/", "\\/"))));
    }

    private static Difference json(String name, Consumer<ObjectNode> change) {
        return of(name, 200, answer -> withJson(answer, change));
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
                                "answers more than the contract has",
                                body -> body.put("more", 1)
                                        .putObject("again")
                                        .putArray("deeper")
                                        .add(true)),
                        json(
                                "has more in its objects",
                                body -> body.properties().stream()
                                        .filter(member -> member.getValue().isObject())
                                        .forEach(member -> ((ObjectNode) member.getValue()).put("more", "x"))),
                        json("has an order of its own", body -> {
                            List<String> names = new ArrayList<>();
                            body.fieldNames().forEachRemaining(names::add);
                            Collections.reverse(names);
                            names.forEach(name -> body.set(name, body.remove(name)));
                        }),
                        json("answers at length", body -> body.put("terms", "and so on ".repeat(20_000))),
                        json(
                                "says nothing where it could say null",
                                body -> PackagedContract.successBody(operation).members().stream()
                                        .filter(member -> !member.required()
                                                && body.path(member.name()).isNull())
                                        .forEach(member -> body.remove(member.name()))),
                        json(
                                "says null where it could say nothing",
                                body -> PackagedContract.successBody(operation).members().stream()
                                        .filter(member -> member.flag("nullable") && !body.has(member.name()))
                                        .forEach(member -> body.putNull(member.name())))));
    }

    private static Stream<Difference> inTheRefusals() {
        return Stream.of(
                of("says nothing of why a call is refused", 400, answer -> withText(answer, text -> "{}")),
                of("says nothing of why credentials are refused", 401, answer -> withText(answer, text -> "{}")),
                of(
                        "says it in its own way",
                        400,
                        answer -> withText(answer, text -> "{\"message\":\"no\",\"trace\":[\"a\"]}")),
                of("says a part of it", 400, answer -> withJson(answer, body -> body.remove("error_info"))));
    }

    private static Stream<Difference> inTheTransport() {
        return Stream.of(
                wire(
                        "speaks HTTP/1.0 and ends the body by closing",
                        wire -> wire.replaceFirst("HTTP/1.1", "HTTP/1.0").replaceFirst("content-length: \\d+\r\n", "")),
                wire("gives no reason for a status", wire -> wire.replaceFirst(" Answer", " ")),
                wire("sends an interim answer first", wire -> "HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n" + wire),
                wire(
                        "says that it would keep the connection",
                        wire -> wire.replace("connection: close", "connection: keep-alive")),
                wire("sends one chunk", wire -> chunked(wire, "", "")),
                wire("sends chunks with extensions, and trailers", wire -> chunked(wire, ";a=b", "X-Sum: 1\r\n")),
                any(
                        "takes its time",
                        answer -> CompletableFuture.supplyAsync(
                                        () -> answer, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS))
                                .join()));
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
    private static Stream<Difference> inWhatIsRefused(Operation operation) {
        return Stream.of(
                new Difference("refuses long values", refusing(operation, value -> value.length() > 100)),
                new Difference(
                        "refuses values that are not plain ASCII",
                        refusing(operation, value -> !value.matches("[\\w-]*"))),
                new Difference(
                        "takes the values only that the contract shows",
                        asking(question -> Input.of(operation).stream()
                                        .filter(input -> input.in() == In.FORM)
                                        .allMatch(input -> Stream.ofNullable(Alteration.form(question)
                                                        .get(input.name()))
                                                .allMatch(value -> new Values(input, Overrides.NONE)
                                                        .mustAccept().values().stream()
                                                                .anyMatch(named -> named.asText()
                                                                        .equals(value))))
                                ? question
                                : question.withBody(""))));
    }

    private static Alteration refusing(Operation operation, Predicate<String> value) {
        return asking(question ->
                Alteration.form(question).values().stream().anyMatch(value) ? question.withBody("") : question);
    }
}
