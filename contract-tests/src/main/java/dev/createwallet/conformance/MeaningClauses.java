package dev.createwallet.conformance;

import java.util.stream.Stream;

/** Calls that tell by their order whether answers have to do with one another. */
final class MeaningClauses {

    private final Basis basis;
    private final Operation operation;

    private MeaningClauses(Basis basis) {
        this.basis = basis;
        this.operation = basis.operation();
    }

    static Stream<Clause> of(Basis basis) {
        MeaningClauses clauses = new MeaningClauses(basis);
        return Stream.concat(clauses.unique(), clauses.separate());
    }

    private Stream<Clause> unique() {
        Step step = new Step(basis.least(), basis.success());
        return operation.answer(basis.successful()).members(basis.contract()).filter(member -> member.is("x-unique"))
                .map(member -> basis.clause("unique/" + member.name(), member.keyword("x-unique"),
                        "the same call twice for two values of " + member.name(), step, step));
    }

    /** What one call sends has no place in the answer to another that does not. */
    private Stream<Clause> separate() {
        return basis.inputs().stream().filter(input -> !input.required() && tells(input)).flatMap(input -> {
            Call with = input.with(basis.least(), basis.values(input).distinct().orElseThrow());
            Step sent = new Step(with, basis.open());
            Step without = new Step(input.without(basis.least()), basis.success());
            return Stream.concat(
                    Stream.of(basis.clause("separate/" + input.name(), input.element().place(),
                            "a call with " + input + ", then one without", sent, without)),
                    refused(with).map(refused -> basis.clause("separate/" + input.name() + "/refused", input.element().place(),
                            "a refused call with " + input + ", then one without, then a refused one without",
                            new Step(refused, basis.anyRefusal()), without, new Step(input.without(refused), basis.refusal()))));
        });
    }

    /** Whether an answer may hold the value and no other call would account for it: it is repeated, or a secret. */
    private boolean tells(Input input) {
        boolean secret = input.element().is("x-sensitive") || Boolean.TRUE.equals(input.element().schema().getWriteOnly());
        return (secret || echoes(operation, operation.answer(basis.successful()), input.name()))
                && basis.values(input).distinct().filter(value -> value.asText().length() >= ResponseCheck.TELLING_LENGTH).isPresent();
    }

    /** Whether a part of an answer repeats what was sent under a name. */
    static boolean echoes(Operation operation, Element element, String name) {
        return element.extension("x-echoes").filter(name::equals).isPresent()
                || element.members(operation.contract()).anyMatch(member -> echoes(operation, member, name));
    }

    private Stream<Call> refused(Call call) {
        return basis.inputs().stream().filter(Input::required).limit(1).map(input -> input.without(call));
    }
}
