package dev.createwallet.openapi.generate;

import static java.util.stream.Collectors.joining;

import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.SecurityScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what the client's templates show of a contract. */
final class ClientViews {

    // spotless:off
    /** Types of the client and of Java that the generated code names, and so no class of the contract can be called. */
    static final Set<String> TYPES = Set.of(
            "BigDecimal", "BodyReader", "Boolean", "Builder", "CallListener", "Calls", "Class", "CompletableFuture", "Credentials", "Deprecated",
            "Function", "FunctionalInterface", "IllegalArgumentException", "IllegalStateException", "Integer", "InvalidResponseException",
            "Interpreter", "Json", "JsonCreator", "JsonObject", "JsonReader", "JsonText", "JsonValue", "LinkedHashMap", "List", "LocalDate",
            "Long", "Map", "Masked", "Mismatch", "NoResponseException", "Nullable", "Object", "Objects", "Observation", "OffsetDateTime", "Operation",
            "Override", "RawResponse", "Record", "RequestEncoder", "RequestOptions", "RequestRejectedException", "Response", "Serializable", "String", "URI", "UrlEncoding",
            "Void", "WalletClient", "WalletClientBuilder", "WalletClientException");
    // spotless:on

    private final Contract contract;
    private final Names classNames = Names.types(TYPES, "Model");
    private final Map<String, String> methods = new LinkedHashMap<>();
    private final Map<String, String> requestClasses = new LinkedHashMap<>();
    private final JavaTypes types;
    private final RequestViews requestViews;
    private final ResponseViews responseViews;
    private final ObjectViews objectViews;
    private final Map<String, Views.Request> requests = new LinkedHashMap<>();
    private final Map<String, Views.ObjectType> objects = new LinkedHashMap<>();
    private final Views.Client client;

    /** @throws UnsupportedContractException if the contract has what no client can be generated for */
    ClientViews(Contract contract) {
        this.contract = contract;
        nameOperations();
        this.types = new JavaTypes(contract, classNames);
        this.requestViews = new RequestViews(contract, types);
        this.responseViews = new ResponseViews(contract, types);
        this.objectViews = new ObjectViews(contract, types);
        this.client = client();
        describeObjects();
    }

    private void nameOperations() {
        Names names = Names.members("builder", "close", "credentials", "with");
        for (Operation operation : contract.operations()) {
            String method = names.member(operation.id());
            // Three more methods begin with the name.
            names.member(method + "Async");
            names.member(method + "WithResponse");
            names.member(method + "WithResponseAsync");
            methods.put(operation.id(), method);
            requestClasses.put(operation.id(), classNames.type(method + "Request"));
        }
    }

    Views.Client clientView() {
        return client;
    }

    /** The requests, by operationId. */
    Map<String, Views.Request> requests() {
        return requests;
    }

    /** The classes of objects, by name. */
    Map<String, Views.ObjectType> objects() {
        return objects;
    }

    /** The classes of enums that are no part of another, by name. */
    Map<String, Views.EnumType> enums() {
        Map<String, Views.EnumType> enums = new LinkedHashMap<>();
        types.enums().forEach((name, schema) -> enums.put(name, ObjectViews.enumType(name, schema)));
        return enums;
    }

    /** What a caller's Jackson mapper reads and writes. */
    List<String> reflected() {
        List<String> names = new ArrayList<>();
        objects.values().forEach(object -> {
            names.add(object.className());
            object.enums().forEach(nested -> names.add(object.className() + "$" + nested.className()));
        });
        names.addAll(types.enums().keySet());
        requests.values()
                .forEach(request ->
                        request.enums().forEach(nested -> names.add(request.className() + "$" + nested.className())));
        return names;
    }

    private Views.Client client() {
        Names constants = Names.types(Set.of(), "_");
        constants.constant("DEFAULT_BASE_URI");
        constants.constant("USER_AGENT");
        Place declared = contract.root().member("servers");
        if (declared.node().isEmpty()) {
            throw new UnsupportedContractException(contract, contract.root(), "a contract without servers");
        }
        List<Views.Server> servers =
                declared.children().map(server -> server(server, constants)).toList();
        Set<String> imports =
                new TreeSet<>(Set.of("dev.createwallet.client.request.Credentials", "java.net.URI", "java.util.List"));
        List<Views.Operation> operations = contract.operations().stream()
                .map(operation -> operation(operation, constants, imports))
                .toList();
        SecurityScheme scheme = scheme();
        Place info = contract.root().member("info");
        return new Views.Client(
                Javadoc.sentence(info.member("title").text() + ": the client"),
                info.member("version").text(),
                servers,
                operations,
                scheme == null
                        ? "none()"
                        : switch (scheme.kind()) {
                            case BASIC -> "basic(apiKey)";
                            case BEARER -> "bearer(token)";
                            case API_KEY_IN_HEADER -> "header(" + literal(scheme.parameter()) + ", apiKey)";
                            case API_KEY_IN_QUERY -> "query(" + literal(scheme.parameter()) + ", apiKey)";
                        },
                scheme == null ? null : scheme.kind() == SecurityScheme.Kind.BEARER ? "token" : "apiKey",
                scheme == null
                        ? List.of()
                        : Javadoc.lines(scheme.place().member("description").text()),
                imports);
    }

    private Views.Server server(Place server, Names constants) {
        String description = server.member("description").text();
        URI url = URI.create(server.member("url").text().replace('{', '_').replace('}', '_'));
        if (server.member("variables").exists()
                || url.getHost() == null
                || !Set.of("http", "https").contains(url.getScheme())) {
            throw new UnsupportedContractException(
                    contract, server, "a server that is not an absolute http or https URL without variables");
        }
        return new Views.Server(
                constants.constant(description.isEmpty() ? "server" : description),
                literal(url.toString()),
                Javadoc.lines(description.isEmpty() ? "A server" : description));
    }

    /** The one scheme of all operations. */
    private @Nullable SecurityScheme scheme() {
        Set<SecurityScheme> schemes = new LinkedHashSet<>();
        contract.operations().forEach(operation -> operation.security().forEach(schemes::addAll));
        if (schemes.size() > 1) {
            throw new UnsupportedContractException(
                    contract,
                    contract.root().member("components").member("securitySchemes"),
                    "a choice of security schemes");
        }
        return schemes.isEmpty() ? null : schemes.iterator().next();
    }

    private Views.Operation operation(Operation operation, Names constants, Set<String> imports) {
        String method = methods.getOrDefault(operation.id(), "");
        String requestClass = requestClasses.getOrDefault(operation.id(), "");
        List<String> inputs = new ArrayList<>();
        requests.put(operation.id(), requestViews.request(operation, requestClass, method, inputs));
        JavaTypes.Scope scope = new JavaTypes.Scope(Names.types(TYPES, "Value"), false);
        List<String> responses = new ArrayList<>();
        JavaType result = responseViews.results(operation, scope, responses);
        boolean mayBeEmpty = operation.responses().stream()
                .anyMatch(
                        response -> response.isSuccess() && response.contents().isEmpty());
        responseViews.rejections(operation, scope, responses);
        responses.set(responses.size() - 1, responses.get(responses.size() - 1) + ";");
        if (result != null) {
            imports.addAll(result.imports());
        }
        String name = result == null ? "void" : mayBeEmpty ? result.nullable() : result.name();
        String boxed = result == null ? "@Nullable Void" : name;
        if (boxed.contains("@Nullable")) {
            imports.add(JavaType.NULLABLE);
        }
        String summary = operation.place().member("summary").text();
        return new Views.Operation(
                method,
                constants.constant(method),
                literal(operation.id()),
                requestClass,
                list(inputs),
                list(responseViews.codes(operation)),
                operation.place().member("deprecated").isTrue(),
                Javadoc.sentence(summary.isEmpty() ? "Calls the operation `" + operation.id() + "`" : summary),
                Javadoc.lines(operation.place().member("description").text()),
                name,
                boxed,
                result == null,
                responses);
    }

    /** Describing an object may bring up others. */
    private void describeObjects() {
        for (boolean more = true; more; ) {
            more = false;
            for (JavaTypes.ObjectType object : types.objects()) {
                Views.ObjectType known = objects.get(object.name());
                if (known == null || known.written() != object.written()) {
                    objects.put(object.name(), objectViews.object(object));
                    more = true;
                }
            }
        }
    }

    private static String list(Collection<String> texts) {
        return texts.stream().map(ClientViews::literal).collect(joining(", ", "List.of(", ")"));
    }

    /** A Java string literal. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> literal.append('\\').append((char) c);
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(c < ' ' ? "\\%03o".formatted(c) : String.valueOf((char) c));
            }
        });
        return literal.append('"').toString();
    }
}
