package dev.createwallet.conformance.internal.derive;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Expectation;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.clause.Subject;
import dev.createwallet.conformance.internal.contract.Body;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.ResponseSpec;
import dev.createwallet.conformance.internal.document.Element;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Requests that break the contract in one place. */
final class InvalidClauses {

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final ClauseBuilder builder;
    private final Operation operation;
    private final Expectation refusal;

    private InvalidClauses(ClauseBuilder builder, Expectation refusal) {
        this.builder = builder;
        this.operation = builder.operation();
        this.refusal = refusal;
    }

    static Stream<Clause> of(ClauseBuilder builder) {
        Optional<Expectation> refusal = builder.refusal();
        if (refusal.isEmpty()) {
            JsonPointer responses = builder.operation().place().appendProperty("responses");
            builder.leaveOut(
                    responses,
                    "without a response 400 or another 4XX the kit sends no invalid requests to "
                            + builder.operation().id());
            return Stream.empty();
        }
        InvalidClauses clauses = new InvalidClauses(builder, refusal.get());
        return Stream.of(
                        clauses.missing(),
                        clauses.withoutBody(),
                        clauses.broken(),
                        clauses.spelling(),
                        clauses.bodies(),
                        clauses.otherMediaType())
                .flatMap(part -> part);
    }

    private Stream<Clause> missing() {
        return builder.inputs().stream()
                .filter(Input::required)
                .map(input -> builder.clause(
                        Kind.MISSING,
                        new Subject.Value(input),
                        input.requiredAt(),
                        "no " + input,
                        input.without(builder.whole()),
                        refusal));
    }

    private Stream<Clause> withoutBody() {
        return operation.body().filter(Body::required).stream()
                .map(body -> builder.clause(
                        Kind.BODY_MISSING,
                        new Subject.Whole(),
                        body.place().appendProperty("required"),
                        "an empty body",
                        builder.least().altered(request -> request.withBody("")),
                        refusal));
    }

    private Stream<Clause> broken() {
        return Input.all(operation).stream().flatMap(input -> {
            Values values = builder.values(input);
            return values.mustReject().stream()
                    .filter(broken -> leadsToTheOperation(input, broken))
                    .map(broken -> builder.clause(
                            Kind.KEYWORD,
                            new Subject.Keyword(input, broken.keyword(), broken.variant()),
                            broken.place(),
                            input + " = " + values.shown(broken.value()) + ", which breaks " + broken.keyword(),
                            input.with(builder.least(), broken.value()),
                            refusal));
        });
    }

    /** A server that misses a header in another spelling of its name (RFC 9110, 5.1) accepts a wrong value in it. */
    private Stream<Clause> spelling() {
        return builder.inputs().stream()
                .filter(input -> input.in() == In.HEADER)
                .flatMap(input -> builder.values(input).mustReject().stream()
                        .limit(1)
                        .map(broken -> builder.clause(
                                        Kind.SPELLING,
                                        new Subject.Value(input),
                                        broken.place(),
                                        input + " as " + respelled(input.name()) + ", with a value that breaks "
                                                + broken.keyword(),
                                        input.with(builder.least(), broken.value())
                                                .altered(request -> request.headers()
                                                        .first(input.name())
                                                        .map(value ->
                                                                request.withHeader(respelled(input.name()), value))
                                                        .orElse(request)),
                                        refusal)
                                .concluded()));
    }

    /** Capitals as clients write them, or none, as proxies write them. */
    private static String respelled(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !name.equals(lower)
                ? lower
                : Pattern.compile("\\b[a-z]")
                        .matcher(lower)
                        .replaceAll(first -> first.group().toUpperCase(Locale.ROOT));
    }

    /** A path without a value is another path. */
    private static boolean leadsToTheOperation(Input input, Values.Broken broken) {
        return input.in() != In.PATH || !broken.value().asText().isEmpty();
    }

    /** A JSON body of another type. */
    private Stream<Clause> bodies() {
        Element element =
                operation.body().filter(body -> !body.form()).map(Body::element).orElse(null);
        return element == null || element.type().isEmpty() || element.allows(TextNode.valueOf("not-" + element.type()))
                ? Stream.empty()
                : Stream.of(builder.clause(
                        Kind.BODY_TYPE,
                        new Subject.Whole(),
                        element.keyword("type"),
                        "a body that is no " + element.type(),
                        builder.least().withBody(TextNode.valueOf("not-" + element.type())),
                        refusal));
    }

    /** Only if the contract has the status for it. */
    private Stream<Clause> otherMediaType() {
        Optional<ResponseSpec> response = operation.responses().stream()
                .filter(each -> each.status().is(UNSUPPORTED_MEDIA_TYPE))
                .findFirst();
        return operation.hasBody()
                ? response.stream()
                        .map(documented -> builder.clause(
                                Kind.OTHER_MEDIA_TYPE,
                                new Subject.Whole(),
                                documented.place(),
                                "a body of type text/plain",
                                builder.least().altered(request -> request.withHeader("Content-Type", "text/plain")),
                                Expectation.of(documented.status())))
                : Stream.empty();
    }
}
