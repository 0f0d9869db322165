package dev.createwallet.conformance.internal.derive;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.clause.Step;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.ResponseSpec;
import dev.createwallet.conformance.internal.contract.Security;
import dev.createwallet.conformance.internal.document.Document;
import dev.createwallet.conformance.internal.document.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells which elements of the contract a clause exercises: those whose breach it would show. */
final class Exercised {

    private Exercised() {}

    static Set<JsonPointer> by(Operation operation, JsonPointer place, List<Step> steps) {
        Set<JsonPointer> places = new HashSet<>(Set.of(place));
        steps.forEach(step -> {
            operation
                    .response(step.expectation().status())
                    .ifPresent(response ->
                            responded(operation, response, step, steps.size()).forEach(places::add));
            if (!step.expectation().example().isMissingNode()) {
                places.add(place.head());
            }
            if (step.expectation().status().success()) {
                accepted(operation, step.call()).forEach(places::add);
            }
            if (!step.call().credentials().good()) {
                operation.security().map(Security::elements).ifPresent(places::addAll);
            }
        });
        return places;
    }

    private static Stream<JsonPointer> responded(Operation operation, ResponseSpec response, Step step, int steps) {
        Document document = operation.document();
        Set<JsonPointer> examples = new HashSet<>();
        response.contents()
                .forEach(content -> content.examples()
                        .forEach(example -> examples.add(example.place().head())));
        return response.constraints().stream().filter(place -> switch (place.last()
                .getMatchingProperty()) {
            case "x-echoes" -> step.call().value(document.at(place).asText()).isPresent();
            case "x-unique" ->
                steps > 1
                        && step.call()
                                .value(document.at(place.head())
                                        .path("x-echoes")
                                        .asText())
                                .isEmpty();
            default ->
                !examples.contains(place)
                        || step.expectation().exampleAt().filter(place::equals).isPresent();
        });
    }

    private static Stream<JsonPointer> accepted(Operation operation, Call call) {
        Stream<JsonPointer> body = operation.body().filter(sent -> !call.body().isMissingNode()).stream()
                .flatMap(sent -> Stream.concat(Stream.of(sent.content().place()), types(sent.element(), call.body())));
        Stream<JsonPointer> parameters = Input.all(operation).stream()
                .filter(input -> input.parameter().isPresent() && input.isIn(call))
                .flatMap(input ->
                        Stream.concat(Stream.of(input.requiredAt()), types(input.element(), input.value(call))));
        return Stream.of(Stream.of(operation.place()), body, parameters).flatMap(places -> places);
    }

    /** The types of a value and of everything in it. */
    private static Stream<JsonPointer> types(Element all, JsonNode sent) {
        Set<JsonPointer> places = new HashSet<>();
        all.visit(sent, (element, value) -> {
            Stream.of("type", "format", "writeOnly").map(element::keyword).forEach(places::add);
            if (value.isNull()) {
                places.add(element.keyword("nullable"));
            }
        });
        return places.stream();
    }
}
