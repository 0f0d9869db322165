package dev.createwallet.conformance.internal.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.conformance.internal.contract.Body;
import dev.createwallet.conformance.internal.contract.Content;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Parameter;
import dev.createwallet.conformance.internal.contract.Security;
import dev.createwallet.conformance.internal.document.Document;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.message.Bodies;
import dev.createwallet.conformance.internal.message.Forms;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.UnreadableException;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks a request that a client has sent against the contract. */
public final class RequestCheck {

    private final Operation operation;
    private final Document document;
    private final List<Breach> breaches = new ArrayList<>();

    private RequestCheck(Operation operation) {
        this.operation = operation;
        this.document = operation.document();
    }

    /** Returns all departures of a request from an operation of the contract. */
    public static List<Breach> check(Operation operation, Request request) {
        RequestCheck check = new RequestCheck(operation);
        check.target(request);
        check.credentials(request);
        operation
                .parameters(In.HEADER)
                .forEach(parameter ->
                        check.parameter(parameter, request.headers().all(parameter.name())));
        operation.body().ifPresent(body -> check.body(body, request));
        return List.copyOf(check.breaches);
    }

    private void breach(Rule rule, JsonPointer place, String subject, String expected, String found) {
        breaches.add(new Breach(place, document.provenance(place), rule, 0, subject, expected, found));
    }

    private void target(Request request) {
        if (!operation.method().equals(request.method())) {
            breach(Rule.REQUEST, operation.place(), "method", operation.method(), request.method());
        }
        String[] parts = request.target().split("\\?", 2);
        Matcher target = pathPattern().matcher(parts[0]);
        if (!target.matches()) {
            breach(Rule.REQUEST, operation.place().head(), "path", operation.path(), "another path");
            return;
        }
        operation.parameters(In.PATH).forEach(parameter -> {
            try {
                parameter(parameter, List.of(Forms.percentDecoded(target.group(group(parameter.name())))));
            } catch (UnreadableException e) {
                breach(Rule.REQUEST, parameter.place(), parameter.name(), e.expected(), e.found());
            }
        });
        query(parts.length == 1 ? "" : parts[1]);
    }

    private void query(String text) {
        try {
            Map<String, List<String>> query = Forms.all(text);
            operation
                    .parameters(In.QUERY)
                    .forEach(parameter -> parameter(parameter, query.getOrDefault(parameter.name(), List.of())));
            Set<String> unknown = new TreeSet<>(query.keySet());
            operation.parameters(In.QUERY).map(Parameter::name).forEach(unknown::remove);
            schemes()
                    .filter(scheme -> scheme.kind() == Security.Kind.QUERY)
                    .map(Security.Scheme::name)
                    .forEach(unknown::remove);
            unknown.forEach(name -> breach(
                    Rule.REQUEST, operation.place().head(), "query", "parameters that the contract describes", name));
        } catch (UnreadableException e) {
            breach(Rule.REQUEST, operation.place().head(), "query", e.expected(), e.found());
        }
    }

    private Pattern pathPattern() {
        return Pattern.compile(Pattern.compile("\\{([^}]+)}")
                .matcher(operation.path())
                .replaceAll(parameter -> "(?<" + group(parameter.group(1)) + ">[^/?#]+)"));
    }

    /** Names of groups have letters and digits only. */
    private static String group(String parameter) {
        return "p" + parameter.chars().mapToObj(Integer::toHexString).collect(Collectors.joining());
    }

    private Stream<Security.Scheme> schemes() {
        return operation.security().stream().flatMap(security -> security.schemes().stream());
    }

    private void credentials(Request request) {
        schemes().filter(scheme -> !matches(scheme, request)).forEach(scheme -> {
            JsonNode node = document.at(scheme.place());
            breach(
                    Rule.REQUEST,
                    scheme.place(),
                    scheme.name(),
                    ("credentials of the kind " + node.path("type").asText() + " "
                                            + node.path("scheme").asText())
                                    .strip()
                            + ", once",
                    "none or others");
        });
    }

    /** Returns whether a request has credentials of a scheme, once. */
    private static boolean matches(Security.Scheme scheme, Request request) {
        List<String> values = request.headers().all(scheme.name());
        return switch (scheme.kind()) {
            case BASIC -> values.size() == 1 && decoded(values.get(0)).indexOf(':') > 0;
            case BEARER, TOKEN ->
                request.headers().all("Authorization").size() == 1
                        && request.headers().all("Authorization").get(0).matches("(?i)bearer [A-Za-z0-9._~+/-]+=*");
            case HEADER -> values.size() == 1 && !values.get(0).isEmpty();
            case COOKIE ->
                request.headers().all("Cookie").stream().anyMatch(value -> value.contains(scheme.name() + "="));
            case QUERY ->
                Forms.pairs(request.target().replaceFirst("^[^?]*\\??", ""))
                                .filter(pair -> pair.startsWith(Forms.encode(scheme.name()) + "="))
                                .count()
                        == 1;
        };
    }

    /** Returns user name, colon and password; empty if the header holds something else. */
    private static String decoded(String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, "Basic ".length())) {
            return "";
        }
        try {
            return new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private void parameter(Parameter parameter, List<String> values) {
        if (values.isEmpty() && parameter.required()) {
            breach(Rule.REQUIRED, parameter.place().appendProperty("required"), parameter.name(), "a value", "none");
        }
        if (!values.isEmpty()) {
            breaches.addAll(document.schemas()
                    .validateTexts(
                            parameter.element(),
                            parameter.explode() || !parameter.element().is("array")
                                    ? values
                                    : values.stream()
                                            .flatMap(value -> Stream.of(value.split(",", -1)))
                                            .toList()));
        }
    }

    private void body(Body sent, Request request) {
        Content content = sent.content();
        if (!sent.required() && request.body().length == 0) {
            return;
        }
        try {
            content.type().require(request.headers());
            JsonNode body =
                    sent.form() ? form(content.element(), Forms.all(request.body())) : Bodies.json(request.body());
            breaches.addAll(document.validate(content.schema(), "body", body));
            Set<String> unknown =
                    body.propertyStream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
            content.element().members().stream().map(Element::name).forEach(unknown::remove);
            unknown.forEach(name -> breach(
                    Rule.REQUEST,
                    content.element().keyword("properties"),
                    "body",
                    (sent.form() ? "form fields" : "properties") + " that the contract describes",
                    name));
        } catch (UnreadableException e) {
            breach(Rule.BODY, content.place(), e.subject(), e.expected(), e.found());
        }
    }

    /** A form has text only. This makes values of the types that the schema wants. */
    private JsonNode form(Element element, Map<String, List<String>> fields) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, values) -> {
            Element member = element.member(name).orElse(null);
            if (values.size() > 1 && (member == null || !member.is("array"))) {
                breach(Rule.BODY, element.keyword("properties"), "body", "each form field once", name + " twice");
            }
            form.set(
                    name,
                    member == null
                            ? TextNode.valueOf(values.get(0))
                            : document.schemas().typed(member, values));
        });
        return form;
    }
}
