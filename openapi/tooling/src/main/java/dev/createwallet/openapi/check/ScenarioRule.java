package dev.createwallet.openapi.check;

import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Example;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Parameter;
import dev.createwallet.openapi.model.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The examples of an operation make scenarios that can be run: each request has its response, and each response its
 * request.
 */
final class ScenarioRule implements Rule {

    @Override
    public List<Finding> check(Contract contract) {
        return contract.operations().stream()
                .flatMap(operation -> Stream.of(
                                requestsWithoutResponse(contract, operation),
                                responsesWithoutRequest(contract, operation),
                                repeated(contract, operation),
                                sameRequest(contract, operation),
                                withoutExample(contract, operation),
                                withoutSuccess(contract, operation))
                        .flatMap(findings -> findings))
                .distinct()
                .toList();
    }

    private static List<Example> requests(Operation operation) {
        return operation
                .requestContents()
                .flatMap(content -> content.examples().stream())
                .filter(Example::isNamed)
                .toList();
    }

    private static List<Example> responses(Operation operation) {
        return operation.responses().stream()
                .flatMap(response -> response.contents().stream())
                .flatMap(content -> content.examples().stream())
                .filter(Example::isNamed)
                .toList();
    }

    private static Set<String> names(List<Example> examples) {
        return examples.stream().map(Example::name).collect(Collectors.toSet());
    }

    private static Stream<Finding> requestsWithoutResponse(Contract contract, Operation operation) {
        Set<String> paired = operation.scenarios().stream().map(Scenario::name).collect(Collectors.toSet());
        return requests(operation).stream()
                .filter(request -> !paired.contains(request.name()))
                .map(request -> contract.finding(
                        request.declared(),
                        operation + ": the request example '" + request.name()
                                + "' has no response: no response has an example of that name"));
    }

    private static Stream<Finding> responsesWithoutRequest(Contract contract, Operation operation) {
        List<Example> ofParameters = operation.parameters().stream()
                .flatMap(parameter -> parameter.examples().stream())
                .filter(Example::isNamed)
                .toList();
        List<Example> partners = operation.body().isPresent() ? requests(operation) : ofParameters;
        if (operation.body().isEmpty() && ofParameters.isEmpty()) {
            return Stream.empty();
        }
        String where = operation.body().isPresent() ? "requestBody" : "parameter";
        return responses(operation).stream()
                .filter(response -> !names(partners).contains(response.name()))
                .map(response -> contract.finding(
                        response.declared(),
                        operation + ": the response example '" + response.name() + "' has no request: no " + where
                                + " has an example of that name"));
    }

    private static Stream<Finding> repeated(Contract contract, Operation operation) {
        Set<String> seen = new HashSet<>();
        return responses(operation).stream()
                .filter(response -> !seen.add(response.name()))
                .map(response -> contract.finding(
                        response.declared(),
                        operation + ": the example '" + response.name()
                                + "' has two responses; give each a name of its own"));
    }

    private static Stream<Finding> sameRequest(Contract contract, Operation operation) {
        Map<List<Object>, Scenario> requests = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Scenario scenario : operation.scenarios()) {
            Map<String, Object> values = new HashMap<>();
            scenario.parameters()
                    .forEach((parameter, example) ->
                            values.put(parameter.in() + " " + parameter.name(), example.json()));
            Scenario other = requests.putIfAbsent(
                    List.of(
                            values,
                            scenario.request().map(message -> message.example().json())),
                    scenario);
            if (other != null && !other.name().equals(scenario.name())) {
                findings.add(
                        contract.finding(
                                scenario.place(),
                                operation + ": the scenarios '" + other.name() + "' and '" + scenario.name()
                                        + "' have the same request, so nobody knows which response it gets; give a parameter an example of that name"));
            }
        }
        return findings.stream();
    }

    private static Stream<Finding> withoutExample(Contract contract, Operation operation) {
        return operation.parameters().stream()
                .filter(Parameter::required)
                .filter(parameter -> parameter.examples().isEmpty())
                .map(parameter -> contract.finding(
                        parameter.place(),
                        "the required parameter '" + parameter.name() + "' has no example, so no scenario can be run"));
    }

    private static Stream<Finding> withoutSuccess(Contract contract, Operation operation) {
        return operation.scenarios().stream()
                        .anyMatch(scenario -> scenario.response().isSuccess())
                ? Stream.empty()
                : Stream.of(contract.finding(
                        operation.place(),
                        operation + " has no scenario of success, so the stub has no response and the "
                                + "tests no request; give a response of success an example"
                                + (operation.body().isPresent() ? ", and the request one of the same name" : "")));
    }
}
