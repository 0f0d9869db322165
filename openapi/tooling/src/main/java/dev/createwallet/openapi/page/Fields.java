package dev.createwallet.openapi.page;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Example;
import dev.createwallet.openapi.model.Header;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes schemas. One that is used once is described where it is used. Of those that are used more often each object
 * and array is described once, and linked to; a text or a number is described wherever it is used.
 */
final class Fields {

    private final Contract contract;
    private final Ids ids;

    /** Schemas with a section of their own, and the ids of these sections. */
    private final Map<JsonPointer, String> sections = new LinkedHashMap<>();

    private final Set<JsonPointer> described = new HashSet<>();

    Fields(Contract contract, Ids ids) {
        this.contract = contract;
        this.ids = ids;
        Map<JsonPointer, Integer> uses = new LinkedHashMap<>();
        contract.operations().forEach(operation -> used(operation).forEach(schema -> count(schema, uses)));
        Stream.concat(components().map(Place::pointer), uses.keySet().stream())
                .distinct()
                .filter(pointer -> uses.getOrDefault(pointer, 0) != 1)
                .map(contract::at)
                .filter(Fields::isStructured)
                .forEach(this::addSection);
    }

    private Stream<Place> components() {
        return contract.root()
                .member("components")
                .member("schemas")
                .children()
                .filter(schema -> !schema.isReference());
    }

    private void addSection(Place schema) {
        sections.put(schema.pointer(), ids.of("schema-" + schema.name()));
    }

    private static Stream<Place> used(Operation operation) {
        return Stream.of(
                        operation.parameters().stream().map(Parameter::schema),
                        operation.requestContents().map(content -> content.schema()),
                        operation.responses().stream()
                                .flatMap(response -> Stream.concat(
                                        response.headers().stream().map(Header::schema),
                                        response.contents().stream().map(content -> content.schema()))))
                .flatMap(schemas -> schemas);
    }

    private void count(Place schema, Map<JsonPointer, Integer> uses) {
        Place resolved = contract.resolve(schema);
        if (!schema.isReference() || uses.merge(resolved.pointer(), 1, Integer::sum) == 1) {
            within(resolved).forEach(inner -> count(inner, uses));
        }
    }

    private static Stream<Place> within(Place schema) {
        return Stream.of(
                        schema.member("properties").children(),
                        Stream.of(schema.member("items"), schema.member("additionalProperties"))
                                .filter(inner -> inner.node().isObject()))
                .flatMap(schemas -> schemas);
    }

    private static boolean isStructured(Place schema) {
        return within(schema).findAny().isPresent();
    }

    /** The schemas with a section of their own; call it after all else is described. */
    List<Field> sections() {
        List<Field> fields = new ArrayList<>();
        sections.forEach(
                (pointer, id) -> fields.add(describe(id, name(contract.at(pointer)), "", contract.at(pointer))));
        // Texts and numbers that nothing uses.
        components()
                .filter(schema -> !described.contains(schema.pointer()))
                .forEach(schema -> fields.add(describe(ids.of("schema-" + schema.name()), name(schema), "", schema)));
        return fields;
    }

    private static String name(Place schema) {
        return Html.code(schema.name());
    }

    Field parameter(String id, Parameter parameter) {
        return declared(
                id,
                parameter.name(),
                parameter.in().name().toLowerCase(Locale.ROOT),
                parameter.required(),
                parameter.schema(),
                parameter.place(),
                parameter.examples());
    }

    Field header(String id, Header header) {
        return declared(id, header.name(), "", header.required(), header.schema(), header.place(), header.examples());
    }

    /** A parameter or a header: an element with a description, marks and examples of its own, and a schema. */
    private Field declared(
            String id, String name, String where, boolean required, Place schema, Place place, List<Example> examples) {
        Field field = describe(ids.of(id + "-" + name), Html.code(name), "", schema);
        Map<String, Set<String>> titles = new LinkedHashMap<>();
        examples.forEach(example -> titles.computeIfAbsent(Html.text(example.json()), value -> new LinkedHashSet<>())
                .add(Stream.of("summary", "description")
                        .map(word -> contract.resolve(example.declared())
                                .member(word)
                                .text())
                        .filter(text -> !text.isBlank())
                        .map(Markdown::line)
                        .collect(Collectors.joining(". "))));
        List<Mark.Shown> marks = new ArrayList<>(Mark.of(place));
        marks.addAll(field.marks());
        examples.stream()
                .filter(Example::isNamed)
                .flatMap(example -> Mark.of(contract.resolve(example.declared())).stream())
                .forEach(marks::add);
        return new Field(
                field.id(),
                field.label(),
                where,
                field.type(),
                required ? Field.REQUIRED : Field.OPTIONAL,
                field.deprecated() || place.member("deprecated").isTrue(),
                Markdown.html(place.member("description").text()) + field.description(),
                Stream.concat(
                                field.facts().stream(),
                                titles.entrySet().stream()
                                        .map(value -> "Example: " + Html.code(value.getKey())
                                                + value.getValue().stream()
                                                        .filter(title -> !title.isEmpty())
                                                        .collect(Collectors.collectingAndThen(
                                                                Collectors.joining("; "),
                                                                title -> title.isEmpty() ? "" : " (" + title + ")"))))
                        .toList(),
                marks.stream().distinct().toList(),
                field.fields());
    }

    /** A body. The fields of a form are always described where it is sent. */
    Field body(String id, Place schema, boolean form) {
        return form ? describe(ids.of(id), "", "", schema) : field(ids.of(id), "", "", schema);
    }

    private Field field(String id, String label, String optionality, Place schema) {
        return isLinked(schema)
                ? new Field(id, label, "", type(schema, false), optionality, false, "", List.of(), List.of(), List.of())
                : describe(id, label, optionality, schema);
    }

    private Field describe(String id, String label, String optionality, Place schema) {
        Place resolved = contract.resolve(schema);
        described.add(resolved.pointer());
        Set<String> required =
                resolved.member("required").children().map(Place::text).collect(Collectors.toSet());
        List<Field> fields = new ArrayList<>();
        resolved.member("properties")
                .children()
                .forEach(property -> fields.add(field(
                        ids.of(id + "." + property.name()),
                        name(property),
                        required.contains(property.name()) ? Field.REQUIRED : Field.OPTIONAL,
                        property)));
        String values = fields.isEmpty() ? "<em>each value</em>" : "<em>each other value</em>";
        Map.of("items", "<em>each element</em>", "additionalProperties", values).forEach((keyword, each) -> {
            Place inner = resolved.member(keyword);
            if (inner.node().isObject() && saysMoreThanItsType(inner)) {
                fields.add(field(ids.of(id + "." + keyword), each, "", inner));
            }
        });
        return new Field(
                id,
                label,
                "",
                type(schema, false),
                optionality,
                resolved.member("deprecated").isTrue(),
                Stream.of(
                                resolved.member("title").text(),
                                resolved.member("description").text())
                        .map(Markdown::html)
                        .collect(Collectors.joining()),
                facts(resolved),
                Mark.of(resolved),
                fields);
    }

    private boolean isLinked(Place schema) {
        return section(schema).isPresent();
    }

    /** The id of the section that describes what a reference leads to, if there is one. */
    private Optional<String> section(Place schema) {
        return schema.isReference()
                ? Optional.ofNullable(sections.get(contract.resolve(schema).pointer()))
                : Optional.empty();
    }

    private boolean saysMoreThanItsType(Place schema) {
        Place resolved = contract.resolve(schema);
        return !isLinked(schema)
                && (isStructured(resolved)
                        || !facts(resolved).isEmpty()
                        || !Mark.of(resolved).isEmpty()
                        || resolved.member("description").exists());
    }

    /** The type in words, as HTML. */
    private String type(Place schema, boolean several) {
        Place resolved = contract.resolve(schema);
        boolean named = schema.isReference() && resolved.pointer().toString().startsWith("/components/schemas/");
        String name = Html.escaped(resolved.name());
        String nullable = resolved.member("nullable").isTrue() ? " or null" : "";
        Optional<String> section = section(schema);
        if (section.isPresent()) {
            return Html.link(section.get(), name) + nullable;
        }
        String type = resolved.member("type").text();
        String format = resolved.member("format").exists()
                ? " (" + Html.escaped(resolved.member("format").text()) + ")"
                : "";
        Place values = resolved.member("additionalProperties");
        String words = switch (type) {
            case "array" -> (several ? "arrays" : "array") + " of " + type(resolved.member("items"), true);
            case "" -> several ? "any values" : "any value";
            case "object" ->
                values.node().isObject() && !resolved.member("properties").exists()
                        ? (several ? "maps" : "map") + " of " + type(values, true)
                        : several ? "objects" : "object";
            default -> Html.escaped(type) + (several ? "s" : "");
        };
        return words + format + (named && isStructured(resolved) ? " <code>" + name + "</code>" : "") + nullable;
    }

    private static List<String> facts(Place schema) {
        BiFunction<String, String, Stream<String>> fact = (keyword, words) -> Stream.of(schema.member(keyword))
                .filter(Place::exists)
                .map(value -> words + Html.code(Html.text(value.node())));
        Stream<String> values = schema.member("enum").exists()
                ? Stream.of("One of "
                        + schema.member("enum")
                                .children()
                                .map(value -> Html.code(Html.text(value.node())))
                                .collect(Collectors.joining(", ")))
                : Stream.empty();
        return Stream.of(
                        values,
                        limits(schema, "Length", "minLength", "maxLength"),
                        fact.apply("pattern", "Matches "),
                        limits(schema, "Value", "minimum", "maximum"),
                        fact.apply("multipleOf", "A multiple of "),
                        limits(schema, "Number of elements", "minItems", "maxItems"),
                        flag(schema, "uniqueItems", "No element twice"),
                        limits(schema, "Number of properties", "minProperties", "maxProperties"),
                        schema.member("additionalProperties").node().isBoolean()
                                        && !schema.member("additionalProperties")
                                                .isTrue()
                                ? Stream.of("No other properties")
                                : Stream.<String>empty(),
                        flag(schema, "readOnly", "In responses only"),
                        flag(schema, "writeOnly", "In requests only"),
                        fact.apply("default", "Default: "),
                        fact.apply("example", "Example: "),
                        docs(schema))
                .flatMap(facts -> facts)
                .toList();
    }

    private static Stream<String> flag(Place schema, String keyword, String words) {
        return schema.member(keyword).isTrue() ? Stream.of(words) : Stream.empty();
    }

    private static Stream<String> limits(Place schema, String what, String least, String most) {
        String limits = Stream.of(
                        limit(schema, least, "at least ", "more than "), limit(schema, most, "at most ", "less than "))
                .flatMap(limit -> limit)
                .collect(Collectors.joining(", "));
        return limits.isEmpty() ? Stream.empty() : Stream.of(what + ": " + limits);
    }

    private static Stream<String> limit(Place schema, String keyword, String words, String exclusive) {
        // exclusiveMinimum belongs to minimum, and exclusiveMaximum to maximum.
        boolean isExclusive =
                schema.member("exclusive" + keyword.replaceFirst("^m", "M")).isTrue();
        return Stream.of(schema.member(keyword))
                .filter(Place::exists)
                .map(value -> (isExclusive ? exclusive : words) + Html.code(value.text()));
    }

    /** A page that tells more. */
    static Stream<String> docs(Place place) {
        Place docs = place.member("externalDocs");
        String url = docs.member("url").text();
        String words = docs.member("description").text();
        return docs.exists() ? Stream.of(anchor(url, words.isEmpty() ? url : words)) : Stream.empty();
    }

    /** A link out of the page. Text that is no address of the web or of mail leads nowhere. */
    static String anchor(String url, String words) {
        return url.matches("(?i)(https?://|mailto:).*")
                ? "<a href=\"" + Html.escaped(url) + "\">" + Html.escaped(words) + "</a>"
                : Html.escaped(words);
    }
}
