package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** Calls that break the contract in one place. */
final class InvalidClauses {

    private InvalidClauses() {}

    static Stream<Clause> of(Basis basis) {
        return Stream.of(missing(basis), withoutBody(basis), broken(basis), otherMediaType(basis)).flatMap(part -> part);
    }

    private static Stream<Clause> missing(Basis basis) {
        return basis.inputs().stream().filter(Input::required)
                .map(input -> basis.clause(input.id() + "/missing", input.requiredAt(), "no " + input,
                        input.without(basis.whole()), basis.refusal()));
    }

    private static Stream<Clause> withoutBody(Basis basis) {
        JsonPointer place = basis.operation().place().appendProperty("requestBody").appendProperty("required");
        return basis.contract().at(place).asBoolean()
                ? Stream.of(basis.clause("body/missing", place, "an empty body",
                        basis.least().altered(request -> request.withBody("")), basis.refusal()))
                : Stream.empty();
    }

    private static Stream<Clause> broken(Basis basis) {
        Stream<Input> inPath = basis.operation().parameters("path").map(parameter -> Input.of(basis.contract(), parameter));
        return Stream.concat(inPath, basis.inputs().stream()).flatMap(input -> {
            Values values = basis.values(input);
            return values.broken().entrySet().stream().filter(broken -> isOne(input, broken.getValue())).map(broken -> basis.clause(input.id() + "/" + broken.getKey(),
                    values.keyword(broken.getKey()), input + " = " + input.shown(broken.getValue()) + ", which breaks " + broken.getKey().replaceFirst("/.*", ""),
                    input.with(basis.least(), broken.getValue()), basis.refusal()));
        });
    }

    /** A path without a value is another path. */
    private static boolean isOne(Input input, JsonNode value) {
        return !input.in().equals("path") || !value.asText().isEmpty();
    }

    /** Only where the contract has the status for it. */
    private static Stream<Clause> otherMediaType(Basis basis) {
        return basis.operation().hasBody() && basis.operation().responses().containsKey("415")
                ? Stream.of(basis.clause("media-type/other", basis.operation().response("415"), "a body of type text/plain",
                        basis.least().altered(request -> request.withHeader("Content-Type", "text/plain")), Expectation.of("415")))
                : Stream.empty();
    }
}
