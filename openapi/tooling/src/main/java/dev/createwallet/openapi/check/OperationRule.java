package dev.createwallet.openapi.check;

import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Kind;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Parameter;
import dev.createwallet.openapi.model.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What any reader of OpenAPI expects of operations: distinct ids and paths, declared parameters, tags and security
 * schemes.
 */
final class OperationRule implements Rule {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    /** OpenAPI has other keywords for these headers, and ignores parameters of that name. */
    private static final Set<String> IGNORED_HEADERS = Set.of("accept", "content-type", "authorization");

    private static final Set<String> WITHOUT_BODY = Set.of("204", "205", "304");

    @Override
    public List<Finding> check(Contract contract) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(repeated(
                contract,
                contract.operations().stream()
                        .map(operation -> operation.place().member("operationId"))
                        .toList(),
                Place::text,
                "the operationId '%s' stands at two operations"));
        findings.addAll(repeated(
                contract,
                contract.root().member("paths").children().toList(),
                path -> PLACEHOLDER.matcher(path.name()).replaceAll("{}"),
                "'%s' is the path of two entries, which differ in the names of parameters alone"));
        findings.addAll(repeated(
                contract,
                contract.root()
                        .member("tags")
                        .children()
                        .map(tag -> tag.member("name"))
                        .toList(),
                Place::text,
                "the tag '%s' is declared twice"));
        contract.operations()
                .forEach(operation -> Stream.of(
                                pathParameters(contract, operation),
                                headers(contract, operation),
                                tags(contract, operation),
                                bodies(contract, operation))
                        .flatMap(found -> found)
                        .forEach(findings::add));
        contract.all(Kind.PATH, Kind.OPERATION)
                .flatMap(holder -> repeated(
                        contract,
                        holder.member("parameters").children().toList(),
                        parameter -> contract.resolve(parameter).member("in").text() + " parameter "
                                + contract.resolve(parameter).member("name").text(),
                        "the %s is declared twice")
                        .stream())
                .forEach(findings::add);
        contract.all(Kind.SECURITY_REQUIREMENT)
                .flatMap(Place::children)
                .filter(scheme -> !contract.root()
                        .member("components")
                        .member("securitySchemes")
                        .member(scheme.name())
                        .exists())
                .map(scheme -> contract.finding(
                        scheme,
                        "the security scheme '" + scheme.name() + "' is not declared under components/securitySchemes"))
                .forEach(findings::add);
        contract.all(Kind.SECURITY_SCHEME)
                .flatMap(scheme -> securityScheme(contract, scheme))
                .forEach(findings::add);
        return findings.stream().distinct().toList();
    }

    private static List<Finding> repeated(
            Contract contract, List<Place> places, java.util.function.Function<Place, String> key, String message) {
        Set<String> seen = new HashSet<>();
        return places.stream()
                .filter(place -> !seen.add(key.apply(place)))
                .map(place -> contract.finding(place, message.formatted(key.apply(place))))
                .toList();
    }

    private static Stream<Finding> pathParameters(Contract contract, Operation operation) {
        List<String> names = PLACEHOLDER
                .matcher(operation.path())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        Map<String, Parameter> declared = new HashMap<>();
        operation.parameters().stream()
                .filter(parameter -> parameter.in() == Parameter.In.PATH)
                .forEach(parameter -> declared.put(parameter.name(), parameter));
        return Stream.of(
                        names.stream()
                                .filter(name -> !declared.containsKey(name))
                                .map(name -> contract.finding(
                                        operation.place(),
                                        operation + ": the path parameter '" + name
                                                + "' is not declared; add it to parameters")),
                        names.stream()
                                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                                .distinct()
                                .map(name -> contract.finding(
                                        operation.place(), operation + ": the path has '{" + name + "}' twice")),
                        declared.values().stream()
                                .filter(parameter -> !names.contains(parameter.name()))
                                .map(parameter -> contract.finding(
                                        parameter.place(),
                                        operation + ": the path parameter '" + parameter.name()
                                                + "' does not stand in the path")),
                        declared.values().stream()
                                .filter(parameter -> !parameter.required())
                                .map(parameter -> contract.finding(
                                        parameter.place(),
                                        "the path parameter '" + parameter.name() + "' needs required: true")))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> headers(Contract contract, Operation operation) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.in() == Parameter.In.HEADER
                        && IGNORED_HEADERS.contains(parameter.name().toLowerCase(Locale.ROOT)))
                .map(parameter -> contract.finding(
                        parameter.place(),
                        "OpenAPI ignores a header parameter '" + parameter.name()
                                + "'; media types and security say what it has to be"));
    }

    private static Stream<Finding> tags(Contract contract, Operation operation) {
        Set<String> declared = contract.root()
                .member("tags")
                .children()
                .map(tag -> tag.member("name").text())
                .collect(Collectors.toSet());
        return operation
                .place()
                .member("tags")
                .children()
                .filter(tag -> !declared.contains(tag.text()))
                .map(tag -> contract.finding(tag, "the tag '" + tag.text() + "' is not declared under tags"));
    }

    private static Stream<Finding> bodies(Contract contract, Operation operation) {
        return operation.responses().stream()
                .filter(response -> !response.contents().isEmpty())
                .filter(response -> WITHOUT_BODY.contains(response.status())
                        || operation.method().equals("HEAD"))
                .map((Response response) -> contract.finding(
                        response.place().member("content"),
                        operation + ": response " + response.status() + " has no body in HTTP; leave content out"));
    }

    private static Stream<Finding> securityScheme(Contract contract, Place scheme) {
        List<String> needed = switch (scheme.member("type").text()) {
            case "http" -> List.of("scheme");
            case "apiKey" -> List.of("name", "in");
            default -> List.of();
        };
        return needed.stream()
                .filter(keyword -> !scheme.member(keyword).exists())
                .map(keyword ->
                        contract.finding(scheme, "the security scheme '" + scheme.name() + "' needs " + keyword));
    }
}
