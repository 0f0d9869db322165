package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An operation of the contract: parameters and a form or JSON go in, JSON or nothing comes back. */
public final class Operation {

    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";

    private final Contract contract;
    private final String pathTemplate;
    private final String method;
    private final JsonPointer place;
    private final io.swagger.v3.oas.models.Operation model;
    private final List<ParameterAt> parameters;
    private final Optional<Security> security;
    private final Element body;
    private final List<Input> inputs;
    private final Set<JsonPointer> constraints;
    private final Map<String, Set<JsonPointer>> constraintsOfResponses;

    private Operation(Contract contract, String pathTemplate, String method, io.swagger.v3.oas.models.Operation model) {
        this.contract = contract;
        this.pathTemplate = pathTemplate;
        this.method = method;
        this.place = JsonPointer.empty().appendProperty("paths").appendProperty(pathTemplate)
                .appendProperty(method.toLowerCase(Locale.ROOT));
        this.model = model;
        this.parameters = parametersAt(place.appendProperty("parameters")).toList();
        this.security = Security.of(contract, place);
        this.constraints = Vocabulary.OPERATION.constraints(contract, place);
        this.constraintsOfResponses = model.getResponses().keySet().stream().collect(Collectors.toMap(
                status -> status, status -> Vocabulary.RESPONSE.constraints(contract, response(status))));
        requireSupported();
        this.body = readBody();
        this.inputs = readInputs().toList();
    }

    static List<Operation> all(Contract contract) {
        return contract.model().getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .map(entry -> new Operation(contract, path.getKey(), entry.getKey().name(), entry.getValue())))
                .toList();
    }

    private void requireSupported() {
        if (model.getOperationId() == null) {
            throw new UnsupportedContractException(place, "an operation without an operationId");
        }
        contract.at(place.head()).propertyStream().map(Map.Entry::getKey)
                .filter(keyword -> Set.of("parameters", "servers", "$ref").contains(keyword))
                .findFirst().ifPresent(keyword -> {
                    throw new UnsupportedContractException(place.head().appendProperty(keyword), keyword + " of a path as a whole");
                });
        if (hasBody() && !Set.of(Set.of(FORM), Set.of(JSON)).contains(content().keySet())) {
            throw new UnsupportedContractException(place.appendProperty("requestBody"), "a request other than one form or one JSON");
        }
        parameters.stream().filter(parameter -> !List.of("path", "query", "header").contains(parameter.in()))
                .findFirst().ifPresent(parameter -> {
                    throw new UnsupportedContractException(parameter.place(), "a parameter in " + parameter.in());
                });
        responses().forEach((status, response) -> {
            if (!Set.of(Set.of(), Set.of(JSON)).contains(content(response).keySet())) {
                throw new UnsupportedContractException(response(status), "an answer other than JSON or nothing");
            }
        });
    }

    /** {@return the {@code operationId}} */
    public String id() {
        return model.getOperationId();
    }

    /** {@return the HTTP method, in capitals} */
    public String method() {
        return method;
    }

    /** {@return the path, with its parameters in braces} */
    public String pathTemplate() {
        return pathTemplate;
    }

    Contract contract() {
        return contract;
    }

    JsonPointer place() {
        return place;
    }

    /** Every element that constrains what is sent or answered, but for the security. */
    Set<JsonPointer> constraints() {
        return constraints;
    }

    /** Every element that constrains an answer with that status. */
    Set<JsonPointer> constraintsOfResponse(String status) {
        return constraintsOfResponses.get(status);
    }

    Optional<Security> security() {
        return security;
    }

    /**
     * @param place where the parameter stands, references followed
     */
    record ParameterAt(JsonPointer place, Parameter model) {

        String name() {
            return model.getName();
        }

        String in() {
            return model.getIn();
        }

        Element element(Contract contract) {
            return Element.of(contract, name(), place.appendProperty("schema"), model.getSchema(),
                    Boolean.TRUE.equals(model.getRequired()));
        }
    }

    private Stream<ParameterAt> parametersAt(JsonPointer list) {
        List<Parameter> models = Optional.ofNullable(model.getParameters()).orElse(List.of());
        return IntStream.range(0, models.size()).mapToObj(i -> {
            JsonPointer here = contract.resolve(list.appendIndex(i));
            Parameter parameter = models.get(i).get$ref() == null ? models.get(i)
                    : contract.model().getComponents().getParameters().get(here.last().getMatchingProperty());
            return new ParameterAt(here, parameter);
        });
    }

    Stream<ParameterAt> parameters() {
        return parameters.stream();
    }

    Stream<ParameterAt> parameters(String in) {
        return parameters().filter(parameter -> parameter.in().equals(in));
    }

    boolean hasBody() {
        return model.getRequestBody() != null;
    }

    boolean takesForm() {
        return hasBody() && mediaType().equals(FORM);
    }

    /** The media type of the request. */
    String mediaType() {
        return content().keySet().iterator().next();
    }

    private Content content() {
        return model.getRequestBody().getContent();
    }

    JsonPointer bodyMediaType() {
        return place.appendProperty("requestBody").appendProperty("content").appendProperty(mediaType());
    }

    /** The body of the request as a whole. */
    Element body() {
        return body;
    }

    private Element readBody() {
        return hasBody()
                ? Element.of(contract, "body", bodyMediaType().appendProperty("schema"), content().get(mediaType()).getSchema(), true)
                : new Element("body", place, new Schema<>(), false);
    }

    /** The examples of the request's body, by name. */
    JsonNode bodyExamples() {
        return hasBody() ? contract.at(bodyMediaType().appendProperty("examples")) : contract.at(place.appendProperty("none"));
    }

    /** Whatever goes into a call and has a schema of its own, but for the path: members of the body, query, headers. */
    Stream<Input> inputs() {
        return inputs.stream();
    }

    private Stream<Input> readInputs() {
        return Stream.concat(
                body().members(contract).filter(member -> !Boolean.TRUE.equals(member.schema().getReadOnly()))
                        .map(member -> Input.inBody(this, member)),
                Stream.of("query", "header").flatMap(this::parameters).map(parameter -> Input.of(contract, parameter)));
    }

    Map<String, ApiResponse> responses() {
        return model.getResponses();
    }

    JsonPointer response(String status) {
        return place.appendProperty("responses").appendProperty(status);
    }

    /** What the contract calls a status: itself, its class, as in {@code 4XX}, or {@code default}. */
    Optional<String> documented(int status) {
        return Stream.of(String.valueOf(status), status / 100 + "XX", "default")
                .filter(responses()::containsKey).findFirst();
    }

    private static Content content(ApiResponse response) {
        return Optional.ofNullable(response.getContent()).orElseGet(Content::new);
    }

    /** Whether a body goes with a status. */
    boolean answers(String status) {
        return !content(responses().get(status)).isEmpty();
    }

    JsonPointer answerMediaType(String status) {
        return response(status).appendProperty("content").appendProperty(JSON);
    }

    /** The body that goes with a status. */
    Element answer(String status) {
        return answers(status)
                ? Element.of(contract, "body", answerMediaType(status).appendProperty("schema"),
                        content(responses().get(status)).get(JSON).getSchema(), true)
                : new Element("body", response(status), new Schema<>(), false);
    }
}
