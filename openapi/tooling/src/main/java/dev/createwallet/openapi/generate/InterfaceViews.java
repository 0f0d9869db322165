package dev.createwallet.openapi.generate;

import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Content;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Member;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Parameter;
import dev.createwallet.openapi.model.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what the templates of the interface show of a contract. */
final class InterfaceViews {

    // spotless:off
    /** Types that the generated code names. */
    private static final Set<String> TYPES = Set.of(
            "AtLeastIfAny", "BeanParam", "BigDecimal", "Boolean", "Builder", "Class", "Collections", "Consumes", "DELETE", "DecimalMax", "DecimalMin",
            "DefaultValue", "Deprecated", "FormParam", "Format", "GET", "HEAD", "HeaderParam", "IllegalArgumentException", "Integer",
            "JsonAnyGetter", "JsonAnySetter", "JsonAutoDetect", "JsonCreator", "JsonInclude", "JsonProperty", "JsonPropertyOrder",
            "JsonSetter", "JsonValue", "LinkedHashMap", "List", "LocalDate", "Long", "Map", "MultipleOf", "NotNull", "Nulls", "OPTIONS", "Object", "Objects",
            "OffsetDateTime", "OneOf", "Override", "PATCH", "POST", "PUT", "Path", "PathParam", "Pattern", "Produces", "QueryParam",
            "Record", "Response", "Set", "Size", "String", "UniqueItems", "Valid", "Void", "Wire");
    // spotless:on

    private static final String JACKSON = "com.fasterxml.jackson.annotation.";
    private static final String FORM = "jakarta.ws.rs.FormParam";

    private final Contract contract;
    private final String modelPackage;
    private final HeldTypes types;
    private final Names names = Names.types(TYPES, "Model");
    private final List<Api> apis = new ArrayList<>();
    private final List<Type> parameters = new ArrayList<>();

    /**
     * An interface: the operations of one tag.
     *
     * @param tag the tag as code
     */
    record Api(String className, String tag, List<Op> operations, Set<String> imports) {}

    /**
     * A method of an interface.
     *
     * @param result the return type
     * @param validated whether the result is an object or list whose constraints are checked
     * @param respond the method of the stub's responder that the resource calls
     * @param resultClass the class literal that this method takes after the values, with its comma; empty if it takes
     *     none
     */
    record Op(
            String id,
            String method,
            String httpMethod,
            String path,
            String consumes,
            String produces,
            List<String> summary,
            List<String> doc,
            boolean deprecated,
            Type parameters,
            @Nullable Body body,
            String result,
            boolean validated,
            List<String> resultDoc,
            String respond,
            String resultClass) {

        public boolean hasDoc() {
            return !doc.isEmpty();
        }

        public boolean hasConsumes() {
            return !consumes.isEmpty();
        }

        public boolean hasProduces() {
            return !produces.isEmpty();
        }

        public boolean returns() {
            return !result.equals("void");
        }
    }

    /** A JSON body, as an argument of a method. */
    record Body(String type, boolean required, boolean validated, List<String> doc) {}

    /** A class: the parameters of an operation, or an object. */
    record Type(
            String className,
            String method,
            List<String> doc,
            boolean deprecated,
            List<Field> fields,
            List<Enumeration> enums,
            Set<String> imports) {

        public boolean hasFields() {
            return !fields.isEmpty();
        }

        /** The wire names as string literals. */
        public String wireNames() {
            return fields.stream().map(Field::wireName).collect(Collectors.joining(", "));
        }
    }

    /**
     * A value of a class.
     *
     * @param wireName as a string literal
     * @param code the wire name as code
     * @param place the method of the stub's values that takes it
     * @param annotations one a line
     */
    record Field(
            String name,
            String wireName,
            String code,
            String place,
            List<String> annotations,
            HeldType type,
            boolean required,
            boolean nullable,
            boolean sensitive,
            boolean deprecated,
            List<String> doc) {

        public boolean converted() {
            return type.isConverted();
        }

        /** What a field keeps of a collection, which stays the caller's. */
        public String kept() {
            return type.isConverted()
                    ? "Wire.convert(value, " + type.toWire() + ")"
                    : list() || type.java().startsWith("Map<") ? "Wire.copy(value)" : "value";
        }

        public boolean list() {
            return type.plain().startsWith("List<");
        }

        public boolean nullableAndRequired() {
            return nullable && required;
        }

        /** Bean Validation can't tell an optional property that is null from one that is absent. */
        public boolean rejectsNull() {
            return !nullable && !required;
        }

        public boolean nullableAndOptional() {
            return nullable && !required;
        }
    }

    /** Texts or numbers that a value is one of. */
    record Enumeration(String className, List<String> doc, List<Constant> constants) {}

    /** One of them. */
    record Constant(String name, String literal, String code) {}

    InterfaceViews(Contract contract, String apiPackage, String modelPackage) {
        this.contract = contract;
        this.modelPackage = modelPackage;
        Map<String, String> parameterClasses = new LinkedHashMap<>();
        contract.operations()
                .forEach(operation -> parameterClasses.put(
                        operation.id(), names.type(Names.pascalCase(operation.id()) + "Parameters")));
        this.types = new HeldTypes(contract, names);
        Map<String, List<Operation>> byTag = new LinkedHashMap<>();
        contract.operations()
                .forEach(operation -> byTag.computeIfAbsent(operation.tag().orElse("default"), tag -> new ArrayList<>())
                        .add(operation));
        Names apiNames = Names.types(TYPES, "Api");
        byTag.forEach((tag, operations) -> {
            Names methods = Names.members();
            Set<String> imports = new TreeSet<>();
            List<Op> ops = operations.stream()
                    .map(operation -> op(
                            operation,
                            methods.member(operation.id()),
                            parameterClasses.getOrDefault(operation.id(), ""),
                            imports))
                    .toList();
            apis.add(new Api(apiNames.type(Names.pascalCase(tag) + "Api"), Javadoc.code(tag), ops, imports));
        });
    }

    List<Api> apis() {
        return apis;
    }

    List<Type> parameters() {
        return parameters;
    }

    /** The objects, those found only within others included. */
    Collection<Type> objects() {
        Map<String, Type> objects = new LinkedHashMap<>();
        while (objects.size() < types.objects().size()) {
            new LinkedHashMap<>(types.objects())
                    .forEach((name, schema) -> objects.computeIfAbsent(name, key -> object(key, schema)));
        }
        return objects.values();
    }

    List<Enumeration> enums() {
        objects();
        return types.enums().entrySet().stream()
                .map(type -> HeldTypes.enumeration(type.getKey(), type.getValue()))
                .toList();
    }

    private Op op(Operation operation, String method, String parameterClass, Set<String> imports) {
        Place place = operation.place();
        Type type = parameters(operation, method, parameterClass);
        parameters.add(type);
        imports.add(modelPackage + "." + parameterClass);
        imports.add("jakarta.ws.rs.BeanParam");
        imports.add("jakarta.ws.rs." + operation.method());
        imports.addAll(Set.of(
                "jakarta.validation.Valid",
                "jakarta.validation.constraints.NotNull",
                "jakarta.ws.rs.Path",
                "java.util.List"));
        Optional<Content> json =
                operation.requestContents().filter(content -> !content.isForm()).findFirst();
        Body body = json.map(content -> body(operation, content, imports)).orElse(null);
        String consumes = mediaTypes(operation.requestContents().toList());
        String produces = mediaTypes(operation.responses().stream()
                .flatMap(response -> response.contents().stream())
                .toList());
        if (!consumes.isEmpty()) {
            imports.add("jakarta.ws.rs.Consumes");
        }
        if (!produces.isEmpty()) {
            imports.add("jakarta.ws.rs.Produces");
        }
        String summary = place.member("summary").text();
        List<Response> successes =
                operation.responses().stream().filter(Response::isSuccess).toList();
        Result result = result(operation, successes);
        // The objects of rejections too, for a provider to build them.
        operation.responses().stream()
                .filter(response -> !response.isSuccess())
                .flatMap(response -> response.contents().stream())
                .forEach(content -> typeOf(content.schema(), operation, "Error"));
        imports.addAll(result.imports());
        return new Op(
                ClientViews.literal(operation.id()),
                method,
                operation.method(),
                ClientViews.literal(operation.path()),
                consumes,
                produces,
                Javadoc.sentence(summary.isEmpty() ? "The operation `" + operation.id() + "`" : summary),
                Javadoc.lines(place.member("description").text()),
                place.member("deprecated").isTrue(),
                type,
                body,
                result.type(),
                result.validated(),
                result.doc(),
                result.respond(),
                result.resultClass());
    }

    private static String mediaTypes(List<Content> contents) {
        return contents.stream()
                .map(Content::mediaType)
                .distinct()
                .map(ClientViews::literal)
                .collect(Collectors.joining(", "));
    }

    private record Result(
            String type,
            boolean validated,
            String respond,
            String resultClass,
            List<String> doc,
            Set<String> imports) {}

    /**
     * Typed if each success is 200 with one schema, or 204; else the standard's Response, since only that can have
     * another status.
     */
    private Result result(Operation operation, List<Response> successes) {
        List<String> doc = successes.stream()
                .flatMap(success ->
                        Javadoc.sentence(success.place().member("description").text()).stream())
                .toList();
        boolean hasBody =
                successes.stream().anyMatch(success -> !success.contents().isEmpty());
        String statuses = successes.stream().map(Response::status).collect(Collectors.joining(","));
        if (!hasBody && (statuses.equals("204") || (operation.method().equals("HEAD") && statuses.equals("200")))) {
            return new Result("void", false, "respondNothing", "", List.of(), Set.of());
        }
        if (statuses.equals("200") && hasBody) {
            Place schema = successes.get(0).contents().get(0).schema();
            HeldType type = typeOf(schema, operation, "Response");
            if (!type.isConverted() && types.isObject(schema)) {
                return new Result(type.java(), true, "respond", ", " + type.java() + ".class", doc, imported(type));
            }
            Place resolved = contract.resolve(schema);
            if (!type.isConverted()
                    && resolved.member("type").text().equals("array")
                    && types.isObject(resolved.member("items"))) {
                String element =
                        type.java().substring("List<".length(), type.java().length() - 1);
                Set<String> imports = new TreeSet<>(imported(type));
                imports.addAll(typeOf(resolved.member("items"), operation, "ResponseItem")
                        .imports());
                return new Result(
                        "List<@Valid " + element + ">",
                        false,
                        "respondList",
                        ", " + element + ".class",
                        doc,
                        addModels(imports));
            }
        }
        List<String> entities = new ArrayList<>();
        for (Response success : successes) {
            entities.addAll(Javadoc.sentence(success.status() + ": "
                    + success.place().member("description").text()));
        }
        return new Result("Response", false, "respondAny", "", entities, Set.of("jakarta.ws.rs.core.Response"));
    }

    private HeldType typeOf(Place schema, Operation operation, String name) {
        return types.of(
                schema,
                false,
                new HeldTypes.Scope(Names.types(TYPES, "Value")),
                Names.pascalCase(operation.id()),
                name);
    }

    private Set<String> imported(HeldType type) {
        return addModels(type.imports());
    }

    /** The classes of the contract are in another package than the interface. */
    private Set<String> addModels(Set<String> imports) {
        return imports.stream()
                .map(name -> name.indexOf('.') < 0 ? modelPackage + "." + name : name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Body body(Operation operation, Content content, Set<String> imports) {
        HeldType type = typeOf(content.schema(), operation, "Body");
        boolean required = operation.body().orElseThrow().required();
        imports.addAll(addModels(type.imports()));
        String description =
                operation.body().orElseThrow().place().member("description").text();
        return new Body(
                type.plain(),
                required,
                types.isObject(content.schema()),
                Javadoc.sentence(
                        description.isEmpty()
                                ? contract.resolve(content.schema())
                                        .member("description")
                                        .text()
                                : description));
    }

    private Type parameters(Operation operation, String method, String className) {
        Names members = Names.members("builder", "build");
        Set<String> imports = new TreeSet<>(Set.of("java.util.Objects"));
        HeldTypes.Scope scope = new HeldTypes.Scope(Names.types(TYPES, "Value"));
        List<Field> fields = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            String in = parameter.in().name().charAt(0)
                    + parameter.in().name().substring(1).toLowerCase(Locale.ROOT);
            fields.add(field(
                    parameter.name(),
                    parameter.schema(),
                    parameter.place(),
                    "jakarta.ws.rs." + in + "Param",
                    parameter.required(),
                    isSensitive(parameter.schema()),
                    className,
                    members,
                    scope,
                    imports));
        }
        operation.requestContents().filter(Content::isForm).findFirst().ifPresent(form -> {
            Place schema = contract.resolve(form.schema());
            Set<String> required =
                    schema.member("required").children().map(Place::text).collect(Collectors.toSet());
            boolean bodyRequired = operation.body().orElseThrow().required();
            schema.member("properties")
                    .children()
                    .forEach(property -> fields.add(field(
                            property.name(),
                            property,
                            property,
                            FORM,
                            bodyRequired && required.contains(property.name()),
                            contract.isSensitive(form.schema()) || isSensitive(property),
                            className,
                            members,
                            scope,
                            imports)));
        });
        imports.removeIf(name -> name.indexOf('.') < 0);
        return new Type(
                className,
                method,
                List.of(),
                operation.place().member("deprecated").isTrue(),
                fields,
                scope.enumerations(),
                imports);
    }

    private Field field(
            String name,
            Place schema,
            Place described,
            String binding,
            boolean required,
            boolean sensitive,
            String className,
            Names members,
            HeldTypes.Scope scope,
            Set<String> imports) {
        HeldType type = types.of(schema, true, scope, className, Names.pascalCase(name));
        String simpleBinding = binding.substring(binding.lastIndexOf('.') + 1);
        imports.add(binding);
        imports.addAll(type.imports());
        Place resolved = contract.resolve(schema);
        List<String> annotations = new ArrayList<>();
        annotations.add("@" + simpleBinding + "(" + ClientViews.literal(name) + ")");
        if (resolved.member("default").exists()) {
            imports.add("jakarta.ws.rs.DefaultValue");
            annotations.add("@DefaultValue("
                    + ClientViews.literal(resolved.member("default").text()) + ")");
        }
        boolean list = type.plain().startsWith("List<");
        boolean exploded = (!described.member("explode").exists()
                        || described.member("explode").isTrue())
                && (described.member("style").text().isEmpty()
                        || described.member("style").text().equals("form"));
        boolean repeatable = exploded && (binding.equals(FORM) || binding.endsWith(".QueryParam"));
        if ((list && !repeatable) || type.plain().startsWith("Map<")) {
            throw new UnsupportedContractException(
                    contract, described, "a parameter with several values that is not repeated in the query or form");
        }
        if (required) {
            imports.add("jakarta.validation.constraints." + (list ? "Size" : "NotNull"));
            annotations.add(list ? "@Size(min = 1, message = \"is required\")" : "@NotNull");
        }
        annotations.addAll(type.constraints());
        String description = described.member("description").text();
        return new Field(
                members.member(name),
                ClientViews.literal(name),
                Javadoc.code(name),
                simpleBinding.replace("Param", "").toLowerCase(Locale.ROOT),
                annotations,
                type,
                required,
                false,
                sensitive,
                described.member("deprecated").isTrue(),
                Javadoc.sentence(
                        description.isEmpty() ? resolved.member("description").text() : description));
    }

    private Type object(String className, Place schema) {
        Names members = Names.members("builder", "build", "furtherMembers", "furtherMember", "of");
        HeldTypes.Scope scope = new HeldTypes.Scope(Names.types(TYPES, "Value"));
        Set<String> imports = new TreeSet<>(Set.of(
                JACKSON + "JsonAnyGetter",
                JACKSON + "JsonAnySetter",
                JACKSON + "JsonAutoDetect",
                JACKSON + "JsonCreator",
                JACKSON + "JsonInclude",
                JACKSON + "JsonProperty",
                JACKSON + "JsonPropertyOrder",
                "dev.createwallet.server.support.Wire",
                "java.util.LinkedHashMap",
                "java.util.List",
                "java.util.Map",
                "java.util.Objects"));
        Set<String> required = types.required(schema);
        List<Field> fields = new ArrayList<>();
        types.properties(schema).forEach((name, property) -> {
            HeldType type = types.of(property, false, scope, className, Names.pascalCase(name));
            imports.addAll(type.imports());
            Place resolved = contract.resolve(property);
            boolean nullable = contract.isNullable(property);
            List<String> annotations = new ArrayList<>();
            annotations.add("@JsonProperty(" + ClientViews.literal(name) + ")");
            if (required.contains(name) && nullable) {
                annotations.add("@JsonInclude(JsonInclude.Include.ALWAYS)");
            } else if (required.contains(name)) {
                imports.add("jakarta.validation.constraints.NotNull");
                annotations.add("@NotNull");
            } else if (!nullable) {
                imports.addAll(Set.of(JACKSON + "JsonSetter", JACKSON + "Nulls"));
            }
            annotations.addAll(type.constraints());
            String description = property.member("description").text();
            fields.add(new Field(
                    members.member(name),
                    ClientViews.literal(name),
                    Javadoc.code(name),
                    "",
                    annotations,
                    type,
                    required.contains(name),
                    nullable,
                    contract.isSensitive(schema) || isSensitive(property),
                    resolved.member("deprecated").isTrue(),
                    Javadoc.sentence(
                            description.isEmpty()
                                    ? resolved.member("description").text()
                                    : description)));
        });
        imports.removeIf(name -> name.indexOf('.') < 0);
        List<String> doc = Javadoc.sentence(schema.member("description").text());
        return new Type(
                className,
                "",
                doc.isEmpty() ? List.of("The object " + Javadoc.code(className) + " of the contract.") : doc,
                false,
                fields,
                scope.enumerations(),
                imports);
    }

    /** Whether a value, or an element of it, is a secret or personal data. An object masks its own properties. */
    private boolean isSensitive(Place schema) {
        return contract.members(schema).stream()
                .filter(member -> member.path().stream().noneMatch(Member.Property.class::isInstance))
                .anyMatch(Member::sensitive);
    }
}
