package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls that keep the contract: the examples, and what is as good as they are. */
final class ValidClauses {

    /** The name of a member that no contract has. */
    static final String UNKNOWN = "not_in_the_contract";

    private final Basis basis;
    private final Operation operation;

    private ValidClauses(Basis basis) {
        this.basis = basis;
        this.operation = basis.operation();
    }

    static Stream<Clause> of(Basis basis) {
        ValidClauses clauses = new ValidClauses(basis);
        return Stream.of(clauses.scenarios(), clauses.shapes(), clauses.encodings(), clauses.accepted(), clauses.values(), clauses.leftOut(),
                clauses.paths()).flatMap(part -> part);
    }

    /** Each pair of examples that share a name. */
    private Stream<Clause> scenarios() {
        return basis.scenarios().stream().map(name -> {
            String status = basis.statusOf(name);
            JsonPointer examples = operation.hasBody() ? operation.bodyMediaType() : operation.answerMediaType(status);
            return basis.clause("scenario/" + name,
                    examples.appendProperty("examples").appendProperty(name).appendProperty("value"),
                    "the example " + name, basis.scenario(name), Expectation.of(status).like(basis.answerExample(status, name)));
        });
    }

    private Stream<Clause> shapes() {
        if (!operation.hasBody()) {
            return Stream.empty();
        }
        Element body = operation.body();
        String in = operation.takesForm() ? "form" : "body";
        List<Clause> clauses = new ArrayList<>();
        clauses.add(basis.clause(in + "/required-only", body.keyword("required"),
                "no more than what is required", basis.least(), basis.success()));
        Call all = basis.least();
        boolean promised = true;
        for (Input input : basis.inputs()) {
            Values values = basis.values(input);
            if (!input.isIn(all)) {
                all = input.with(all, values.sample());
                promised &= values.isPromised(values.sample());
            }
        }
        clauses.add(basis.clause(in + "/all", body.keyword("properties"), "everything at once", all,
                promised ? basis.success() : basis.open()));
        if (basis.whole().body().size() > 1) {
            clauses.add(basis.clause(in + "/reversed", body.keyword("properties"), "an example with its members in reverse",
                    basis.whole().withBody(reversed(basis.whole().body())), basis.success()));
        }
        if (!basis.contract().at(operation.place().appendProperty("requestBody")).path("required").asBoolean()) {
            clauses.add(basis.clause("body/left-out", operation.place().appendProperty("requestBody"), "no body",
                    basis.least().altered(request -> request.withoutHeader("Content-Type").withBody("")), basis.success()).concluded());
        }
        boolean closed = Boolean.FALSE.equals(body.schema().getAdditionalProperties());
        clauses.add(basis.clause(in + "/unknown", body.keyword(closed ? "additionalProperties" : "properties"),
                "a member that the contract does not have", basis.least().withField(UNKNOWN, "1"),
                closed ? basis.refusal() : basis.success()).concluded());
        return clauses.stream();
    }

    private static Map<String, JsonNode> reversed(Map<String, JsonNode> body) {
        List<String> names = new ArrayList<>(body.keySet());
        Collections.reverse(names);
        return names.stream().collect(Collectors.toMap(name -> name, body::get, (a, b) -> a, LinkedHashMap::new));
    }

    private static String percentEncodedWhole(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            escaped.append(String.format("%%%02X", b));
        }
        return escaped.toString();
    }

    /** Other ways to write the same request. */
    private Stream<Clause> encodings() {
        if (!operation.hasBody()) {
            return Stream.empty();
        }
        JsonPointer place = operation.bodyMediaType();
        String type = operation.mediaType();
        Stream<Clause> ofAny = Stream.of(
                written("media-type/charset", place, "the media type with charset=UTF-8", type + "; charset=UTF-8"),
                written("media-type/case", place, "the media type in capitals", type.toUpperCase(Locale.ROOT)));
        Stream<Clause> ofForm = operation.takesForm() ? Stream.of(basis.clause("form/percent-encoded", place,
                "a form with every character percent-encoded", basis.whole().altered(request ->
                        request.withBody(percentEncoded(request.text()))), basis.success()).concluded()) : Stream.empty();
        return Stream.concat(ofAny, ofForm);
    }

    private Clause written(String id, JsonPointer place, String sent, String mediaType) {
        return basis.clause(id, place, sent, basis.least().altered(request ->
                request.withHeader("Content-Type", mediaType)), basis.success()).concluded();
    }

    private static String percentEncoded(String form) {
        return form.chars().mapToObj(c -> Character.isLetterOrDigit(c) || c == '_'
                ? String.format("%%%02x", c) : Character.toString(c)).collect(Collectors.joining());
    }

    /** Whoever takes any media type, or says nothing of it, takes the one that the contract has. */
    private Stream<Clause> accepted() {
        JsonPointer place = operation.answerMediaType(basis.successful());
        return operation.answers(basis.successful()) ? Stream.of(
                basis.clause("accept/any", place, "the header Accept with */*",
                        basis.least().altered(request -> request.withHeader("Accept", "*/*")), basis.success()).concluded(),
                basis.clause("accept/none", place, "no header Accept",
                        basis.least().altered(request -> request.withoutHeader("Accept")), basis.success()).concluded())
                : Stream.empty();
    }

    /** Each value that the contract names has to be accepted; one that it merely allows may be refused. */
    private Stream<Clause> values() {
        return basis.inputs().stream().flatMap(input -> {
            Values values = basis.values(input);
            return Stream.concat(
                    values.promised().entrySet().stream().map(value -> value(input, value, input.hidden(value.getValue()), basis.success())),
                    values.open().entrySet().stream().map(value -> value(input, value, input.shown(value.getValue()), basis.open())));
        });
    }

    private Clause value(Input input, Map.Entry<String, JsonNode> value, String shown, Expectation expectation) {
        return basis.clause(input.id() + "/value/" + value.getKey(), input.element().place(),
                input + " = " + shown, input.with(basis.least(), value.getValue()), expectation);
    }

    /** Each parameter that may be left out. */
    private Stream<Clause> leftOut() {
        return basis.inputs().stream().filter(input -> !input.required() && input.isIn(basis.least()))
                .map(input -> basis.clause(input.id() + "/left-out", input.place(), "no " + input,
                        input.without(basis.least()), basis.success()));
    }

    /** A character that needs no escape may be escaped: the path is still the same (RFC 3986, 6.2.2.2). */
    private Stream<Clause> paths() {
        return operation.parameters("path").map(parameter -> {
            String value = basis.least().path().get(parameter.name());
            int first = value.offsetByCodePoints(0, 1);
            String escaped = percentEncodedWhole(value.substring(0, first)) + Call.encode(value.substring(first)).replace("+", "%20");
            return basis.clause("path/" + parameter.name() + "/escaped", parameter.place(),
                    "the same path with a character of " + parameter.name() + " escaped",
                    basis.least().altered(request -> request.withTarget(new Call(Call.with(basis.least().path(), parameter.name(), "\0"),
                            Map.of(), Map.of(), Map.of(), Credentials.NONE, same -> same).encodedPath(operation.pathTemplate())
                            .replace("%00", escaped) + request.target().replaceFirst("^[^?]*", ""))), basis.success()).concluded();
        });
    }
}
