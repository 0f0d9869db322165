package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the contract does not say, and a sound server still does in the kit's judgement. */
final class JudgementClauses {

    private static final Expectation REFUSED = Expectation.of("4XX");

    private final Basis basis;
    private final Operation operation;

    private JudgementClauses(Basis basis) {
        this.basis = basis;
        this.operation = basis.operation();
    }

    static Stream<Clause> of(Basis basis) {
        JudgementClauses clauses = new JudgementClauses(basis);
        return Stream.of(clauses.targets(), clauses.forms(), clauses.inputs())
                .flatMap(part -> part).map(Clause::judged);
    }

    private Clause clause(String id, JsonPointer place, String sent, UnaryOperator<Request> altered) {
        return basis.clause("judgement/" + id, place, sent, basis.least().altered(altered), REFUSED);
    }

    private Stream<Clause> targets() {
        // Either way is sound: frameworks differ in whether it is the same path. Only a failure or a redirect is not.
        Stream<Clause> path = Stream.of(basis.clause("judgement/trailing-slash", operation.place().head(), "a slash after the path",
                basis.least().altered(request -> request.withTarget(request.target().replaceFirst("(\\?|$)", "/$1"))),
                basis.success().or(REFUSED.statuses().stream())));
        boolean patches = !basis.contract().at(operation.place().head().appendProperty("patch")).isMissingNode();
        return patches ? path : Stream.concat(path, Stream.of(clause("other-method", operation.place(),
                "the method PATCH", request -> request.withMethod("PATCH"))));
    }

    private Stream<Clause> forms() {
        Stream<Input> required = basis.inputs().stream().filter(input -> input.in().equals("form") && input.required()).limit(1);
        return required.flatMap(input -> {
            JsonPointer place = operation.bodyMediaType();
            String name = Call.encode(input.name());
            return Stream.of(
                    clause("name-in-capitals", place, input + " with its name in capitals", request ->
                            request.withBody(request.text().replace(name + "=", name.toUpperCase(Locale.ROOT) + "="))),
                    clause("query-for-form", place, "the form as a query", request ->
                            request.withTarget(request.target() + "?" + request.text()).withBody("")),
                    clause("field-twice", place, input + " twice", request ->
                            request.withBody(request.text() + "&" + name + "=another")),
                    clause("json-for-form", place, "the form as JSON", request ->
                            request.withHeader("Content-Type", Operation.JSON).withBody(json())),
                    clause("no-media-type", place, "the form under text/plain", request ->
                            request.withHeader("Content-Type", "text/plain")),
                    clause("not-utf-8", place, "a form that is not UTF-8", request ->
                            request.withBody(request.text() + "&" + ValidClauses.UNKNOWN + "=%FF")),
                    clause("bad-escape", place, "a form with a bad escape", request ->
                            request.withBody(request.text() + "&" + ValidClauses.UNKNOWN + "=%zz")));
        });
    }

    private String json() {
        return JsonNodeFactory.instance.objectNode().setAll(basis.least().body()).toString();
    }

    private Stream<Clause> inputs() {
        return basis.inputs().stream().flatMap(input -> {
            Values values = basis.values(input);
            Stream<Clause> accepted = values.open().entrySet().stream().map(value -> accepts(input, value));
            Stream<Clause> capitals = values.promised().values().stream()
                    .filter(value -> input.element().schema().getEnum() != null && value.isTextual())
                    .filter(value -> !input.element().schema().getEnum().contains(value.textValue().toUpperCase(Locale.ROOT)))
                    .map(value -> basis.clause("judgement/" + input.id() + "/enum-in-capitals", input.element().keyword("enum"),
                            input + " in capitals", input.with(basis.least(),
                                    TextNode.valueOf(value.textValue().toUpperCase(Locale.ROOT))), REFUSED))
                    .limit(1);
            return Stream.concat(accepted, capitals);
        });
    }

    /** No schema forbids the value, so no server needs to. */
    private Clause accepts(Input input, Map.Entry<String, JsonNode> value) {
        return basis.clause("judgement/" + input.id() + "/accepts/" + value.getKey(), input.element().place(),
                input + " = " + input.shown(value.getValue()), input.with(basis.least(), value.getValue()), basis.success());
    }
}
