package dev.createwallet.conformance.internal.derive;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Expectation;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.clause.Subject;
import dev.createwallet.conformance.internal.contract.Body;
import dev.createwallet.conformance.internal.contract.Content;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.ResponseSpec;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.document.Example;
import dev.createwallet.conformance.internal.message.Forms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Requests that keep the contract: the examples, and variants of them. */
final class ValidClauses {

    /** The name of a property that no contract has. */
    static final String UNKNOWN = "not_in_the_contract";

    private final ClauseBuilder builder;
    private final Operation operation;

    private ValidClauses(ClauseBuilder builder) {
        this.builder = builder;
        this.operation = builder.operation();
    }

    static Stream<Clause> of(ClauseBuilder builder) {
        ValidClauses clauses = new ValidClauses(builder);
        return Stream.of(
                        clauses.scenarios(),
                        clauses.shapes(),
                        clauses.encodings(),
                        clauses.accepted(),
                        clauses.values(),
                        clauses.leftOut(),
                        clauses.paths())
                .flatMap(part -> part);
    }

    /** Each pair of examples that share a name. An operation without any has the call that the kit made up. */
    private Stream<Clause> scenarios() {
        return builder.scenarios().stream().map(name -> {
            Content content = operation
                    .body()
                    .map(Body::content)
                    .orElseGet(() -> builder.statusOf(name)
                            .flatMap(operation::response)
                            .flatMap(ResponseSpec::json)
                            .orElseThrow());
            JsonPointer place = content.example(name).map(Example::place).orElse(content.place());
            return builder.clause(
                    Kind.SCENARIO,
                    new Subject.Scenario(name),
                    place,
                    "the example " + name,
                    builder.scenario(name),
                    builder.expectation(name));
        });
    }

    private Stream<Clause> shapes() {
        if (!operation.hasBody()) {
            return builder.scenarios().isEmpty()
                    ? Stream.of(builder.clause(
                            Kind.REQUIRED_ONLY,
                            new Subject.Whole(),
                            operation.place(),
                            "the required parameters only",
                            builder.least(),
                            builder.success()))
                    : Stream.empty();
        }
        Body body = operation.body().orElseThrow();
        Element element = body.element();
        Subject subject = new Subject.Body(body.form() ? In.FORM : In.BODY);
        List<Clause> clauses = new ArrayList<>();
        clauses.add(builder.clause(
                Kind.REQUIRED_ONLY,
                subject,
                element.keyword("required"),
                "the required " + parts(body) + " only",
                builder.least(),
                builder.success()));
        if (element.is("object")) {
            clauses.addAll(objects(body, subject));
        }
        if (!body.required()) {
            clauses.add(builder.clause(
                            Kind.BODY_LEFT_OUT,
                            new Subject.Whole(),
                            body.place(),
                            "no body",
                            builder.least().withBody(MissingNode.getInstance()),
                            builder.success())
                    .concluded());
        }
        if (element.is("object")) {
            boolean closed = !element.open();
            Optional<Expectation> expected = closed ? builder.refusal() : Optional.of(builder.success());
            expected.ifPresent(expectation -> clauses.add(builder.clause(
                            Kind.UNKNOWN,
                            subject,
                            element.keyword(closed ? "additionalProperties" : "properties"),
                            "a " + part(body) + " that the contract does not describe",
                            builder.least().withProperty(UNKNOWN, TextNode.valueOf("1")),
                            expectation)
                    .concluded()));
        }
        return clauses.stream();
    }

    private static String part(Body body) {
        return body.form() ? "form field" : "property";
    }

    private static String parts(Body body) {
        return body.form() ? "form fields" : "properties";
    }

    private List<Clause> objects(Body body, Subject subject) {
        List<Clause> clauses = new ArrayList<>();
        JsonPointer properties = body.element().keyword("properties");
        Call all = builder.least();
        boolean promised = true;
        for (Input input : builder.inputs()) {
            Values values = builder.values(input);
            Optional<JsonNode> sample = input.isIn(all) ? Optional.empty() : values.sample();
            if (sample.isPresent()) {
                all = input.with(all, sample.get());
                promised &= values.mustAccept(sample.get());
            } else if (!input.isIn(all)) {
                builder.leaveOut(
                        input.element().place(),
                        "the kit can make no valid value of the " + input + "; give it an example");
            }
        }
        clauses.add(builder.clause(
                Kind.ALL,
                subject,
                properties,
                "all " + parts(body),
                all,
                promised ? builder.success() : builder.open()));
        if (builder.whole().properties().size() > 1) {
            clauses.add(builder.clause(
                    Kind.REVERSED,
                    subject,
                    properties,
                    "an example with its " + parts(body) + " in reverse order",
                    builder.whole().withBody(reversed(builder.whole().properties())),
                    builder.success()));
        }
        return clauses;
    }

    private static JsonNode reversed(Map<String, JsonNode> body) {
        List<String> names = new ArrayList<>(body.keySet());
        Collections.reverse(names);
        ObjectNode reversed = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> reversed.set(name, body.get(name)));
        return reversed;
    }

    /** Other ways to write the same request. */
    private Stream<Clause> encodings() {
        if (!operation.hasBody()) {
            return Stream.empty();
        }
        JsonPointer place = operation.body().orElseThrow().content().place();
        String type = operation.body().orElseThrow().content().type().name();
        Stream<Clause> ofAny = Stream.of(
                written(Kind.CHARSET, place, "the media type with charset=UTF-8", type + "; charset=UTF-8"),
                written(
                        Kind.MEDIA_TYPE_IN_CAPITALS,
                        place,
                        "the media type in capitals",
                        type.toUpperCase(Locale.ROOT)));
        Stream<Clause> ofForm = operation.takesForm()
                ? Stream.of(builder.clause(
                                Kind.PERCENT_ENCODED,
                                new Subject.Body(In.FORM),
                                place,
                                "a form with every character percent-encoded",
                                builder.whole()
                                        .altered(request -> request.withBody(Forms.percentEncoded(request.text()))),
                                builder.success())
                        .concluded())
                : Stream.empty();
        return Stream.concat(ofAny, ofForm);
    }

    private Clause written(Kind kind, JsonPointer place, String sent, String mediaType) {
        return builder.clause(
                        kind,
                        new Subject.Whole(),
                        place,
                        sent,
                        builder.least().altered(request -> request.withHeader("Content-Type", mediaType)),
                        builder.success())
                .concluded();
    }

    /** Without Accept, or with any media type in it, the server sends the documented one. */
    private Stream<Clause> accepted() {
        return builder.successfulResponse().json().stream()
                .flatMap(content -> Stream.of(
                        builder.clause(
                                        Kind.ACCEPT_ANY,
                                        new Subject.Whole(),
                                        content.place(),
                                        "the header Accept with */*",
                                        builder.least().altered(request -> request.withHeader("Accept", "*/*")),
                                        builder.success())
                                .concluded(),
                        builder.clause(
                                        Kind.ACCEPT_NONE,
                                        new Subject.Whole(),
                                        content.place(),
                                        "no header Accept",
                                        builder.least().altered(request -> request.withoutHeader("Accept")),
                                        builder.success())
                                .concluded()));
    }

    /** A server must accept each value that the contract names. It may reject one that the contract merely allows. */
    private Stream<Clause> values() {
        return builder.inputs().stream().flatMap(input -> {
            Values values = builder.values(input);
            return Stream.concat(
                    values.mustAccept().entrySet().stream()
                            .map(value -> value(input, value, values.shown(value.getValue()), builder.success())),
                    values.mayAccept().entrySet().stream()
                            .map(value -> value(input, value, values.shown(value.getValue()), builder.open())));
        });
    }

    private Clause value(Input input, Map.Entry<String, JsonNode> value, String shown, Expectation expectation) {
        return builder.clause(
                Kind.VALUE,
                new Subject.NamedValue(input, value.getKey()),
                input.element().place(),
                input + " = " + shown,
                input.with(builder.least(), value.getValue()),
                expectation);
    }

    /** Each optional parameter. */
    private Stream<Clause> leftOut() {
        return builder.inputs().stream()
                .filter(input -> !input.required() && input.isIn(builder.least()))
                .map(input -> builder.clause(
                        Kind.LEFT_OUT,
                        new Subject.Value(input),
                        input.place(),
                        "no " + input,
                        input.without(builder.least()),
                        builder.success()));
    }

    /** A character that needs no escape may be escaped, and the path is still the same (RFC 3986, 6.2.2.2). */
    private Stream<Clause> paths() {
        return Input.all(operation).stream()
                .filter(input ->
                        input.in() == In.PATH && !input.text(builder.least()).isEmpty())
                .map(input -> builder.clause(
                                Kind.ESCAPED,
                                new Subject.Value(input),
                                input.place(),
                                "the same path with a character of " + input.name() + " escaped",
                                builder.least().withEscaped(input.name()),
                                builder.success())
                        .concluded());
    }
}
