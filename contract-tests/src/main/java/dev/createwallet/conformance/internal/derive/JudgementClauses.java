package dev.createwallet.conformance.internal.derive;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.clause.Expectation;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.clause.Subject;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Security;
import dev.createwallet.conformance.internal.contract.Status;
import dev.createwallet.conformance.internal.message.Forms;
import dev.createwallet.conformance.internal.message.MediaType;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.UnreadableException;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the contract does not say, and the kit still expects of a sound server. Each clause says why. Where frameworks
 * differ and each has its reason, as for a field that comes twice, it expects no more than that the server does not
 * fail: anybody can send such a request.
 */
final class JudgementClauses {

    private static final Expectation REFUSED = Expectation.of(Status.REFUSED);
    private static final Expectation HANDLED = Expectation.of(Status.HANDLED);

    private static final String BAD_ESCAPE = "%zz";

    /** Stands in the value, whose encoding has no bad escape, until the target is made. */
    private static final String PLACEHOLDER = "bad-escape";

    private final ClauseBuilder builder;
    private final Operation operation;

    private JudgementClauses(ClauseBuilder builder) {
        this.builder = builder;
        this.operation = builder.operation();
    }

    static Stream<Clause> of(ClauseBuilder builder) {
        JudgementClauses clauses = new JudgementClauses(builder);
        return Stream.of(clauses.targets(), clauses.password(), clauses.forms(), clauses.inputs())
                .flatMap(part -> part)
                .map(Clause::judged);
    }

    private Clause refused(Kind kind, JsonPointer place, String sent, UnaryOperator<Request> altered) {
        return builder.clause(
                kind, new Subject.Whole(), place, sent, builder.least().altered(altered), REFUSED);
    }

    private Clause handled(Kind kind, JsonPointer place, String sent, UnaryOperator<Request> altered) {
        return builder.clause(
                kind, new Subject.Whole(), place, sent, builder.least().altered(altered), HANDLED);
    }

    private Stream<Clause> targets() {
        Stream<Clause> path = Stream.of(handled(
                Kind.TRAILING_SLASH,
                operation.place().head(),
                "a slash after the path (it may be the same path, another or a redirect, but no failure)",
                request -> request.withTarget(request.target().replaceFirst("(\\?|$)", "/$1"))));
        Stream<Clause> escapes = Input.all(operation).stream()
                .filter(input -> input.in() == In.PATH)
                .limit(1)
                .map(input -> builder.clause(
                        Kind.BAD_ESCAPE,
                        new Subject.Value(input),
                        input.element().place(),
                        input + " with a bad escape (a server may reject it, but not fail)",
                        input.with(builder.least(), TextNode.valueOf(input.text(builder.least()) + PLACEHOLDER))
                                .altered(request ->
                                        request.withTarget(request.target().replace(PLACEHOLDER, BAD_ESCAPE))),
                        HANDLED));
        path = Stream.concat(path, escapes);
        boolean patches = !builder.document()
                .at(operation.place().head().appendProperty("patch"))
                .isMissingNode();
        return patches
                ? path
                : Stream.concat(
                        path,
                        Stream.of(refused(
                                Kind.OTHER_METHOD,
                                operation.place(),
                                "the method PATCH (it must not do what another method does)",
                                request -> request.withMethod("PATCH"))));
    }

    /** Whoever takes a key with any password beside it takes credentials that nobody has been given. */
    private Stream<Clause> password() {
        return operation.security().stream()
                .flatMap(security -> security.schemes().stream())
                .filter(scheme -> scheme.kind() == Security.Kind.BASIC)
                .limit(1)
                .flatMap(scheme -> builder.unauthenticated().stream()
                        .map(expectation -> builder.clause(
                                Kind.CREDENTIALS,
                                new Subject.Sent(Credentials.WITH_PASSWORD),
                                scheme.place(),
                                Credentials.WITH_PASSWORD.words() + " (nobody was given such credentials)",
                                builder.least().with(Credentials.WITH_PASSWORD),
                                expectation)));
    }

    private Stream<Clause> forms() {
        Stream<Input> required = builder.inputs().stream()
                .filter(input -> input.in() == In.FORM && input.required())
                .limit(1);
        return required.flatMap(input -> {
            JsonPointer place = operation.body().orElseThrow().content().place();
            String name = Forms.encode(input.name());
            return Stream.of(
                    refused(
                            Kind.NAME_IN_CAPITALS,
                            place,
                            input + " with its name in capitals (names differ by case, so the required one is missing)",
                            request -> request.withBody(
                                    request.text().replace(name + "=", name.toUpperCase(Locale.ROOT) + "="))),
                    handled(
                            Kind.QUERY_FOR_FORM,
                            place,
                            "the form as a query (some frameworks read both; none should fail)",
                            request -> request.withTarget(request.target() + "?" + request.text())
                                    .withBody("")),
                    handled(
                            Kind.FIELD_TWICE,
                            place,
                            input + " twice (frameworks take the first, the last or both; none should fail)",
                            request -> request.withBody(request.text() + "&" + name + "=another")),
                    handled(
                            Kind.JSON_FOR_FORM,
                            place,
                            "the form as JSON (a server may read it, too, but not fail)",
                            request -> request.withHeader("Content-Type", MediaType.JSON.name())
                                    .withBody(json(request))),
                    refused(
                            Kind.NO_MEDIA_TYPE,
                            place,
                            "the form under text/plain (a body is what its Content-Type says, and who guesses reads what a"
                                    + " filter did not)",
                            request -> request.withHeader("Content-Type", "text/plain")),
                    handled(
                            Kind.NOT_UTF_8,
                            place,
                            "a form that is not UTF-8 (a server may replace the bytes, but not fail)",
                            request -> request.withBody(request.text() + "&" + ValidClauses.UNKNOWN + "=%FF")),
                    handled(
                            Kind.BAD_ESCAPE,
                            place,
                            "a form with a bad escape (a server may keep or drop it, but not fail)",
                            request ->
                                    request.withBody(request.text() + "&" + ValidClauses.UNKNOWN + "=" + BAD_ESCAPE)));
        });
    }

    private static String json(Request form) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        try {
            Forms.once(form.body()).forEach(json::put);
        } catch (UnreadableException e) {
            throw new IllegalStateException("The kit writes forms that it can read", e);
        }
        return json.toString();
    }

    private Stream<Clause> inputs() {
        return builder.inputs().stream().flatMap(input -> {
            Values values = builder.values(input);
            return Stream.concat(
                    values.mayAccept().entrySet().stream().map(value -> accepts(input, value, values)),
                    capitals(input, values));
        });
    }

    private Stream<Clause> capitals(Input input, Values values) {
        JsonNode listed = input.element().schema().path("enum");
        return values.mustAccept().values().stream()
                .filter(value -> listed.isArray() && value.isTextual())
                .map(value -> TextNode.valueOf(value.textValue().toUpperCase(Locale.ROOT)))
                .filter(capitals -> listed.valueStream().noneMatch(capitals::equals))
                .limit(1)
                .map(capitals -> builder.clause(
                        Kind.ENUM_IN_CAPITALS,
                        new Subject.Value(input),
                        input.element().keyword("enum"),
                        input + " in capitals (values of an enum differ by case)",
                        input.with(builder.least(), capitals),
                        REFUSED));
    }

    /** A limit of the server belongs into the contract. */
    private Clause accepts(Input input, Map.Entry<String, JsonNode> value, Values values) {
        return builder.clause(
                Kind.ACCEPTS,
                new Subject.NamedValue(input, value.getKey()),
                input.element().place(),
                input + " = " + values.shown(value.getValue())
                        + " (callers cannot know a limit that the contract does not state)",
                input.with(builder.least(), value.getValue()),
                builder.success());
    }
}
