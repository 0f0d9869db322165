package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Derives the clauses of an operation from the contract. */
final class Clauses {

    private static final String REFUSED = "400";
    private static final String UNAUTHENTICATED = "401";

    private final Operation operation;
    private final Contract contract;
    private final Function<String, Optional<String>> known;

    private Clauses(Operation operation, Function<String, Optional<String>> known) {
        this.operation = operation;
        this.contract = operation.contract();
        this.known = known;
    }

    /** The clauses, with the parameters that the contract's examples have. */
    static List<Clause> of(Operation operation) {
        return of(operation, example -> Optional.empty());
    }

    /**
     * @param known by the name of a parameter's example, the value that stands for it at the provider that is to be
     *     tested, if it is another; a customer that exists, say
     */
    static List<Clause> of(Operation operation, Function<String, Optional<String>> known) {
        Clauses clauses = new Clauses(operation, known);
        return Stream.of(
                        clauses.scenarios(),
                        clauses.requiredFieldsOnly(),
                        clauses.missingFields(),
                        clauses.brokenFields(),
                        clauses.brokenHeaders(),
                        clauses.badCredentials(),
                        clauses.uniqueMembers())
                .flatMap(part -> part)
                .toList();
    }

    /** Each pair of examples that share a name. */
    private Stream<Clause> scenarios() {
        return operation.formExamples().keySet().stream().map(name -> {
            JsonPointer place = operation.formMediaType().appendProperty("examples").appendProperty(name)
                    .appendProperty("value");
            String status = operation.responses().keySet().stream()
                    .filter(candidate -> !answerExample(candidate, name).isMissingNode())
                    .findFirst().orElseThrow(() -> new UnsupportedContractException(place, "a request example without its answer"));
            return clause("scenario/" + name, place, scenario(name), status, answerExample(status, name));
        });
    }

    private JsonNode answerExample(String status, String name) {
        return contract.at(operation.answerMediaType(status)).path("examples").path(name).path("value");
    }

    private Stream<Clause> requiredFieldsOnly() {
        Map<String, String> form = operation.form().members(contract).filter(Element::required)
                .map(Element::name)
                .collect(Collectors.toMap(name -> name, name -> valid().form().get(name), (a, b) -> a, LinkedHashMap::new));
        return Stream.of(clause("form/required-only", operation.form().keyword("required"),
                valid().withForm(form), successful()));
    }

    private Stream<Clause> missingFields() {
        return operation.form().members(contract).filter(Element::required)
                .map(field -> clause("form/" + field.name() + "/missing", operation.form().keyword("required"),
                        valid().withoutField(field.name()), REFUSED));
    }

    private Stream<Clause> brokenFields() {
        return operation.form().members(contract).flatMap(field -> broken(field).entrySet().stream()
                .map(broken -> clause("form/" + field.name() + "/" + broken.getKey(), field.keyword(broken.getKey()),
                        valid().withField(field.name(), broken.getValue()), REFUSED)));
    }

    private Stream<Clause> brokenHeaders() {
        return operation.parameters("header").map(parameter -> parameter.element(contract))
                .flatMap(header -> broken(header).entrySet().stream()
                        .map(broken -> clause("header/" + header.name() + "/" + broken.getKey(),
                                header.keyword(broken.getKey()),
                                valid().withHeader(header.name(), broken.getValue()), REFUSED)));
    }

    private Stream<Clause> badCredentials() {
        return Stream.of(Credentials.values()).filter(credentials -> credentials != Credentials.VALID)
                .map(credentials -> clause(
                        "security/" + credentials.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        operation.response(UNAUTHENTICATED), valid().with(credentials), UNAUTHENTICATED));
    }

    private Stream<Clause> uniqueMembers() {
        Step step = new Step(valid(), Expectation.of(successful()));
        return operation.answer(successful()).members(contract).filter(member -> member.is("x-unique"))
                .map(member -> new Clause(operation.id() + "/unique/" + member.name(), operation,
                        member.keyword("x-unique"), Group.CONTRACT, "the same call twice: expects two values of " + member.name(),
                        List.of(step, step)));
    }

    private Clause clause(String id, JsonPointer place, Call call, String status) {
        return clause(id, place, call, status, MissingNode.getInstance());
    }

    private Clause clause(String id, JsonPointer place, Call call, String status, JsonNode example) {
        if (!operation.responses().containsKey(status)) {
            throw new UnsupportedContractException(operation.place().appendProperty("responses"),
                    "an operation without a " + status + " response, which " + id + " needs");
        }
        return new Clause(operation.id() + "/" + id, operation, place, Group.CONTRACT, id + ": expects " + status,
                List.of(new Step(call, new Expectation(List.of(status), example))));
    }

    /** A call that has to succeed: the first scenario that ends well. */
    private Call valid() {
        return scenario(operation.formExamples().keySet().stream()
                .filter(name -> !answerExample(successful(), name).isMissingNode())
                .findFirst().orElseThrow(() -> new UnsupportedContractException(
                        operation.place(), "an operation without an example of its success")));
    }

    private String successful() {
        return operation.responses().keySet().stream().filter(status -> status.startsWith("2")).findFirst()
                .orElseThrow(() -> new UnsupportedContractException(operation.place(), "an operation that cannot succeed"));
    }

    private Call scenario(String name) {
        Map<String, String> form = new LinkedHashMap<>();
        JsonNode example = contract.at(operation.formMediaType()).path("examples").path(name).path("value");
        example.propertyStream().forEach(field -> form.put(field.getKey(), field.getValue().asText()));
        return new Call(parameters("path", name), parameters("header", name), form, Credentials.VALID);
    }

    private Map<String, String> parameters(String in, String scenario) {
        Map<String, String> values = new LinkedHashMap<>();
        operation.parameters(in).forEach(parameter ->
                values.put(parameter.model().getName(), example(parameter, scenario)));
        return values;
    }

    /** The parameter's example of that name, or else its first one. */
    private String example(Operation.ParameterAt parameter, String scenario) {
        JsonNode node = contract.at(parameter.place());
        if (node.has("example")) {
            return node.get("example").asText();
        }
        JsonNode examples = node.path("examples");
        String name = examples.has(scenario) ? scenario : examples.propertyStream().findFirst()
                .orElseThrow(() -> new UnsupportedContractException(parameter.place(), "a parameter without an example"))
                .getKey();
        return known.apply(name).orElse(examples.path(name).path("value").asText());
    }

    /** For each constraint of a string, by its keyword, a value that breaks it. */
    private Map<String, String> broken(Element element) {
        Schema<?> schema = element.schema();
        if (!"string".equals(schema.getType()) || schema.getFormat() != null) {
            throw new UnsupportedContractException(element.place(), "a parameter or field other than a plain string");
        }
        Map<String, String> broken = new LinkedHashMap<>();
        Optional.ofNullable(schema.getMinLength()).filter(length -> length > 0)
                .ifPresent(length -> broken.put("minLength", "x".repeat(length - 1)));
        Optional.ofNullable(schema.getMaxLength())
                .ifPresent(length -> broken.put("maxLength", "x".repeat(length + 1)));
        Stream.of("enum", "pattern").filter(keyword -> contract.at(element.place()).has(keyword))
                .forEach(keyword -> broken.put(keyword, refused(element)));
        return broken;
    }

    private String refused(Element element) {
        return Stream.of("not-a-valid-value", "0", "?")
                .filter(value -> !contract.validate(element.place(), element.name(), TextNode.valueOf(value)).isEmpty())
                .findFirst().orElseThrow(() -> new UnsupportedContractException(
                        element.place(), "a constraint that it knows no breach of"));
    }
}
