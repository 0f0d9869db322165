package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds what a consumer sent against the contract. */
public final class RequestCheck {

    private final Operation operation;
    private final Contract contract;
    private final List<Breach> breaches = new ArrayList<>();

    private RequestCheck(Operation operation) {
        this.operation = operation;
        this.contract = operation.contract();
    }

    /**
     * Finds every departure of a request from an operation of the contract.
     *
     * @param operation the operation that was meant
     * @param request what was sent
     * @return none if the request is as the contract has it
     */
    public static List<Breach> check(Operation operation, Request request) {
        RequestCheck check = new RequestCheck(operation);
        check.target(request);
        check.credentials(request);
        check.headers(request);
        check.body(request);
        return List.copyOf(check.breaches);
    }

    private void breach(JsonPointer place, String subject, String expected, String found) {
        breaches.add(new Breach(place, contract.provenance(place), subject, expected, found));
    }

    private void target(Request request) {
        if (!operation.method().equals(request.method())) {
            breach(operation.place(), "method", operation.method(), request.method());
        }
        String[] parts = request.target().split("\\?", 2);
        Matcher target = pathPattern().matcher(parts[0]);
        if (!target.matches()) {
            breach(operation.place().head(), "path", operation.pathTemplate(), "another path");
            return;
        }
        operation.parameters("path").forEach(parameter -> {
            try {
                String value = Bodies.percentDecoded(target.group(group(parameter.name())));
                breaches.addAll(contract.validateText(parameter.place().appendProperty("schema"), parameter.name(), value));
            } catch (Bodies.UnreadableException e) {
                breach(parameter.place(), parameter.name(), e.expected(), e.found());
            }
        });
        query(parts.length == 1 ? "" : parts[1]);
    }

    private void query(String text) {
        try {
            ObjectNode query = Bodies.form(text);
            operation.parameters("query").forEach(parameter ->
                    parameter(parameter, Optional.ofNullable(query.get(parameter.name())).map(JsonNode::textValue)));
            Set<String> unknown = names(query);
            operation.parameters("query").map(Operation.ParameterAt::name).forEach(unknown::remove);
            operation.security().filter(security -> security.kind() == Security.Kind.QUERY)
                    .ifPresent(security -> unknown.remove(security.name()));
            unknown.forEach(name -> breach(operation.place().head(), "query", "parameters that the contract has", name));
        } catch (Bodies.UnreadableException e) {
            breach(operation.place().head(), "query", e.expected(), e.found());
        }
    }

    private Pattern pathPattern() {
        return Pattern.compile(Pattern.compile("\\{([^}]+)}").matcher(operation.pathTemplate())
                .replaceAll(parameter -> "(?<" + group(parameter.group(1)) + ">[^/?#]+)"));
    }

    /** A group of a pattern has letters and digits only. */
    private static String group(String parameter) {
        return "p" + parameter.chars().mapToObj(Integer::toHexString).collect(Collectors.joining());
    }

    private void credentials(Request request) {
        operation.security().filter(security -> !security.matches(request)).ifPresent(security ->
                breach(security.scheme(), security.name(), "credentials of the kind " + contract.at(security.scheme()).path("type").asText()
                        + " " + contract.at(security.scheme()).path("scheme").asText() + ", once", "none or others"));
    }

    private void headers(Request request) {
        operation.parameters("header").forEach(parameter -> parameter(parameter, request.headers().first(parameter.name())));
    }

    private void parameter(Operation.ParameterAt parameter, Optional<String> value) {
        if (value.isEmpty() && Boolean.TRUE.equals(parameter.model().getRequired())) {
            breach(parameter.place().appendProperty("required"), parameter.name(), "a value", "none");
        }
        value.ifPresent(found -> breaches.addAll(
                contract.validateText(parameter.place().appendProperty("schema"), parameter.name(), found)));
    }

    private void body(Request request) {
        if (!operation.hasBody()) {
            return;
        }
        JsonPointer mediaType = operation.bodyMediaType();
        try {
            Bodies.requireMediaType(operation.mediaType(), request.headers());
            JsonNode body = operation.takesForm() ? typed(Bodies.form(request.body())) : Bodies.json(request.body());
            breaches.addAll(contract.validate(mediaType.appendProperty("schema"), "body", body));
            Set<String> unknown = names(body);
            operation.body().members(contract).map(Element::name).forEach(unknown::remove);
            unknown.forEach(name -> breach(operation.body().keyword("properties"),
                    "body", "members that the contract has", name));
        } catch (Bodies.UnreadableException e) {
            breach(mediaType, e.subject(), e.expected(), e.found());
        }
    }

    /** A form has text only; this makes of it what its schema is about. */
    private ObjectNode typed(ObjectNode form) {
        operation.body().members(contract).filter(member -> form.has(member.name())).forEach(member ->
                form.set(member.name(), contract.typed(member.place(), form.get(member.name()).textValue())));
        return form;
    }

    private static Set<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }
}
