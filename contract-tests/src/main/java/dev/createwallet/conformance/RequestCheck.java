package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        check.form(request);
        return List.copyOf(check.breaches);
    }

    private void breach(JsonPointer place, String subject, String expected, String found) {
        breaches.add(new Breach(place, contract.provenance(place), subject, expected, found));
    }

    private void target(Request request) {
        if (!operation.method().equals(request.method())) {
            breach(operation.place(), "method", operation.method(), request.method());
        }
        Matcher target = pathPattern().matcher(request.target());
        if (!target.matches()) {
            breach(operation.place().head(), "path", operation.pathTemplate(), "another path or a query");
            return;
        }
        operation.parameters("path").forEach(parameter -> {
            String name = parameter.model().getName();
            try {
                String value = Bodies.percentDecoded(target.group(group(name)));
                breaches.addAll(contract.validate(parameter.place().appendProperty("schema"), name, TextNode.valueOf(value)));
            } catch (Bodies.UnreadableException e) {
                breach(parameter.place(), name, e.expected(), e.found());
            }
        });
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
        JsonPointer place = JsonPointer.compile("/components/securitySchemes");
        List<String> values = request.headers().all("Authorization");
        if (values.size() != 1 || !credentialsIn(values.get(0)).matches("[^:]+:.*")) {
            breach(place, "Authorization", "Basic credentials with a user name, a colon and a password, once",
                    values.isEmpty() ? "none" : "something else");
        }
    }

    /** User name and password, with a colon between; empty if that is not what a header holds. */
    private static String credentialsIn(String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, "Basic ".length())) {
            return "";
        }
        try {
            return new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private void headers(Request request) {
        operation.parameters("header").map(parameter -> parameter.element(contract)).forEach(header -> {
            Optional<String> value = request.headers().first(header.name());
            if (value.isEmpty() && header.required()) {
                breach(header.place(), header.name(), "the header", "none");
            }
            value.ifPresent(found ->
                    breaches.addAll(contract.validate(header.place(), header.name(), TextNode.valueOf(found))));
        });
    }

    private void form(Request request) {
        JsonPointer mediaType = operation.formMediaType();
        try {
            Bodies.requireMediaType(Operation.FORM, request.headers().first("Content-Type").orElse("no Content-Type"));
            ObjectNode form = Bodies.form(request.body());
            breaches.addAll(contract.validate(mediaType.appendProperty("schema"), "form", form));
            Set<String> unknown = new HashSet<>();
            form.fieldNames().forEachRemaining(unknown::add);
            operation.form().members(contract).map(Element::name).forEach(unknown::remove);
            unknown.forEach(name -> breach(operation.form().keyword("properties"),
                    "form", "fields that the contract has", name));
        } catch (Bodies.UnreadableException e) {
            breach(mediaType, "form", e.expected(), e.found());
        }
    }
}
