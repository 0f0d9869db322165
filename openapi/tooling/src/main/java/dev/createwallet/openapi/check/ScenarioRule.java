package dev.createwallet.openapi.check;

import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Finding;
import dev.createwallet.openapi.model.Place;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The examples of an operation make scenarios that can be run: each request has its answer, each answer its request. */
final class ScenarioRule implements Rule {

    @Override
    public List<Finding> check(Contract contract) {
        return contract.operationPlaces().flatMap(operation -> {
            List<Place> requests = examples(contract.resolve(operation.member("requestBody"))).toList();
            List<Place> answers = operation.member("responses").children()
                    .flatMap(response -> examples(contract.resolve(response))).toList();
            return Stream.of(
                            unpaired(contract, requests, answers, "has no answer: no response has an example of that name"),
                            unpaired(contract, answers, requests, "has no request: requestBody has no example of that name"),
                            repeated(contract, answers),
                            withoutExample(contract, operation))
                    .flatMap(Function.identity());
        }).toList();
    }

    private static Stream<Place> examples(Place message) {
        return message.member("content").children().flatMap(mediaType -> mediaType.member("examples").children());
    }

    private static Stream<Finding> unpaired(
            Contract contract, List<Place> examples, List<Place> others, String what) {
        return examples.stream()
                .filter(example -> others.stream().noneMatch(other -> other.name().equals(example.name())))
                .map(example -> contract.finding(example, "the example '" + example.name() + "' " + what));
    }

    private static Stream<Finding> repeated(Contract contract, List<Place> answers) {
        Map<String, List<Place>> byName = answers.stream().collect(Collectors.groupingBy(Place::name));
        return byName.values().stream().filter(places -> places.size() > 1)
                .map(places -> contract.finding(places.get(1),
                        "the example '" + places.get(1).name() + "' has two answers; give each a name of its own"));
    }

    private static Stream<Finding> withoutExample(Contract contract, Place operation) {
        return operation.member("parameters").children().map(contract::resolve)
                .filter(parameter -> parameter.node().path("required").asBoolean())
                .filter(parameter -> !parameter.node().has("example") && !parameter.node().has("examples"))
                .map(parameter -> contract.finding(parameter,
                        "the required parameter '" + parameter.node().path("name").asText()
                                + "' has no example, so no scenario can be run"));
    }
}
