package dev.createwallet.conformance.internal.derive;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.clause.Expectation;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.clause.Step;
import dev.createwallet.conformance.internal.clause.Subject;
import dev.createwallet.conformance.internal.contract.Body;
import dev.createwallet.conformance.internal.contract.Content;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Parameter;
import dev.createwallet.conformance.internal.contract.ResponseSpec;
import dev.createwallet.conformance.internal.contract.Status;
import dev.createwallet.conformance.internal.document.CannotTryException;
import dev.createwallet.conformance.internal.document.Document;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.document.Example;
import dev.createwallet.conformance.result.Group;
import dev.createwallet.conformance.result.LeftOut;
import dev.createwallet.conformance.result.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the clauses of one operation from its examples: the calls, and the responses that the contract describes. */
final class ClauseBuilder {

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNPROCESSABLE = 422;

    /** No server responds with one of these because a value is wrong: credentials, a timeout, too many requests. */
    private static final List<Integer> OTHER_REASONS = List.of(UNAUTHORIZED, FORBIDDEN, 408, 429);

    private final Operation operation;
    private final Document document;
    private final Overrides overrides;
    private final List<Input> inputs;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<String> scenarios;
    private final Call whole;
    private final Call least;

    /**
     * Whether the contract shows a call that succeeds. If not, a server may reject a valid call for a reason of its
     * own.
     */
    private final boolean shown;

    /**
     * @throws CannotTryException if the operation cannot be tried
     */
    ClauseBuilder(Operation operation, Overrides overrides) {
        this.operation = operation;
        this.document = operation.document();
        this.overrides = overrides;
        this.inputs = Input.of(operation);
        if (operation.successful().isEmpty()) {
            throw new CannotTryException(
                    operation.place().appendProperty("responses"), "the contract describes no response of success");
        }
        this.scenarios = readScenarios();
        Optional<String> good = scenarios.stream()
                .filter(name -> statusOf(name)
                        .filter(status -> status.equals(successful()))
                        .isPresent())
                .findFirst();
        this.shown = good.isPresent();
        this.whole = good.map(this::scenario).orElseGet(this::madeUp);
        this.least = leastOf(whole);
    }

    Operation operation() {
        return operation;
    }

    Document document() {
        return document;
    }

    List<Input> inputs() {
        return inputs;
    }

    Values values(Input input) {
        return new Values(input, overrides);
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }

    void leaveOut(JsonPointer place, String reason) {
        leftOut.add(new LeftOut(place, document.line(place), "", reason));
    }

    private List<Example> bodyExamples() {
        return operation.body().map(body -> body.content().examples()).orElse(List.of());
    }

    private Stream<Example> responseExamples() {
        return operation.responses().stream()
                .flatMap(response -> response.json().stream())
                .flatMap(content -> content.examples().stream());
    }

    /**
     * Reads the names of the scenarios: of the request's examples or, if no body is sent, of the responses' examples.
     */
    private List<String> readScenarios() {
        if (!operation.hasBody()) {
            return responseExamples().map(Example::name).distinct().toList();
        }
        bodyExamples().stream()
                .filter(example -> statusOf(example.name()).isEmpty())
                .forEach(example -> leaveOut(example.entry(), "no response has an example named " + example.name()));
        return bodyExamples().stream()
                .map(Example::name)
                .filter(name -> statusOf(name).isPresent())
                .toList();
    }

    /** Returns the names of the scenarios, in the order of the contract. */
    List<String> scenarios() {
        return scenarios;
    }

    /**
     * Returns the status whose response has an example of that name or, if a response without a body is the one
     * success, its status.
     */
    Optional<Status> statusOf(String scenario) {
        return operation.responses().stream()
                .filter(response -> response.json()
                        .flatMap(content -> content.example(scenario))
                        .isPresent())
                .findFirst()
                .or(this::emptySuccess)
                .map(ResponseSpec::status);
    }

    private Optional<ResponseSpec> emptySuccess() {
        List<ResponseSpec> successes = operation.responses().stream()
                .filter(response -> response.status().success())
                .toList();
        return successes.size() == 1 && successes.get(0).json().isEmpty()
                ? Optional.of(successes.get(0))
                : Optional.empty();
    }

    /** Returns what a scenario has to get: its status, and a body like the example if there is one. */
    Expectation expectation(String scenario) {
        Status status = statusOf(scenario).orElseThrow();
        Expectation expectation = Expectation.of(status.asSuccess());
        return operation
                        .response(status)
                        .flatMap(ResponseSpec::json)
                        .flatMap(content -> content.example(scenario))
                        .isEmpty()
                ? expectation
                : expectation.like(responseExample(status, scenario), responseExampleAt(status, scenario));
    }

    /** Returns the response of a scenario, with the values of this server where it repeats what was sent. */
    private JsonNode responseExample(Status status, String scenario) {
        Content content = operation.response(status).flatMap(ResponseSpec::json).orElseThrow();
        JsonNode example = content.example(scenario).orElseThrow().value().deepCopy();
        Call call = scenario(scenario);
        content.element().visit(example, (element, value) -> {
            if (value instanceof ObjectNode object) {
                element.members().stream()
                        .filter(member -> object.hasNonNull(member.name()))
                        .forEach(member -> member.text("x-echoes")
                                .flatMap(call::value)
                                .filter(member::allows)
                                .ifPresent(sent -> object.set(member.name(), sent)));
            }
        });
        return example;
    }

    private JsonPointer responseExampleAt(Status status, String scenario) {
        return operation
                .response(status)
                .flatMap(ResponseSpec::json)
                .flatMap(content -> content.example(scenario))
                .map(example -> example.place().head())
                .orElseThrow();
    }

    private Optional<JsonNode> sent(String name) {
        return operation.member(name).flatMap(overrides::value);
    }

    Call scenario(String name) {
        JsonNode body = operation
                .body()
                .flatMap(sent -> sent.content().example(name))
                .<JsonNode>map(example -> example.value().deepCopy())
                .orElse(MissingNode.getInstance());
        return call(name, withOverrides(body));
    }

    private JsonNode withOverrides(JsonNode body) {
        if (body instanceof ObjectNode object) {
            object.propertyStream()
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(name -> sent(name).ifPresent(value -> object.set(name, value)));
        }
        return body;
    }

    private Call call(String scenario, JsonNode body) {
        return new Call(
                parameters(In.PATH, scenario),
                parameters(In.QUERY, scenario),
                parameters(In.HEADER, scenario),
                body,
                Credentials.VALID,
                "",
                request -> request);
    }

    /** Makes a call from single examples and, where there are none, from schemas. */
    private Call madeUp() {
        return call(
                "", withOverrides(operation.body().<JsonNode>map(this::madeUp).orElse(MissingNode.getInstance())));
    }

    private JsonNode madeUp(Body body) {
        Element element = body.element();
        return Stream.concat(body.content().examples().stream().map(Example::value), body.content().example().stream())
                .filter(value -> !body.content().described() || element.allows(value))
                .findFirst()
                .or(() -> Samples.of(element))
                .map(JsonNode::<JsonNode>deepCopy)
                .orElseThrow(() -> new CannotTryException(
                        body.content().place(), "the kit can make no valid body; give it an example"));
    }

    /** Returns the first scenario that ends well. */
    Call whole() {
        return whole;
    }

    /**
     * Returns the first scenario that ends well, with only the required properties: it triggers nothing without need.
     */
    Call least() {
        return least;
    }

    private Call leastOf(Call call) {
        Call less = call;
        for (Input input : inputs) {
            less = input.in().body() && !input.required() && input.isIn(less) ? input.without(less) : less;
        }
        return less;
    }

    private Map<String, JsonNode> parameters(In in, String scenario) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        operation
                .parameters(in)
                .forEach(parameter ->
                        value(parameter, scenario).ifPresent(value -> values.put(parameter.name(), value)));
        return values;
    }

    /**
     * Returns the parameter's example of that name, its unnamed one or, if it is required, its first one. A required
     * parameter without any gets a made-up value.
     */
    private Optional<JsonNode> value(Parameter parameter, String scenario) {
        Optional<JsonNode> single = overrides
                .value(parameter.element())
                .or(() -> parameter.example().map(value -> typed(parameter, value)))
                .filter(parameter.element()::allows);
        Optional<Example> named = parameter.examples().stream()
                .filter(example -> example.name().equals(scenario))
                .findFirst()
                .or(() -> parameter.required() ? parameter.examples().stream().findFirst() : Optional.empty());
        Optional<JsonNode> example = single.isPresent()
                ? single
                : named.map(found -> typed(
                        parameter,
                        overrides
                                .example(parameter.name(), found)
                                .<JsonNode>map(TextNode::valueOf)
                                .orElse(found.value())));
        return example.isPresent() || !parameter.required() ? example : Optional.of(madeUp(parameter));
    }

    private JsonNode typed(Parameter parameter, JsonNode value) {
        return value.isTextual() ? document.schemas().typed(parameter.element(), value.textValue()) : value;
    }

    /** A path leads to something only if its values exist, so none is made up unless the contract lists them. */
    private JsonNode madeUp(Parameter parameter) {
        boolean listed = parameter.element().has("enum")
                || parameter.element().has("default")
                || parameter.element().is("boolean");
        if (parameter.in() == In.PATH && !listed) {
            throw new CannotTryException(
                    parameter.place(),
                    "the kit knows no value of the path parameter " + parameter.name()
                            + " that exists; give it an example, or set --value " + parameter.name() + "=VALUE");
        }
        return values(Input.of(parameter)).requiredSample();
    }

    ResponseSpec successfulResponse() {
        return operation.successful().orElseThrow();
    }

    Status successful() {
        return successfulResponse().status();
    }

    Expectation success() {
        Expectation success = Expectation.of(successful().asSuccess());
        return shown ? success : success.or(reasons());
    }

    /**
     * Returns the response to a request that breaks the contract: 400 or 422, other refusals only if there are none of
     * those. Empty if the contract describes no refusal.
     */
    Optional<Expectation> refusal() {
        List<Status> meant = refusals(status -> status.includes(BAD_REQUEST) || status.includes(UNPROCESSABLE))
                .toList();
        List<Status> all = meant.isEmpty()
                ? refusals(status -> OTHER_REASONS.stream().noneMatch(status::is))
                        .toList()
                : meant;
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Expectation.of(all.get(0)).or(shown ? all.stream() : Stream.concat(all.stream(), reasons())));
    }

    /** Returns every response that the contract describes to a request of whose values it says too little. */
    Expectation open() {
        return success().or(reasons());
    }

    /** Returns a refusal for any reason. */
    Optional<Expectation> anyRefusal() {
        return refusal().map(refusal -> refusal.or(reasons()));
    }

    Optional<Expectation> unauthenticated() {
        return refusals(status -> status.is(UNAUTHORIZED) || status.is(FORBIDDEN))
                .findFirst()
                .map(Expectation::of)
                .or(this::refusal);
    }

    /** Returns the refusals that good credentials may get: all but 401. */
    private Stream<Status> reasons() {
        return refusals(status -> !status.is(UNAUTHORIZED));
    }

    private Stream<Status> refusals(Predicate<Status> wanted) {
        return operation.responses().stream()
                .map(ResponseSpec::status)
                .filter(status -> status.refusal() || (status.everything() && !status.equals(successful())))
                .map(Status::asRefusal)
                .filter(wanted);
    }

    /**
     * @param sent what is sent, in a few words
     */
    Clause clause(Kind kind, Subject subject, JsonPointer place, String sent, Call call, Expectation expectation) {
        return clause(kind, subject, place, sent, new Step(call, expectation));
    }

    Clause clause(Kind kind, Subject subject, JsonPointer place, String sent, Step... steps) {
        String expected =
                Stream.of(steps).map(step -> step.expectation().toString()).collect(Collectors.joining(", then "));
        return new Clause(
                operation,
                kind,
                subject,
                place,
                Group.CONTRACT,
                Provenance.STATED,
                sent + "; expects " + expected,
                List.of(steps),
                Exercised.by(operation, place, List.of(steps)));
    }
}
