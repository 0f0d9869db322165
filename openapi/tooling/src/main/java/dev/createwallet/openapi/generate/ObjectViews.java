package dev.createwallet.openapi.generate;

import static java.util.stream.Collectors.joining;

import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Describes the classes of objects and of enums. */
final class ObjectViews {

    static final List<String> ENUM_IMPORTS = List.of(
            "com.fasterxml.jackson.annotation.JsonCreator",
            "com.fasterxml.jackson.annotation.JsonValue",
            "java.util.List",
            "java.util.Objects");

    private final Contract contract;
    private final JavaTypes types;

    private final Inputs inputs;

    ObjectViews(Contract contract, JavaTypes types) {
        this.contract = contract;
        this.types = types;
        this.inputs = new Inputs(contract);
    }

    Views.ObjectType object(JavaTypes.ObjectType object) {
        Place schema = object.schema();
        Names accessors = Names.members("json", "builder", "toBuilder");
        Names setters = Names.members("build", "of");
        JavaTypes.Scope scope = new JavaTypes.Scope(Names.types(ClientViews.TYPES, "Value"), object.written());
        Set<String> imports = new TreeSet<>(Set.of(
                JavaType.NULLABLE,
                "java.io.Serializable",
                "com.fasterxml.jackson.annotation.JsonCreator",
                "com.fasterxml.jackson.annotation.JsonValue"));
        Set<String> required = Inputs.required(schema);
        List<Views.Property> properties = new ArrayList<>();
        List<Views.Input> taken = new ArrayList<>();
        schema.member("properties").children().forEach(declared -> {
            Place resolved = contract.resolve(declared);
            JavaType type = types.of(
                    declared,
                    scope,
                    object.name() + Names.pascalCase(declared.name()),
                    Names.pascalCase(declared.name()));
            boolean always = required.contains(declared.name())
                    && !resolved.member("writeOnly").isTrue();
            properties.add(property(declared, type, always, accessors, imports));
            if (object.written() && !resolved.member("readOnly").isTrue()) {
                taken.add(objectInput(declared, type, required.contains(declared.name()), setters, imports));
            }
        });
        if (object.written()) {
            imports.addAll(List.of("java.util.LinkedHashMap", "java.util.Map"));
            if (taken.stream().anyMatch(Views.Input::required)) {
                imports.add("java.util.Objects");
            }
        }
        List<Views.EnumType> enums = enums(scope);
        if (!enums.isEmpty()) {
            imports.addAll(ENUM_IMPORTS);
        }
        List<String> doc = Javadoc.lines(schema.member("description").text());
        return new Views.ObjectType(
                object.name(),
                doc.isEmpty() ? List.of("An object of the contract.") : doc,
                Javadoc.code(schema.name()),
                properties,
                object.written(),
                taken,
                enums,
                imports);
    }

    private Views.Property property(
            Place declared, JavaType type, boolean required, Names accessors, Set<String> imports) {
        imports.addAll(type.imports());
        boolean nullable = contract.isNullable(declared);
        String wire = ClientViews.literal(declared.name());
        String reader = required && nullable && !type.name().equals("Object")
                ? "Json.nullable(" + type.reader() + ")"
                : type.reader();
        boolean empty = !required && type.isCollection();
        String read = "json." + (required ? "required(" : "optional(") + wire + ", " + reader
                + (empty ? ", " + type.kind().empty() : "") + ")";
        boolean never = empty || (required && !nullable);
        String absent = empty
                ? "empty if it is " + (nullable ? "null or " : "") + "absent"
                : required
                        ? nullable ? "null if it is null" : null
                        : nullable ? "null if it is null or absent" : "null if it is absent";
        String name = accessors.member(declared.name());
        String has = !required && nullable ? accessors.member("has_" + name) : null;
        String shown = switch (type.shown()) {
            case MASKED -> "Masked.of(" + name + "())";
            case AS_IS -> name + "()";
            case UNLESS_TEXT ->
                contract.resolve(declared).member("x-unique").isTrue()
                                && type.name().equals("String")
                        ? name + "()"
                        : "Masked.unlessCode(" + name + "()" + words(declared, type) + ")";
        };
        return new Views.Property(
                name,
                wire,
                Javadoc.code(declared.name()),
                never ? type.primitive() : type.nullable(),
                read,
                contract.resolve(declared).member("deprecated").isTrue(),
                inputs.doc(declared, declared, declared.name()),
                absent,
                has,
                shown);
    }

    /** The texts that the contract lists say nothing of what was sent. */
    private String words(Place declared, JavaType type) {
        Place schema = contract.resolve(declared);
        Place listed = type.isCollection()
                ? contract.resolve(
                        schema.member("items").exists()
                                ? schema.member("items")
                                : schema.member("additionalProperties"))
                : schema;
        return listed.member("enum")
                .children()
                .filter(value -> value.node().isTextual())
                .map(value -> ", " + ClientViews.literal(value.text()))
                .collect(joining());
    }

    private Views.Input objectInput(
            Place declared, JavaType type, boolean required, Names setters, Set<String> imports) {
        boolean nullable = contract.isNullable(declared);
        Views.Input input = inputs.input(
                setters.member(declared.name()),
                declared.name(),
                type,
                required,
                nullable,
                declared,
                declared,
                "%s",
                null,
                imports);
        String given = required && !nullable
                ? "Objects.requireNonNull(" + input.name() + ", " + input.wire() + ")"
                : input.name();
        String written = type.written(given);
        String kept = written.equals(given) || !nullable ? written : input.name() + " == null ? null : " + written;
        return new Views.Input(
                input.name(),
                input.step(),
                input.wire(),
                input.code(),
                input.type(),
                required,
                nullable,
                input.deprecated(),
                input.doc(),
                kept,
                input.shown(),
                null);
    }

    static List<Views.EnumType> enums(JavaTypes.Scope scope) {
        List<Views.EnumType> enums = new ArrayList<>();
        scope.enums().forEach((name, schema) -> enums.add(enumType(name, schema)));
        return enums;
    }

    static Views.EnumType enumType(String name, Place schema) {
        Names constants = Names.types(Set.of(), "_");
        List<String> doc = Javadoc.lines(schema.member("description").text());
        return new Views.EnumType(
                name,
                doc.isEmpty() ? List.of("One of the texts of " + Javadoc.code(schema.name()) + ".") : doc,
                schema.member("enum")
                        .children()
                        .filter(value -> value.node().isTextual())
                        .map(value -> new Views.EnumValue(
                                constants.constant(value.text()),
                                ClientViews.literal(value.text()),
                                Javadoc.code(value.text())))
                        .toList());
    }
}
