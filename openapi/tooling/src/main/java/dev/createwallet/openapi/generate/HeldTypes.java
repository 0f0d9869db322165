package dev.createwallet.openapi.generate;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds how the interface holds the values of each schema, and so which classes it needs. */
final class HeldTypes {

    private static final JsonPointer COMPONENTS = JsonPointer.compile("/components/schemas");
    private static final List<String> UNSUPPORTED = List.of("anyOf", "discriminator", "not", "oneOf");
    private static final String CONSTRAINTS = "jakarta.validation.constraints.";
    private static final String SUPPORT = "dev.createwallet.server.support.";

    private final Contract contract;
    private final Names classNames;
    private final Map<JsonPointer, String> names = new HashMap<>();
    private final Map<String, Place> objects = new LinkedHashMap<>();
    private final Map<String, Place> enums = new LinkedHashMap<>();

    /** The class that a value is in: it declares the enums that are no components. */
    static final class Scope {

        private final Names nested;
        private final Map<JsonPointer, String> enumNames = new HashMap<>();
        private final List<InterfaceViews.Enumeration> enumerations = new ArrayList<>();

        Scope(Names nested) {
            this.nested = nested;
        }

        List<InterfaceViews.Enumeration> enumerations() {
            return enumerations;
        }
    }

    HeldTypes(Contract contract, Names classNames) {
        this.contract = contract;
        this.classNames = classNames;
        // All of them and in their order, so that no name depends on what is used.
        contract.at(COMPONENTS)
                .children()
                .filter(schema -> isTextEnum(schema) || isObject(schema))
                .forEach(schema -> names.put(schema.pointer(), classNames.type(schema.name())));
    }

    /** The objects that were asked for so far, by class name. */
    Map<String, Place> objects() {
        return objects;
    }

    /** The enums that are components, as far as they were asked for, by class name. */
    Map<String, Place> enums() {
        return enums;
    }

    /** Whether values of the schema are objects of a class. */
    boolean isObject(Place schema) {
        return !properties(contract.resolve(schema)).isEmpty();
    }

    /** The properties of an object, those of the parts of allOf first. */
    Map<String, Place> properties(Place schema) {
        Map<String, Place> properties = new LinkedHashMap<>();
        parts(schema, new HashSet<>())
                .forEach(part -> part.member("properties")
                        .children()
                        .forEach(property -> properties.put(property.name(), property)));
        return properties;
    }

    /** The names of the properties that an object must have. */
    Set<String> required(Place schema) {
        return parts(schema, new HashSet<>())
                .flatMap(part -> part.member("required").children())
                .map(Place::text)
                .collect(Collectors.toSet());
    }

    private Stream<Place> parts(Place schema, Set<JsonPointer> seen) {
        Place resolved = contract.resolve(schema);
        return seen.add(resolved.pointer())
                ? Stream.concat(
                        resolved.member("allOf").children().flatMap(part -> parts(part, seen)), Stream.of(resolved))
                : Stream.empty();
    }

    private static boolean isTextEnum(Place schema) {
        return schema.member("enum").children().findFirst().isPresent()
                && schema.member("type").text().equals("string");
    }

    /**
     * The type of a schema.
     *
     * @param text whether values are text on the wire, as parameters and form fields are
     * @param scope where an enum that is no component is declared
     * @param owner the name of the class that the value is in
     * @param property the name of the value, for a class or enum that the contract does not name
     */
    HeldType of(Place given, boolean text, Scope scope, String owner, String property) {
        Place schema = contract.resolve(given);
        for (String keyword : UNSUPPORTED) {
            if (schema.member(keyword).exists()) {
                throw new UnsupportedContractException(contract, schema.member(keyword), keyword);
            }
        }
        if (isTextEnum(schema)) {
            String name = enumName(schema, scope, property);
            return new HeldType(
                    "String",
                    "String",
                    name,
                    name + "::of",
                    "Wire::text",
                    constraints(schema, text),
                    importing(constraintImports(schema, text), SUPPORT + "Wire", isComponent(schema) ? name : ""));
        }
        if (isObject(schema)) {
            String name = names.computeIfAbsent(schema.pointer(), key -> classNames.type(owner + property));
            objects.putIfAbsent(name, schema);
            return HeldType.same(name, List.of("@Valid"), new TreeSet<>(Set.of(name, "jakarta.validation.Valid")));
        }
        List<String> constraints = constraints(schema, text);
        Set<String> imports = constraintImports(schema, text);
        return switch (schema.member("type").text()) {
            case "array" ->
                element(schema.member("items"), text, scope, owner, property + "Item")
                        .list(constraints, imports);
            case "string" -> string(schema, constraints, imports);
            case "boolean" -> scalar(text, "Boolean", "Wire::bool", constraints, imports);
            case "integer" ->
                schema.member("format").text().equals("int32")
                        ? scalar(text, "Integer", "Wire::int32", constraints, imports)
                        : scalar(text, "Long", "Wire::int64", constraints, imports);
            case "number" ->
                scalar(text, "BigDecimal", "Wire::number", constraints, importing(imports, "java.math.BigDecimal"));
            default -> object(schema, scope, owner, property, constraints, imports);
        };
    }

    /** The type of the elements of a list or map. Text has no null. */
    private HeldType element(Place schema, boolean text, Scope scope, String owner, String property) {
        HeldType type = of(schema, text, scope, owner, property);
        return text || contract.isNullable(schema) ? type : type.notNull();
    }

    private HeldType object(
            Place schema, Scope scope, String owner, String property, List<String> constraints, Set<String> imports) {
        Place values = schema.member("additionalProperties");
        if (values.node().isObject() && !values.node().isEmpty()) {
            return element(values, false, scope, owner, property + "Value").map(constraints, imports);
        }
        boolean any = !schema.member("type").exists();
        return any
                ? HeldType.same("Object", constraints, imports)
                : HeldType.same("Map<String, Object>", constraints, importing(imports, "java.util.Map"));
    }

    private static HeldType string(Place schema, List<String> constraints, Set<String> imports) {
        return switch (schema.member("format").text()) {
            case "date" ->
                new HeldType(
                        "String",
                        "String",
                        "LocalDate",
                        "Wire::date",
                        "Wire::text",
                        constraints,
                        importing(imports, "java.time.LocalDate", SUPPORT + "Wire"));
            case "date-time" ->
                new HeldType(
                        "String",
                        "String",
                        "OffsetDateTime",
                        "Wire::dateTime",
                        "Wire::text",
                        constraints,
                        importing(imports, "java.time.OffsetDateTime", SUPPORT + "Wire"));
            default -> HeldType.same("String", constraints, imports);
        };
    }

    private static HeldType scalar(
            boolean text, String java, String parser, List<String> constraints, Set<String> imports) {
        return text
                ? new HeldType(
                        "String",
                        "String",
                        java,
                        parser,
                        "Wire::text",
                        constraints,
                        importing(imports, SUPPORT + "Wire"))
                : HeldType.same(java, constraints, imports);
    }

    private static Set<String> importing(Set<String> imports, String... more) {
        Set<String> all = new TreeSet<>(imports);
        Stream.of(more).filter(name -> !name.isEmpty()).forEach(all::add);
        return all;
    }

    private boolean isComponent(Place schema) {
        return names.containsKey(schema.pointer());
    }

    private String enumName(Place schema, Scope scope, String property) {
        if (isComponent(schema)) {
            String name = names.getOrDefault(schema.pointer(), "");
            enums.putIfAbsent(name, schema);
            return name;
        }
        return scope.enumNames.computeIfAbsent(schema.pointer(), pointer -> {
            String name = scope.nested.type(property + "Enum");
            scope.enumerations.add(enumeration(name, schema));
            return name;
        });
    }

    static InterfaceViews.Enumeration enumeration(String name, Place schema) {
        Names constants = Names.types(Set.of(), "_");
        List<String> doc = Javadoc.sentence(schema.member("description").text());
        return new InterfaceViews.Enumeration(
                name,
                doc.isEmpty() ? List.of("The values of " + Javadoc.code(schema.name()) + ".") : doc,
                schema.member("enum")
                        .children()
                        .filter(value -> value.node().isTextual())
                        .map(value -> new InterfaceViews.Constant(
                                constants.constant(value.text()),
                                ClientViews.literal(value.text()),
                                Javadoc.code(value.text())))
                        .toList());
    }

    private static Set<String> constraintImports(Place schema, boolean text) {
        return constraints(schema, text).stream()
                .map(annotation -> annotation.substring(1, (annotation + "(").indexOf('(')))
                .map(name -> (Set.of("AtLeastIfAny", "Format", "MultipleOf", "OneOf", "UniqueItems")
                                        .contains(name)
                                ? SUPPORT
                                : CONSTRAINTS)
                        + name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Bean Validation's form of the keywords of a schema. */
    private static List<String> constraints(Place schema, boolean text) {
        List<String> constraints = new ArrayList<>();
        String type = schema.member("type").text();
        String format = schema.member("format").text();
        switch (type) {
            case "string" -> {
                if (format.equals("date")) {
                    constraints.add(format("DATE", "a date, as 2023-06-30"));
                } else if (format.equals("date-time")) {
                    constraints.add(format("DATE_TIME", "a date and time with an offset, as 2023-06-30T12:00:00Z"));
                }
            }
            case "integer" -> {
                if (text) {
                    constraints.add(
                            format.equals("int32")
                                    ? format("INT32", "an integer of 32 bits")
                                    : format("INT64", "an integer of 64 bits"));
                }
            }
            case "number" -> {
                if (text) {
                    constraints.add(format("NUMBER", "a number"));
                }
            }
            case "boolean" -> {
                if (text) {
                    constraints.add(format("BOOLEAN", "true or false"));
                }
            }
            default -> {}
        }
        addEnum(schema, type, constraints);
        if (schema.member("pattern").exists()) {
            String pattern = schema.member("pattern").text();
            String whole = whole(pattern);
            constraints.add("@Pattern(regexp = " + ClientViews.literal(whole) + ", message = \"must match "
                    + (whole.equals(pattern) ? "{regexp}" : "the pattern of the contract") + "\")");
        }
        size(schema, "minLength", "maxLength", "character(s)", constraints);
        if (type.equals("array")) {
            int min = schema.member("minItems").node().asInt();
            if (text && min > 1) {
                constraints.add("@AtLeastIfAny(" + min + ")");
            }
            size(schema, text ? "" : "minItems", "maxItems", "item(s)", constraints);
            if (schema.member("uniqueItems").isTrue()) {
                constraints.add("@UniqueItems");
            }
        }
        size(schema, "minProperties", "maxProperties", "property or properties", constraints);
        bound(schema, "minimum", "exclusiveMinimum", "@DecimalMin", "less", constraints);
        bound(schema, "maximum", "exclusiveMaximum", "@DecimalMax", "more", constraints);
        if (schema.member("multipleOf").exists()) {
            constraints.add("@MultipleOf("
                    + ClientViews.literal(
                            schema.member("multipleOf").node().decimalValue().toPlainString()) + ")");
        }
        return constraints;
    }

    private static String format(String kind, String what) {
        return "@Format(value = Format.Kind." + kind + ", message = \"must be " + what + "\")";
    }

    private static void addEnum(Place schema, String type, List<String> constraints) {
        List<String> values = schema.member("enum")
                .children()
                .filter(value -> !value.node().isNull())
                .map(Place::text)
                .toList();
        if (values.isEmpty()) {
            return;
        }
        String message = ClientViews.literal("must be one of: " + String.join(", ", values));
        if (type.equals("string")) {
            String regexp = values.stream().map(value -> "\\Q" + value + "\\E").collect(Collectors.joining("|"));
            constraints.add("@Pattern(regexp = " + ClientViews.literal(regexp) + ", message = " + message + ")");
        } else {
            constraints.add("@OneOf(value = {"
                    + values.stream().map(ClientViews::literal).collect(Collectors.joining(", ")) + "}, message = "
                    + message + ")");
        }
    }

    /** JSON Schema looks for a part that matches, Bean Validation matches the whole value. */
    private static String whole(String pattern) {
        return pattern.startsWith("^") && pattern.endsWith("$") && !pattern.contains("|")
                ? pattern
                : "(?s:.*)(?:" + pattern + ")(?s:.*)";
    }

    private static void size(Place schema, String min, String max, String unit, List<String> constraints) {
        if (!min.isEmpty() && schema.member(min).node().asInt() > 0) {
            constraints.add("@Size(min = " + schema.member(min).text() + ", message = \"must have at least {min} "
                    + unit + "\")");
        }
        if (schema.member(max).exists()) {
            constraints.add("@Size(max = " + schema.member(max).text() + ", message = \"must have at most {max} " + unit
                    + "\")");
        }
    }

    private static void bound(
            Place schema, String keyword, String exclusive, String annotation, String word, List<String> constraints) {
        if (schema.member(keyword).exists()) {
            boolean isExclusive = schema.member(exclusive).isTrue();
            constraints.add(annotation + "(value = "
                    + ClientViews.literal(
                            schema.member(keyword).node().decimalValue().toPlainString())
                    + (isExclusive ? ", inclusive = false" : "") + ", message = \"must not be " + word + " than {value}"
                    + (isExclusive ? ", nor equal to it" : "") + "\")");
        }
    }
}
