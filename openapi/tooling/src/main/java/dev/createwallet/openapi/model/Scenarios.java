package dev.createwallet.openapi.model;

import dev.createwallet.openapi.model.Scenario.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pairs the examples of an operation by name. The header of openapi.yaml has these rules for its readers:
 * <ul>
 *   <li>A request example and the response example of the same name make a scenario.
 *   <li>If the request has no body, each named example of a response makes one.
 *   <li>A response without a body has no examples. If it is the only response of success, it belongs to each request example
 *       that no response example has the name of; if the request has no body either, to one scenario, named as the operation.
 *   <li>A parameter contributes its example of that name; without one, its unnamed example or, if it is required, its first.
 * </ul>
 */
final class Scenarios {

    private Scenarios() {}

    /** Leaves out what has no partner; the check reports that. */
    static List<Scenario> of(Operation operation) {
        List<Message> requests =
                operation.requestContents().flatMap(Scenarios::named).toList();
        Stream<Scenario> withResponseBody = operation.responses().stream()
                .flatMap(response -> response.contents().stream()
                        .flatMap(Scenarios::named)
                        .filter(body -> operation.body().isEmpty()
                                || find(requests, body.example().name()).isPresent())
                        .map(body -> scenario(
                                operation,
                                body.example().name(),
                                find(requests, body.example().name()),
                                response,
                                Optional.of(body))));
        return Stream.concat(withResponseBody, withoutResponseBody(operation, requests))
                .toList();
    }

    private static Stream<Scenario> withoutResponseBody(Operation operation, List<Message> requests) {
        return emptySuccess(operation).stream()
                .flatMap(response -> operation.body().isEmpty()
                        ? Stream.of(scenario(operation, operation.id(), Optional.empty(), response, Optional.empty()))
                        : requests.stream()
                                .filter(request -> responseExamples(operation)
                                        .noneMatch(body -> body.example()
                                                .name()
                                                .equals(request.example().name())))
                                .map(request -> scenario(
                                        operation,
                                        request.example().name(),
                                        Optional.of(request),
                                        response,
                                        Optional.empty())));
    }

    /** The one response of success, if it has no body. */
    static Optional<Response> emptySuccess(Operation operation) {
        List<Response> successes =
                operation.responses().stream().filter(Response::isSuccess).toList();
        return successes.size() == 1 && successes.get(0).contents().isEmpty()
                ? Optional.of(successes.get(0))
                : Optional.empty();
    }

    private static Stream<Message> responseExamples(Operation operation) {
        return operation.responses().stream()
                .flatMap(response -> response.contents().stream())
                .flatMap(Scenarios::named);
    }

    private static Stream<Message> named(Content content) {
        return content.examples().stream().filter(Example::isNamed).map(example -> new Message(content, example));
    }

    private static Optional<Message> find(List<Message> messages, String name) {
        return messages.stream()
                .filter(message -> message.example().name().equals(name))
                .findFirst();
    }

    private static Scenario scenario(
            Operation operation, String name, Optional<Message> request, Response response, Optional<Message> body) {
        Map<Parameter, Example> parameters = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            contribution(parameter, name).ifPresent(example -> parameters.put(parameter, example));
        }
        return new Scenario(name, parameters, request, response, body);
    }

    private static Optional<Example> contribution(Parameter parameter, String name) {
        List<Example> examples = parameter.examples();
        return examples.stream()
                .filter(example -> example.name().equals(name))
                .findFirst()
                .or(() ->
                        examples.stream().filter(example -> !example.isNamed()).findFirst())
                .or(() -> parameter.required() ? examples.stream().findFirst() : Optional.empty());
    }
}
