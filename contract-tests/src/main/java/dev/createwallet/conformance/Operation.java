package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An operation of the contract: a form that is posted, and JSON that comes back. */
public final class Operation {

    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";

    private final Contract contract;
    private final String pathTemplate;
    private final String method;
    private final JsonPointer place;
    private final io.swagger.v3.oas.models.Operation model;

    private Operation(Contract contract, String pathTemplate, String method, io.swagger.v3.oas.models.Operation model) {
        this.contract = contract;
        this.pathTemplate = pathTemplate;
        this.method = method;
        this.place = JsonPointer.empty().appendProperty("paths").appendProperty(pathTemplate)
                .appendProperty(method.toLowerCase(Locale.ROOT));
        this.model = model;
        requireSupported();
    }

    static List<Operation> all(Contract contract) {
        return contract.model().getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .map(entry -> new Operation(contract, path.getKey(), entry.getKey().name(), entry.getValue())))
                .toList();
    }

    private void requireSupported() {
        Content content = model.getRequestBody() == null ? new Content() : model.getRequestBody().getContent();
        if (!content.keySet().equals(Set.of(FORM))) {
            throw new UnsupportedContractException(place.appendProperty("requestBody"), "a request other than one form");
        }
        if (contract.at(place.head()).has("parameters")) {
            throw new UnsupportedContractException(place.head().appendProperty("parameters"), "parameters of a path as a whole");
        }
        parameters().filter(parameter -> !List.of("path", "header").contains(parameter.model().getIn()))
                .findFirst().ifPresent(parameter -> {
                    throw new UnsupportedContractException(parameter.place(), "a parameter in " + parameter.model().getIn());
                });
        responses().forEach((status, response) -> {
            if (response.getContent() == null || !response.getContent().keySet().equals(Set.of(JSON))) {
                throw new UnsupportedContractException(response(status), "an answer other than one JSON body");
            }
        });
        requireBasicAuthentication();
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

    /**
     * @param place where the parameter stands, references followed
     */
    record ParameterAt(JsonPointer place, Parameter model) {

        Element element(Contract contract) {
            return Element.of(contract, model.getName(), place.appendProperty("schema"), model.getSchema(),
                    Boolean.TRUE.equals(model.getRequired()));
        }
    }

    Stream<ParameterAt> parameters() {
        List<Parameter> parameters = Optional.ofNullable(model.getParameters()).orElse(List.of());
        return IntStream.range(0, parameters.size()).mapToObj(i -> {
            JsonPointer here = contract.resolve(place.appendProperty("parameters").appendIndex(i));
            Parameter parameter = parameters.get(i).get$ref() == null ? parameters.get(i)
                    : contract.model().getComponents().getParameters().get(here.last().getMatchingProperty());
            return new ParameterAt(here, parameter);
        });
    }

    Stream<ParameterAt> parameters(String in) {
        return parameters().filter(parameter -> parameter.model().getIn().equals(in));
    }

    JsonPointer formMediaType() {
        return place.appendProperty("requestBody").appendProperty("content").appendProperty(FORM);
    }

    /** The form as a whole; its members are the fields. */
    Element form() {
        return Element.of(contract, "form", formMediaType().appendProperty("schema"),
                model.getRequestBody().getContent().get(FORM).getSchema(), true);
    }

    Map<String, Example> formExamples() {
        return Optional.ofNullable(model.getRequestBody().getContent().get(FORM).getExamples()).orElse(Map.of());
    }

    Map<String, ApiResponse> responses() {
        return model.getResponses();
    }

    JsonPointer response(String status) {
        return place.appendProperty("responses").appendProperty(status);
    }

    JsonPointer answerMediaType(String status) {
        return response(status).appendProperty("content").appendProperty(JSON);
    }

    /** The body that goes with a status. */
    Element answer(String status) {
        return Element.of(contract, "body", answerMediaType(status).appendProperty("schema"),
                responses().get(status).getContent().get(JSON).getSchema(), true);
    }

    private void requireBasicAuthentication() {
        var requirements = Optional.ofNullable(model.getSecurity()).orElse(contract.model().getSecurity());
        boolean basic = requirements != null && requirements.size() == 1 && requirements.get(0).keySet().stream()
                .map(name -> contract.model().getComponents().getSecuritySchemes().get(name))
                .allMatch(scheme -> scheme.getType() == SecurityScheme.Type.HTTP && "basic".equals(scheme.getScheme()));
        if (!basic) {
            throw new UnsupportedContractException(place.appendProperty("security"), "security other than HTTP Basic");
        }
    }
}
