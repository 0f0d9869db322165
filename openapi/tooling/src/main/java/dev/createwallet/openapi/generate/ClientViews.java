package dev.createwallet.openapi.generate;

import static java.util.stream.Collectors.joining;

import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.generate.JavaType.Shown;
import dev.createwallet.openapi.model.Content;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Parameter;
import dev.createwallet.openapi.model.RequestBody;
import dev.createwallet.openapi.model.Response;
import dev.createwallet.openapi.model.SecurityScheme;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what the client's templates show of a contract. */
final class ClientViews {

    /** Types of the client and of Java that the generated code names, and so no class of the contract can be called. */
    private static final Set<String> TYPES = Set.of(
            "BigDecimal", "BodyReader", "Boolean", "Builder", "Calls", "Class", "CompletableFuture", "Credentials", "Deprecated",
            "Function", "FunctionalInterface", "IllegalArgumentException", "IllegalStateException", "Integer", "InvalidResponseException",
            "Interpreter", "Json", "JsonCreator", "JsonObject", "JsonReader", "JsonText", "JsonValue", "LinkedHashMap", "List", "LocalDate",
            "Long", "Map", "Masked", "Mismatch", "NoResponseException", "Nullable", "Object", "Objects", "OffsetDateTime", "Operation",
            "Override", "RawResponse", "Record", "RequestEncoder", "RequestRejectedException", "Response", "String", "URI", "UrlEncoding",
            "Void", "WalletClient", "WalletClientBuilder", "WalletClientException");

    /** Headers that a parameter does not set, as OpenAPI says. */
    private static final Set<String> NOT_PARAMETERS = Set.of("accept", "authorization", "content-type");

    /** Headers that the JDK sets itself. */
    private static final Set<String> OF_THE_JDK = Set.of("connection", "content-length", "expect", "host", "upgrade");

    /** The name of a header (RFC 9110, section 5.6.2). */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** Conflicts and limits: whether anything was done before is not known from the status. */
    private static final Set<String> MAYBE_DONE = Set.of("408", "409", "425", "429");

    private final Contract contract;
    private final Names classNames = Names.types(TYPES, "Model");
    private final Map<String, String> methods = new LinkedHashMap<>();
    private final Map<String, String> requestClasses = new LinkedHashMap<>();
    private final JavaTypes types;
    private final Map<String, Views.Request> requests = new LinkedHashMap<>();
    private final Map<String, Views.ObjectType> objects = new LinkedHashMap<>();
    private final Views.Client client;

    /** @throws UnsupportedContractException if the contract has what no client can be generated for */
    static ClientViews of(Contract contract) {
        return new ClientViews(contract);
    }

    private ClientViews(Contract contract) {
        this.contract = contract;
        nameOperations();
        this.types = new JavaTypes(contract, classNames);
        this.client = client();
        describeObjects();
    }

    private void nameOperations() {
        Names names = Names.members("builder", "close");
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
        types.enums().forEach((name, schema) -> enums.put(name, enumType(name, schema)));
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
        requests.values().forEach(request -> request.enums().forEach(nested -> names.add(request.className() + "$" + nested.className())));
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
        List<Views.Server> servers = declared.children().map(server -> server(server, constants)).toList();
        Set<String> imports = new TreeSet<>(Set.of("dev.createwallet.client.request.Credentials", "java.net.URI"));
        List<Views.Operation> operations =
                contract.operations().stream().map(operation -> operation(operation, constants, imports)).toList();
        SecurityScheme scheme = scheme();
        Place info = contract.root().member("info");
        return new Views.Client(
                Javadoc.sentence(info.member("title").text() + ": the client"), info.member("version").text(), servers, operations,
                scheme == null ? "none()" : switch (scheme.kind()) {
                    case BASIC -> "basic(apiKey)";
                    case BEARER -> "bearer(token)";
                    case API_KEY_IN_HEADER -> "header(" + literal(scheme.parameter()) + ", apiKey)";
                    case API_KEY_IN_QUERY -> "query(" + literal(scheme.parameter()) + ", apiKey)";
                },
                scheme == null ? null : scheme.kind() == SecurityScheme.Kind.BEARER ? "token" : "apiKey", imports);
    }

    private Views.Server server(Place server, Names constants) {
        String description = server.member("description").text();
        URI url = URI.create(server.member("url").text().replace('{', '_').replace('}', '_'));
        if (server.member("variables").exists() || url.getHost() == null || !Set.of("http", "https").contains(url.getScheme())) {
            throw new UnsupportedContractException(contract, server, "a server that is not an absolute http or https URL without variables");
        }
        return new Views.Server(
                constants.constant(description.isEmpty() ? "server" : description), literal(url.toString()),
                Javadoc.lines(description.isEmpty() ? "A server" : description));
    }

    /** The one scheme of all operations. */
    private @Nullable SecurityScheme scheme() {
        Set<SecurityScheme> schemes = new LinkedHashSet<>();
        contract.operations().forEach(operation -> operation.security().forEach(schemes::addAll));
        if (schemes.size() > 1) {
            throw new UnsupportedContractException(contract, contract.root().member("components").member("securitySchemes"),
                    "a choice of security schemes");
        }
        return schemes.isEmpty() ? null : schemes.iterator().next();
    }

    private Views.Operation operation(Operation operation, Names constants, Set<String> imports) {
        String method = methods.getOrDefault(operation.id(), "");
        String requestClass = requestClasses.getOrDefault(operation.id(), "");
        List<String> inputs = new ArrayList<>();
        requests.put(operation.id(), request(operation, requestClass, method, inputs));
        JavaTypes.Scope scope = new JavaTypes.Scope(Names.types(TYPES, "Value"), false);
        List<String> responses = new ArrayList<>();
        JavaType result = results(operation, scope, responses);
        boolean mayBeEmpty = operation.responses().stream().anyMatch(response -> response.isSuccess() && response.contents().isEmpty());
        rejections(operation, scope, responses);
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
                method, constants.constant(method), literal(operation.id()), requestClass, inputs.stream().map(input -> ", " + literal(input)).collect(joining()),
                operation.place().member("deprecated").isTrue(),
                Javadoc.sentence(summary.isEmpty() ? "Calls the operation `" + operation.id() + "`" : summary),
                Javadoc.lines(operation.place().member("description").text()), name, boxed, result == null, responses);
    }

    /** The type of the operation's results; null if they have no body. */
    private @Nullable JavaType results(Operation operation, JavaTypes.Scope scope, List<String> calls) {
        JavaType type = null;
        for (Response response : operation.responses()) {
            if (isError(response)) {
                continue;
            }
            if (!response.isSuccess()) {
                throw new UnsupportedContractException(contract, response.place(), "a response that is neither a success nor an error");
            }
            Content content = operation.method().equals("HEAD") ? null : json(response);
            JavaType next = content == null ? null : types.of(content.schema(), scope, hint(operation, response), "Result");
            if (next != null && type != null && !next.name().equals(type.name())) {
                throw new UnsupportedContractException(contract, response.place(), "a second type of result");
            }
            type = next == null ? type : next;
            calls.add(".result(" + statuses(response) + ", " + body(next, content) + ")");
        }
        if (calls.isEmpty()) {
            throw new UnsupportedContractException(contract, operation.place(), "an operation without a documented success");
        }
        return type;
    }

    private void rejections(Operation operation, JavaTypes.Scope scope, List<String> calls) {
        Set<String> readers = new LinkedHashSet<>();
        List<Response> errors = operation.responses().stream()
                .filter(ClientViews::isError).sorted(Comparator.comparing(ClientViews::breadth)).toList();
        for (Response error : errors) {
            Content content = operation.method().equals("HEAD") ? null : json(error);
            String body = body(content == null ? null : types.of(content.schema(), scope, hint(operation, error), "Error"), content);
            boolean nothingDone = error.nothingDone()
                    .orElse(breadth(error) == 0 && error.status().startsWith("4") && !MAYBE_DONE.contains(error.status()));
            calls.add(".rejection(" + statuses(error) + ", " + nothingDone + ", " + body + ")");
            if (content != null) {
                readers.add(body);
            }
        }
        boolean all = errors.stream().anyMatch(error -> error.status().equals(Response.DEFAULT));
        if (!all && readers.size() == 1) {
            // Servers tend to have one schema for all rejections, those included that are not documented.
            calls.add(".rejection(400, 599, false, " + readers.iterator().next() + ")");
        }
    }

    private static boolean isError(Response response) {
        return response.status().startsWith("4") || response.status().startsWith("5") || response.status().equals(Response.DEFAULT);
    }

    /** 0 for a single status, 1 for a range, 2 for all. */
    private static int breadth(Response response) {
        return response.status().equals(Response.DEFAULT) ? 2 : response.status().chars().allMatch(Character::isDigit) ? 0 : 1;
    }

    private static String statuses(Response response) {
        return switch (breadth(response)) {
            case 0 -> response.status() + ", " + response.status();
            case 1 -> response.status().charAt(0) + "00, " + response.status().charAt(0) + "99";
            default -> "400, 599";
        };
    }

    private String body(@Nullable JavaType type, @Nullable Content content) {
        if (type == null || content == null) {
            return "BodyReader.none()";
        }
        return "BodyReader.json(" + (types.isNullable(content.schema()) && !type.name().equals("Object") ? "Json.nullable(" + type.reader() + ")" : type.reader()) + ")";
    }

    private @Nullable Content json(Response response) {
        for (Content content : response.contents()) {
            if (!isJson(content)) {
                throw new UnsupportedContractException(contract, content.place(), "a response in " + content.mediaType());
            }
        }
        return response.contents().isEmpty() ? null : response.contents().get(0);
    }

    private static boolean isJson(Content content) {
        String type = content.mediaType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static String hint(Operation operation, Response response) {
        return Names.pascalCase(operation.id()) + Names.pascalCase(response.status()) + "Response";
    }

    private Views.Request request(Operation operation, String className, String method, List<String> wireNames) {
        try {
            new URI("http://host" + operation.path().replace('{', '_').replace('}', '_'));
        } catch (URISyntaxException e) {
            throw new UnsupportedContractException(contract, operation.place(), "a path that is not a URL path");
        }
        Names names = Names.members("builder", "build", "encoder");
        Names nested = Names.types(TYPES, "Value");
        JavaTypes.Scope scope = new JavaTypes.Scope(nested, true);
        Set<String> imports = new TreeSet<>(Set.of("dev.createwallet.client.request.RequestEncoder", JavaType.NULLABLE));
        List<Views.Input> inputs = new ArrayList<>();
        List<String> encoding = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in() == Parameter.In.HEADER && NOT_PARAMETERS.contains(parameter.name().toLowerCase(Locale.ROOT))) {
                continue;
            }
            Views.Input input = parameter(parameter, names, scope, imports);
            inputs.add(input);
            wireNames.add(parameter.name());
            encoding.add("." + parameter.in().name().toLowerCase(Locale.ROOT) + "(" + input.wire() + ", " + input.name() + ")");
        }
        operation.body().ifPresent(body -> body(operation, body, names, scope, inputs, encoding, wireNames, imports));
        boolean open = operation.security().stream().allMatch(List::isEmpty);
        if (open && scheme() != null) {
            encoding.add(".withoutCredentials()");
        }
        if (!inputs.isEmpty()) {
            imports.add("java.util.Objects");
        }
        List<Views.EnumType> enums = enums(scope);
        if (!enums.isEmpty()) {
            imports.addAll(ENUM_IMPORTS);
        }
        return new Views.Request(className, method, Javadoc.code(operation.id()), Javadoc.code(operation.method() + " " + operation.path()),
                literal(operation.method()), literal(operation.path()), inputs, encoding,
                enums, imports);
    }

    private Views.Input parameter(Parameter parameter, Names names, JavaTypes.Scope scope, Set<String> imports) {
        Place place = parameter.place();
        String style = place.member("style").text();
        boolean plain = switch (parameter.in()) {
            case PATH, HEADER -> style.isEmpty() || style.equals("simple");
            case QUERY -> (style.isEmpty() || style.equals("form")) && !place.member("allowReserved").isTrue();
        };
        if (!plain || !parameter.schema().exists()) {
            throw new UnsupportedContractException(contract, place, "a parameter of this style or with a media type");
        }
        if (parameter.in() == Parameter.In.HEADER && OF_THE_JDK.contains(parameter.name().toLowerCase(Locale.ROOT))) {
            throw new UnsupportedContractException(contract, place, "a header that HTTP sets itself");
        }
        if (parameter.in() == Parameter.In.HEADER && !TOKEN.matcher(parameter.name()).matches()) {
            throw new UnsupportedContractException(contract, place, "a header whose name HTTP does not allow");
        }
        JavaType type = types.of(parameter.schema(), scope, "", Names.pascalCase(parameter.name()));
        requireScalar(type, parameter.schema(), parameter.in() != Parameter.In.PATH);
        if (type.isCollection() && place.member("explode").exists() && !place.member("explode").isTrue() && parameter.in() == Parameter.In.QUERY) {
            throw new UnsupportedContractException(contract, place.member("explode"), "an array in one query parameter");
        }
        String wire = literal(parameter.name());
        String name = names.member(parameter.name());
        String looked = switch (parameter.in()) {
            case PATH -> "UrlEncoding.requireSegment(" + wire + ", %s)";
            case HEADER -> "RequestEncoder.requireHeader(" + wire + ", %s)";
            case QUERY -> "%s";
        };
        String limits = !type.text() ? null : switch (parameter.in()) {
            case PATH -> "the value cannot be a path segment: it must not be empty, {@code .} or {@code ..}";
            case HEADER -> "a header cannot carry the value: it must be printable ASCII, without a space at either end";
            case QUERY -> null;
        };
        if (type.text() && parameter.in() == Parameter.In.PATH) {
            imports.add("dev.createwallet.client.request.UrlEncoding");
        }
        return input(name, parameter.name(), type, parameter.required(), false, place, parameter.schema(), type.text() ? looked : "%s", limits, imports);
    }

    private void body(Operation operation, RequestBody body, Names names, JavaTypes.Scope scope, List<Views.Input> inputs, List<String> encoding,
            List<String> wireNames, Set<String> imports) {
        if (body.contents().size() != 1) {
            throw new UnsupportedContractException(contract, body.place(), "a choice of media types for the request");
        }
        Content content = body.contents().get(0);
        if (content.isForm()) {
            form(content, names, scope, inputs, encoding, wireNames, imports);
        } else if (isJson(content)) {
            JavaType type = types.of(content.schema(), scope, Names.pascalCase(operation.id()) + "Body", "Body");
            Views.Input input = input(names.member("body"), "body", type, body.required(), types.isNullable(content.schema()), body.place(), content.schema(), "%s", null, imports);
            inputs.add(input);
            contract.resolve(content.schema()).member("properties").children().forEach(property -> wireNames.add(property.name()));
            String json = "JsonText.write(" + type.written(input.name()) + ")";
            encoding.add(".body(" + literal(content.mediaType()) + ", " + (body.required() ? json : input.name() + " == null ? null : " + json) + ")");
        } else {
            throw new UnsupportedContractException(contract, content.place(), "a request in " + content.mediaType());
        }
    }

    private void form(Content content, Names names, JavaTypes.Scope scope, List<Views.Input> inputs, List<String> encoding,
            List<String> wireNames, Set<String> imports) {
        if (content.place().member("encoding").exists()) {
            throw new UnsupportedContractException(contract, content.place().member("encoding"), "an encoding of form fields");
        }
        Place schema = contract.resolve(content.schema());
        if (schema.member("properties").node().isEmpty()) {
            throw new UnsupportedContractException(contract, schema, "a form without fields");
        }
        Set<String> required = required(schema);
        schema.member("properties").children().forEach(field -> {
            if (contract.resolve(field).member("readOnly").isTrue()) {
                return;
            }
            JavaType type = types.of(field, scope, "", Names.pascalCase(field.name()));
            requireScalar(type, field, true);
            Views.Input input = input(names.member(field.name()), field.name(), type, required.contains(field.name()), false, contract.resolve(field), field, "%s", null, imports);
            inputs.add(input);
            wireNames.add(field.name());
            encoding.add(".form(" + input.wire() + ", " + input.name() + ")");
        });
    }

    /** Parameters and form fields: texts, numbers, booleans, times, and arrays of them. */
    private void requireScalar(JavaType type, Place schema, boolean orArray) {
        Place resolved = contract.resolve(schema);
        Place scalar = orArray && type.isCollection() ? contract.resolve(resolved.member("items")) : resolved;
        if (!Set.of("string", "number", "integer", "boolean").contains(scalar.member("type").text())) {
            throw new UnsupportedContractException(contract, schema, "a parameter or form field of this type");
        }
    }

    private Views.Input input(String name, String wireName, JavaType type, boolean required, boolean nullable, Place declared, Place schema, String looked, @Nullable String limits, Set<String> imports) {
        imports.addAll(type.imports());
        String given = required && !nullable ? "Objects.requireNonNull(" + name + ", " + literal(wireName) + ")" : name;
        String kept = looked.formatted(type.isCollection() ? "Json.copy(" + given + ")" : given);
        boolean checked = !kept.equals(name) && !required;
        return new Views.Input(
                name, type(name) + "Step", literal(wireName), Javadoc.code(wireName), required && !nullable ? type.name() : type.nullable(), required, nullable,
                declared.member("deprecated").isTrue() || contract.resolve(schema).member("deprecated").isTrue(),
                doc(declared, schema, wireName), checked ? name + " == null ? null : " + kept : kept,
                type.shown() == Shown.MASKED ? "Masked.of(" + name + ")" : name, limits);
    }

    private static String type(String member) {
        return member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1);
    }

    private List<String> doc(Place declared, Place schema, String wireName) {
        return Stream.of(declared, schema, contract.resolve(schema))
                .map(place -> Javadoc.lines(place.member("description").text())).filter(lines -> !lines.isEmpty()).findFirst()
                .orElse(List.of("The value of " + Javadoc.code(wireName) + "."));
    }

    private static Set<String> required(Place schema) {
        return new LinkedHashSet<>(schema.member("required").children().map(Place::text).toList());
    }

    /** Describing an object may bring up others. */
    private void describeObjects() {
        for (boolean more = true; more; ) {
            more = false;
            for (JavaTypes.ObjectType object : types.objects()) {
                Views.ObjectType known = objects.get(object.name());
                if (known == null || known.written() != object.written()) {
                    objects.put(object.name(), object(object));
                    more = true;
                }
            }
        }
    }

    private Views.ObjectType object(JavaTypes.ObjectType object) {
        Place schema = object.schema();
        Names accessors = Names.members("json", "builder");
        Names setters = Names.members("build");
        JavaTypes.Scope scope = new JavaTypes.Scope(Names.types(TYPES, "Value"), object.written());
        Set<String> imports = new TreeSet<>(Set.of(JavaType.NULLABLE, "com.fasterxml.jackson.annotation.JsonCreator", "com.fasterxml.jackson.annotation.JsonValue"));
        Set<String> required = required(schema);
        List<Views.Property> properties = new ArrayList<>();
        List<Views.Input> inputs = new ArrayList<>();
        schema.member("properties").children().forEach(declared -> {
            Place resolved = contract.resolve(declared);
            JavaType type = types.of(declared, scope, object.name() + Names.pascalCase(declared.name()), Names.pascalCase(declared.name()));
            boolean always = required.contains(declared.name()) && !resolved.member("writeOnly").isTrue();
            properties.add(property(declared, type, always, accessors, imports));
            if (object.written() && !resolved.member("readOnly").isTrue()) {
                inputs.add(objectInput(declared, type, required.contains(declared.name()), setters, imports));
            }
        });
        if (object.written()) {
            imports.addAll(List.of("java.util.LinkedHashMap", "java.util.Map"));
            if (inputs.stream().anyMatch(Views.Input::required)) {
                imports.add("java.util.Objects");
            }
        }
        List<Views.EnumType> enums = enums(scope);
        if (!enums.isEmpty()) {
            imports.addAll(ENUM_IMPORTS);
        }
        List<String> doc = Javadoc.lines(schema.member("description").text());
        return new Views.ObjectType(object.name(), doc.isEmpty() ? List.of("An object of the contract.") : doc, Javadoc.code(schema.name()), properties,
                object.written(), inputs, enums, imports);
    }

    private Views.Property property(Place declared, JavaType type, boolean required, Names accessors, Set<String> imports) {
        imports.addAll(type.imports());
        boolean nullable = types.isNullable(declared);
        String wire = literal(declared.name());
        String reader = required && nullable && !type.name().equals("Object") ? "Json.nullable(" + type.reader() + ")" : type.reader();
        boolean empty = !required && type.isCollection();
        String read = "json." + (required ? "required(" : "optional(") + wire + ", " + reader
                + (empty ? ", " + type.kind().empty() : "") + ")";
        boolean never = empty || (required && !nullable);
        String absent = empty ? "empty if it is " + (nullable ? "null or " : "") + "absent"
                : required ? nullable ? "null if it is null" : null : nullable ? "null if it is null or absent" : "null if it is absent";
        String name = accessors.member(declared.name());
        String has = !required && nullable ? accessors.member("has_" + name) : null;
        String shown = switch (type.shown()) {
            case MASKED -> "Masked.of(" + name + "())";
            case AS_IS -> name + "()";
            case UNLESS_TEXT -> contract.resolve(declared).member("x-unique").isTrue() && type.name().equals("String")
                    ? name + "()"
                    : "Masked.unlessCode(" + name + "()" + words(declared, type) + ")";
        };
        return new Views.Property(
                name, wire, Javadoc.code(declared.name()), never ? type.primitive() : type.nullable(), read,
                contract.resolve(declared).member("deprecated").isTrue(), doc(declared, declared, declared.name()), absent, has, shown);
    }

    /** The texts that the contract lists say nothing of what was sent. */
    private String words(Place declared, JavaType type) {
        Place schema = contract.resolve(declared);
        Place listed = type.isCollection() ? contract.resolve(schema.member("items").exists() ? schema.member("items") : schema.member("additionalProperties")) : schema;
        return listed.member("enum").children().filter(value -> value.node().isTextual()).map(value -> ", " + literal(value.text())).collect(joining());
    }

    private Views.Input objectInput(Place declared, JavaType type, boolean required, Names setters, Set<String> imports) {
        boolean nullable = types.isNullable(declared);
        Views.Input input = input(setters.member(declared.name()), declared.name(), type, required, nullable, declared, declared, "%s", null, imports);
        String given = required && !nullable ? "Objects.requireNonNull(" + input.name() + ", " + input.wire() + ")" : input.name();
        String written = type.written(given);
        String kept = written.equals(given) || (required && !nullable) ? written : input.name() + " == null ? null : " + written;
        return new Views.Input(input.name(), input.step(), input.wire(), input.code(), input.type(), required, nullable, input.deprecated(), input.doc(), kept, input.shown(), null);
    }

    private static final List<String> ENUM_IMPORTS =
            List.of("com.fasterxml.jackson.annotation.JsonCreator", "com.fasterxml.jackson.annotation.JsonValue", "java.util.List", "java.util.Objects");

    private static List<Views.EnumType> enums(JavaTypes.Scope scope) {
        List<Views.EnumType> enums = new ArrayList<>();
        scope.enums().forEach((name, schema) -> enums.add(enumType(name, schema)));
        return enums;
    }

    private static Views.EnumType enumType(String name, Place schema) {
        Names constants = Names.types(Set.of(), "_");
        List<String> doc = Javadoc.lines(schema.member("description").text());
        return new Views.EnumType(name, doc.isEmpty() ? List.of("One of the texts of " + Javadoc.code(schema.name()) + ".") : doc,
                schema.member("enum").children().filter(value -> value.node().isTextual())
                        .map(value -> new Views.EnumValue(constants.constant(value.text()), literal(value.text()), Javadoc.code(value.text())))
                        .toList());
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
