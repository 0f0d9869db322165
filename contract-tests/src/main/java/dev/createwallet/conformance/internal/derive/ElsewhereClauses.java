package dev.createwallet.conformance.internal.derive;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Expectation;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.clause.Subject;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Status;
import dev.createwallet.conformance.internal.message.Request;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Requests that are near an operation and are not it: another path, another method. The contract says nothing of them,
 * so a server may have anything there but the operation.
 */
final class ElsewhereClauses {

    private static final Expectation NOT_DONE = Expectation.of(Status.NOT_DONE);

    private final ClauseBuilder builder;
    private final Operation operation;

    private ElsewhereClauses(ClauseBuilder builder) {
        this.builder = builder;
        this.operation = builder.operation();
    }

    static Stream<Clause> of(ClauseBuilder builder) {
        ElsewhereClauses clauses = new ElsewhereClauses(builder);
        return Stream.concat(clauses.segments(), clauses.read()).map(Clause::concluded);
    }

    /** Each parameter that is a segment of the path, empty and missing. A DELETE of a part could be one of the whole. */
    private Stream<Clause> segments() {
        return Input.all(operation).stream()
                .filter(input -> input.in() == In.PATH && !operation.method().equals("DELETE"))
                .filter(input -> (operation.path() + "/").contains("/{" + input.name() + "}/"))
                .filter(input -> !isOfTheContract(operation.path().replace("/{" + input.name() + "}", "")))
                .flatMap(input -> {
                    Call empty = input.with(builder.least(), TextNode.valueOf(""));
                    return Stream.of(
                            clause(Kind.EMPTY_SEGMENT, input, "the path with nothing for " + input.name(), empty),
                            clause(
                                    Kind.NO_SEGMENT,
                                    input,
                                    "the path without " + input.name(),
                                    empty.altered(ElsewhereClauses::withoutEmptySegment)));
                });
    }

    private Clause clause(Kind kind, Input input, String sent, Call call) {
        return builder.clause(kind, new Subject.Value(input), input.requiredAt(), sent, call, NOT_DONE);
    }

    private static Request withoutEmptySegment(Request request) {
        return request.withTarget(request.target().replaceFirst("//", "/").replaceFirst("/(?=\\?|$)", ""));
    }

    /** Returns whether an operation of the contract has that method at a path. */
    private boolean isOfTheContract(String path) {
        String method = operation.method().toLowerCase(Locale.ROOT);
        return builder.document()
                .at(JsonPointer.compile("/paths"))
                .propertyStream()
                .filter(item -> item.getValue().has(method))
                .map(Map.Entry::getKey)
                .anyMatch(template -> matches(template.split("/"), path.split("/")));
    }

    private static boolean matches(String[] template, String[] path) {
        if (template.length != path.length) {
            return false;
        }
        for (int i = 0; i < path.length; i++) {
            if (!template[i].equals(path[i]) && !template[i].startsWith("{") && !path[i].startsWith("{")) {
                return false;
            }
        }
        return true;
    }

    /** GET is safe (RFC 9110, 9.2.1), so it does nothing that another method does. */
    private Stream<Clause> read() {
        boolean reads = builder.document()
                .at(operation.place().head().appendProperty("get"))
                .isObject();
        return reads || operation.isSafe()
                ? Stream.empty()
                : Stream.of(builder.clause(
                        Kind.READ,
                        new Subject.Whole(),
                        operation.place(),
                        "the method GET",
                        builder.least().altered(this::asGet),
                        NOT_DONE));
    }

    /** A server that takes no notice of the method may read a form from the query. */
    private Request asGet(Request request) {
        Request get = request.withMethod("GET");
        return operation.takesForm()
                ? get.withTarget(get.target() + (get.target().contains("?") ? "&" : "?") + get.text())
                        .withoutHeader("Content-Type")
                        .withBody("")
                : get;
    }
}
