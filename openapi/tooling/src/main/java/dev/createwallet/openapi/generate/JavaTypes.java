package dev.createwallet.openapi.generate;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the Java type of each schema, and so which classes there have to be. */
final class JavaTypes {

    private static final List<String> UNSUPPORTED = List.of("allOf", "anyOf", "discriminator", "not", "oneOf");
    private static final JsonPointer COMPONENTS = JsonPointer.compile("/components/schemas");

    private final Contract contract;
    private final Names classNames;
    private final Map<JsonPointer, String> names = new HashMap<>();
    private final Map<String, ObjectType> objects = new LinkedHashMap<>();
    private final Map<String, Place> enums = new LinkedHashMap<>();
    private final Set<JsonPointer> around = new HashSet<>();

    /**
     * An object schema that becomes a class.
     *
     * @param name of the class
     * @param written whether requests have it
     */
    record ObjectType(String name, Place schema, boolean written) {}

    /** The class that a type is used in, which has the enums that are declared there. */
    static final class Scope {

        private final Names nested;
        private final boolean written;
        private final Map<JsonPointer, String> enumNames = new HashMap<>();
        private final Map<String, Place> enums = new LinkedHashMap<>();

        Scope(Names nested, boolean written) {
            this.nested = nested;
            this.written = written;
        }

        Map<String, Place> enums() {
            return enums;
        }
    }

    JavaTypes(Contract contract, Names classNames) {
        this.contract = contract;
        this.classNames = classNames;
        // All of them and in their order, so that no name depends on what is used.
        contract.at(COMPONENTS)
                .children()
                .filter(schema -> isEnum(schema) || isRecord(schema))
                .forEach(schema -> names.put(schema.pointer(), classNames.type(schema.name())));
    }

    /** The classes for objects that were asked for so far. */
    List<ObjectType> objects() {
        return List.copyOf(objects.values());
    }

    /** The classes for enums that are components, as far as they were asked for. */
    Map<String, Place> enums() {
        return enums;
    }

    /**
     * The type of a schema.
     *
     * @param hint a name for the class of an object, and for the enum, that the contract does not name
     * @param property the last part of that name
     */
    JavaType of(Place given, Scope scope, String hint, String property) {
        Place schema = contract.resolve(given);
        if (!around.add(schema.pointer())) {
            throw new UnsupportedContractException(contract, given, "an array or map of itself");
        }
        try {
            JavaType type = type(schema, scope, hint, property);
            return contract.isSensitive(given) ? type.masked() : type;
        } finally {
            around.remove(schema.pointer());
        }
    }

    private JavaType type(Place schema, Scope scope, String hint, String property) {
        for (String keyword : UNSUPPORTED) {
            if (schema.member(keyword).exists()) {
                throw new UnsupportedContractException(contract, schema.member(keyword), keyword);
            }
        }
        String format = schema.member("format").text();
        return switch (kind(schema)) {
            case "enum" -> enumType(schema, scope, property);
            case "record" -> recordType(schema, scope, hint);
            case "string" ->
                switch (format) {
                    case "date" ->
                        JavaType.plain("LocalDate", "Json.DATE", "java.time.LocalDate")
                                .writtenBy((value, depth) -> value + ".toString()");
                    case "date-time" ->
                        JavaType.plain("OffsetDateTime", "Json.DATE_TIME", "java.time.OffsetDateTime")
                                .writtenBy((value, depth) -> "Json.dateTime(" + value + ")");
                    default -> JavaType.text("String", "Json.STRING");
                };
            case "boolean" -> JavaType.plain("Boolean", "Json.BOOLEAN");
            case "integer" ->
                format.equals("int32")
                        ? JavaType.plain("Integer", "Json.INTEGER")
                        : JavaType.plain("Long", "Json.LONG");
            case "number" -> JavaType.plain("BigDecimal", "Json.NUMBER", "java.math.BigDecimal");
            case "array" ->
                of(schema.member("items"), scope, hint + "Inner", property)
                        .listOf(contract.isNullable(schema.member("items")));
            case "map" ->
                of(schema.member("additionalProperties"), scope, hint + "Value", property)
                        .mapOf(contract.isNullable(schema.member("additionalProperties")));
            case "object" -> JavaType.plain("JsonObject", "Json.OBJECT");
            case "any" -> JavaType.text("Object", "Json.ANY");
            default ->
                throw new UnsupportedContractException(
                        contract,
                        schema,
                        "a schema of the type " + schema.member("type").text());
        };
    }

    private static String kind(Place schema) {
        if (isEnum(schema)) {
            return "enum";
        }
        if (isRecord(schema)) {
            return "record";
        }
        String type = schema.member("type").text();
        return type.equals("object")
                        && schema.member("additionalProperties").node().size() > 0
                ? "map"
                : type.isEmpty() ? "any" : type;
    }

    /** Numbers and booleans with an enum are numbers and booleans. */
    private static boolean isEnum(Place schema) {
        return schema.member("enum")
                        .children()
                        .allMatch(value ->
                                value.node().isTextual() || value.node().isNull())
                && schema.member("enum")
                        .children()
                        .anyMatch(value -> value.node().isTextual());
    }

    private static boolean isRecord(Place schema) {
        return schema.member("properties").node().size() > 0;
    }

    private JavaType recordType(Place schema, Scope scope, String hint) {
        String name = names.computeIfAbsent(schema.pointer(), unnamed -> classNames.type(titleOr(schema, hint)));
        ObjectType known = objects.get(name);
        objects.put(name, new ObjectType(name, schema, scope.written || (known != null && known.written())));
        return JavaType.plain(name, "Json.object(" + name + "::new)").writtenBy((value, depth) -> value + ".json()");
    }

    private JavaType enumType(Place schema, Scope scope, String property) {
        String name = names.get(schema.pointer());
        if (name != null) {
            enums.put(name, schema);
        } else {
            name = scope.enumNames.computeIfAbsent(
                    schema.pointer(), unnamed -> scope.nested.type(titleOr(schema, property)));
            scope.enums.put(name, schema);
        }
        return JavaType.text(name, "Json.text(" + name + "::new)").writtenBy((value, depth) -> value + ".value()");
    }

    private static String titleOr(Place schema, String hint) {
        JsonNode title = schema.member("title").node();
        return title.isTextual() ? title.textValue() : hint;
    }
}
