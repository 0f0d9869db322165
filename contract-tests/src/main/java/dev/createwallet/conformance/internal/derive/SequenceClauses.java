package dev.createwallet.conformance.internal.derive;

import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.clause.Expectation;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.clause.Step;
import dev.createwallet.conformance.internal.clause.Subject;
import dev.createwallet.conformance.internal.contract.Content;
import dev.createwallet.conformance.internal.contract.ResponseSpec;
import dev.createwallet.conformance.internal.document.Element;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Several requests in order, whose responses must differ or must not show what an earlier request sent. */
public final class SequenceClauses {

    /** A shorter value may stand in a response by chance. */
    public static final int TELLING_LENGTH = 8;

    private final ClauseBuilder builder;

    private SequenceClauses(ClauseBuilder builder) {
        this.builder = builder;
    }

    static Stream<Clause> of(ClauseBuilder builder) {
        SequenceClauses clauses = new SequenceClauses(builder);
        return Stream.of(clauses.connections(), clauses.unique(), clauses.separate())
                .flatMap(part -> part);
    }

    /** A response that a client has read to its end leaves nothing for the next request over the same connection. */
    private Stream<Clause> connections() {
        Step accepted = new Step(builder.least(), builder.success());
        Stream<Clause> rejected = Stream.concat(
                builder.refusal().stream()
                        .flatMap(refusal -> builder.inputs().stream()
                                .filter(Input::required)
                                .limit(1)
                                .map(input -> connection(
                                        "rejected", new Step(input.without(builder.least()), refusal), accepted))),
                builder.operation().security().stream()
                        .flatMap(security -> builder.unauthenticated().stream())
                        .map(expectation -> connection(
                                "unauthenticated",
                                new Step(builder.least().with(Credentials.WRONG_KEY), expectation),
                                accepted)));
        return Stream.concat(Stream.of(connection("accepted", accepted, accepted)), rejected);
    }

    private Clause connection(String earlier, Step first, Step second) {
        return builder.clause(
                        Kind.CONNECTION,
                        new Subject.After(earlier),
                        builder.operation().place(),
                        "over one connection, a request that is " + earlier + ", then one that is accepted",
                        first,
                        second)
                .exercisingNothing();
    }

    private Stream<Clause> unique() {
        Step step = new Step(builder.least(), builder.success());
        return response(builder.successfulResponse()).stream()
                .flatMap(body -> body.members().stream())
                .filter(member -> member.flag("x-unique"))
                .filter(member ->
                        member.text("x-echoes").flatMap(builder.least()::value).isEmpty())
                .map(member -> builder.clause(
                        Kind.UNIQUE,
                        new Subject.Property(member.name()),
                        member.keyword("x-unique"),
                        "the same request twice for two values of " + member.name(),
                        step,
                        step));
    }

    private static Optional<Element> response(ResponseSpec response) {
        return response.json().map(Content::element);
    }

    /** What one request sends must not show in the response to another that does not send it. */
    private Stream<Clause> separate() {
        return builder.inputs().stream()
                .filter(input -> !input.required() && shows(input))
                .flatMap(input -> {
                    Call with = input.with(
                            builder.least(), builder.values(input).distinct().orElseThrow());
                    Step sent = new Step(with, builder.open());
                    Step without = new Step(input.without(builder.least()), builder.success());
                    return Stream.concat(
                            Stream.of(builder.clause(
                                    Kind.SEPARATE,
                                    new Subject.Property(input.name()),
                                    input.element().place(),
                                    "a request with " + input + ", then one without",
                                    sent,
                                    without)),
                            refused(input, with, without));
                });
    }

    private Stream<Clause> refused(Input input, Call with, Step without) {
        Optional<Call> rejected =
                builder.inputs().stream().filter(Input::required).findFirst().map(required -> required.without(with));
        Optional<Expectation> refusal = builder.refusal();
        return rejected.filter(call -> refusal.isPresent()).stream()
                .map(call -> builder.clause(
                        Kind.SEPARATE_REFUSED,
                        new Subject.Property(input.name()),
                        input.element().place(),
                        "a rejected request with " + input + ", then one without, then a rejected one without",
                        new Step(call, builder.anyRefusal().orElseThrow()),
                        without,
                        new Step(input.without(call), refusal.orElseThrow())));
    }

    /**
     * Returns whether a response may hold the value, and no other request would explain it: it is repeated, or a
     * secret.
     */
    private boolean shows(Input input) {
        boolean secret = input.sensitive() || input.element().flag("writeOnly");
        boolean echoed = response(builder.successfulResponse())
                .filter(body -> echoes(body, input.name()))
                .isPresent();
        return (secret || echoed)
                && builder.values(input)
                        .distinct()
                        .filter(value -> value.asText().length() >= TELLING_LENGTH)
                        .isPresent();
    }

    /** Returns whether a part of a response repeats what was sent under a name. */
    public static boolean echoes(Element response, String name) {
        return echoes(response, name, List.of());
    }

    private static boolean echoes(Element element, String name, List<Element> around) {
        List<Element> outer = Stream.concat(around.stream(), Stream.of(element)).toList();
        return element.text("x-echoes").filter(name::equals).isPresent()
                || element.members().stream()
                        .filter(member ->
                                around.stream().noneMatch(each -> each.place().equals(member.place())))
                        .anyMatch(member -> echoes(member, name, outer));
    }
}
