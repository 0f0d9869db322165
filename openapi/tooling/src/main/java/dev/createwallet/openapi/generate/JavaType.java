package dev.createwallet.openapi.generate;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The Java type of a schema in the client.
 *
 * @param kind whether it is a collection
 * @param name as in a declaration; a primitive's box
 * @param imports the classes that it needs
 * @param reader the expression of what reads it from JSON
 * @param writer makes an expression of what goes into a JSON object; null if that is the value itself
 * @param shown how toString() of an object shows it
 * @param text whether it may hold any text, which not every part of a request can carry
 */
record JavaType(
        Kind kind,
        String name,
        Set<String> imports,
        String reader,
        @Nullable Writer writer,
        Shown shown,
        boolean text) {

    static final String NULLABLE = "org.jspecify.annotations.Nullable";

    /** Whether a type is a collection. */
    enum Kind {
        SINGLE,
        LIST,
        MAP;

        /** The expression of an empty collection. */
        String empty() {
            return this == LIST ? "List.of()" : "Map.of()";
        }
    }

    /** How toString() of an object shows a value. */
    enum Shown {
        /** As it is: it holds no text, or masks it itself. */
        AS_IS,
        /** Unless it is a text that may quote what was sent. */
        UNLESS_TEXT,
        /** Not at all. */
        MASKED
    }

    /** Makes an expression of what goes into a JSON object. */
    interface Writer {
        /**
         * @param expression a value of the type
         * @param depth in how many collections it is
         */
        String write(String expression, int depth);
    }

    /** Numbers, booleans, times and the like. */
    static JavaType plain(String name, String reader, String... imports) {
        return new JavaType(Kind.SINGLE, name, Set.of(imports), reader, null, Shown.AS_IS, false);
    }

    /** What holds any text. */
    static JavaType text(String name, String reader) {
        return new JavaType(Kind.SINGLE, name, Set.of(), reader, null, Shown.UNLESS_TEXT, true);
    }

    JavaType masked() {
        return new JavaType(kind, name, imports, reader, writer, Shown.MASKED, text);
    }

    JavaType writtenBy(Writer other) {
        return new JavaType(kind, name, imports, reader, other, shown, text);
    }

    JavaType listOf(boolean ofNull) {
        return collection(Kind.LIST, "List", "", "Json.list", ofNull);
    }

    /** The names are the server's texts, so a map holds text in any case. */
    JavaType mapOf(boolean toNull) {
        return collection(Kind.MAP, "Map", "String, ", "Json.map", toNull);
    }

    private JavaType collection(Kind is, String collection, String names, String readerOf, boolean elementsMayBeNull) {
        Set<String> all = new TreeSet<>(imports);
        all.add("java.util." + collection);
        if (elementsMayBeNull) {
            all.add(NULLABLE);
        }
        Writer each = writer;
        Writer elements = each == null
                ? null
                : (values, depth) -> {
                    String element = depth == 0 ? "each" : "each" + (depth + 1);
                    return "Json.each(" + values + ", " + element + " -> " + each.write(element, depth + 1) + ")";
                };
        return new JavaType(
                is,
                collection + "<" + names + (elementsMayBeNull ? nullable() : name) + ">",
                all,
                readerOf + "(" + (elementsMayBeNull ? "Json.nullable(" + reader + ")" : reader) + ")",
                elements,
                shown == Shown.AS_IS && is == Kind.MAP ? Shown.UNLESS_TEXT : shown,
                text);
    }

    /** In a declaration, where it may be null. */
    String nullable() {
        return "@Nullable " + name;
    }

    /** In a declaration, where it is never null. */
    String primitive() {
        return switch (name) {
            case "Boolean" -> "boolean";
            case "Integer" -> "int";
            case "Long" -> "long";
            default -> name;
        };
    }

    /** The expression of what goes into a JSON object for a value of this type. */
    String written(String expression) {
        return writer == null ? expression : writer.write(expression, 0);
    }

    boolean isCollection() {
        return kind != Kind.SINGLE;
    }
}
