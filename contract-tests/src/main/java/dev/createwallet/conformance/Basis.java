package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the clauses of an operation are made of: its examples as calls, and the answers that the contract has. */
final class Basis {

    private final Operation operation;
    private final Contract contract;
    private final Known known;
    private final Call least;

    Basis(Operation operation, Known known) {
        this.operation = operation;
        this.contract = operation.contract();
        this.known = known;
        this.least = readLeast();
    }

    Operation operation() {
        return operation;
    }

    Contract contract() {
        return contract;
    }

    List<Input> inputs() {
        return operation.inputs().toList();
    }

    Values values(Input input) {
        return new Values(contract, input, known);
    }

    /** The names of the scenarios: of the request's examples or, where nothing but parameters is sent, of the answers'. */
    Set<String> scenarios() {
        Stream<JsonNode> examples = operation.hasBody() ? Stream.of(operation.bodyExamples())
                : operation.responses().keySet().stream().map(status -> contract.at(operation.answerMediaType(status)).path("examples"));
        return examples.flatMap(JsonNode::propertyStream).map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The answer to a scenario, with what it repeats of the request as it is sent here. */
    JsonNode answerExample(String status, String scenario) {
        JsonNode example = contract.at(operation.answerMediaType(status)).path("examples").path(scenario).path("value").deepCopy();
        repeat(operation.answer(status), example);
        return example;
    }

    private void repeat(Element element, JsonNode example) {
        if (example instanceof ObjectNode object) {
            element.members(contract).filter(member -> !object.path(member.name()).isMissingNode()).forEach(member -> {
                member.extension("x-echoes").flatMap(name -> sent(name)).filter(sent -> !object.get(member.name()).isNull())
                        .ifPresent(sent -> object.set(member.name(), sent));
                repeat(member, object.get(member.name()));
            });
        }
    }

    private Optional<JsonNode> sent(String name) {
        return operation.body().members(contract).filter(member -> member.name().equals(name)).findFirst()
                .flatMap(member -> known.value(contract, member));
    }

    /** The status whose answer has an example of that name. */
    String statusOf(String scenario) {
        return operation.responses().keySet().stream()
                .filter(candidate -> !answerExample(candidate, scenario).isMissingNode())
                .findFirst().orElseThrow(() -> new UnsupportedContractException(
                        operation.bodyMediaType().appendProperty("examples").appendProperty(scenario),
                        "a request example without its answer"));
    }

    Call scenario(String name) {
        Map<String, JsonNode> body = new LinkedHashMap<>();
        operation.bodyExamples().path(name).path("value").propertyStream()
                .forEach(member -> body.put(member.getKey(), sent(member.getKey()).orElse(member.getValue())));
        return new Call(parameters("path", name), parameters("query", name), parameters("header", name), body,
                Credentials.VALID, request -> request);
    }

    /** The first scenario that ends well. */
    Call whole() {
        return scenario(scenarios().stream().filter(name -> statusOf(name).equals(successful()))
                .findFirst().orElseThrow(() -> new UnsupportedContractException(
                        operation.place(), "an operation without an example of its success")));
    }

    /** The first scenario that ends well, with no more in its body than is required: nothing is set off without need. */
    Call least() {
        return least;
    }

    private Call readLeast() {
        Call whole = whole();
        Map<String, JsonNode> body = new LinkedHashMap<>(whole.body());
        inputs().stream().filter(input -> !input.required()).forEach(input -> body.remove(input.name()));
        return whole.withBody(body);
    }

    private Map<String, String> parameters(String in, String scenario) {
        Map<String, String> values = new LinkedHashMap<>();
        operation.parameters(in).forEach(parameter -> example(parameter, scenario)
                .ifPresent(value -> values.put(parameter.name(), value)));
        return values;
    }

    /** The parameter's example of that name, or else its first one. */
    private Optional<String> example(Operation.ParameterAt parameter, String scenario) {
        JsonNode node = contract.at(parameter.place());
        if (node.has("example")) {
            return Optional.of(node.get("example").asText());
        }
        JsonNode examples = node.path("examples");
        Optional<String> name = Stream.of(scenario).filter(examples::has).findFirst()
                .or(() -> examples.propertyStream().map(Map.Entry::getKey).findFirst());
        if (name.isEmpty() && Boolean.TRUE.equals(parameter.model().getRequired())) {
            throw new UnsupportedContractException(parameter.place(), "a required parameter without an example");
        }
        return name.map(found -> known.example(found).orElse(examples.path(found).path("value").asText()));
    }

    String successful() {
        return operation.responses().keySet().stream().filter(status -> status.startsWith("2")).findFirst()
                .orElseThrow(() -> new UnsupportedContractException(operation.place(), "an operation that cannot succeed"));
    }

    Expectation success() {
        return Expectation.of(successful());
    }

    /** The answer to what breaks the contract; 400 and 422 are for that, other refusals only where there are none of those. */
    Expectation refusal() {
        List<String> meant = refusals().filter(status -> status.matches("400|422")).toList();
        List<String> all = meant.isEmpty() ? refusals().filter(status -> !status.matches("401|403")).toList() : meant;
        if (all.isEmpty()) {
            throw new UnsupportedContractException(operation.place().appendProperty("responses"),
                    "an operation that has constraints and no refusal");
        }
        return Expectation.of(all.get(0)).or(all.stream());
    }

    /** Every answer that the contract has to a call of whose values it says too little. */
    Expectation open() {
        return success().or(refusals());
    }

    /** A refusal for whatever reason. */
    Expectation anyRefusal() {
        return refusal().or(refusals());
    }

    Expectation unauthenticated() {
        return refusals().filter(status -> status.matches("401|403")).findFirst().map(Expectation::of).orElseGet(this::refusal);
    }

    private Stream<String> refusals() {
        return operation.responses().keySet().stream().filter(status -> status.startsWith("4"));
    }

    /**
     * @param id what comes after the name of the operation
     * @param sent what is sent, in a few words
     */
    Clause clause(String id, JsonPointer place, String sent, Call call, Expectation expectation) {
        return clause(id, place, sent, new Step(call, expectation));
    }

    Clause clause(String id, JsonPointer place, String sent, Step... steps) {
        String expected = Stream.of(steps).map(step -> step.expectation().toString()).collect(Collectors.joining(", then "));
        return new Clause(operation.id() + "/" + id, operation, place, Group.CONTRACT, Provenance.STATED,
                sent + "; expects " + expected, List.of(steps), Coverage.exercised(operation, place, List.of(steps)));
    }
}
