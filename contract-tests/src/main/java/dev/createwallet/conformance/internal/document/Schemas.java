package dev.createwallet.conformance.internal.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.OpenApi30;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.Provenance;
import dev.createwallet.conformance.result.Rule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks values against the schemas of a document as they stand there. */
public final class Schemas {

    private static final String DOCUMENT = "urn:contract";
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?");

    /** A longer value is not shown. */
    private static final int SHOWN = 60;

    private final Document document;
    private final Map<JsonPointer, Schema> validators = new ConcurrentHashMap<>();
    private volatile @Nullable SchemaRegistry registry;

    Schemas(Document document) {
        this.document = document;
    }

    /**
     * Checks a value against a schema.
     *
     * @param schema where the schema, or a reference to it, stands
     * @param subject the name of the value in messages
     * @return all departures; those of one keyword from one value are one
     */
    public List<Breach> validate(JsonPointer schema, String subject, JsonNode value) {
        List<Error> all = validators.computeIfAbsent(schema, this::validator).validate(value);
        // A value of the wrong type breaks other keywords only because of that.
        Set<String> mistyped = all.stream()
                .filter(error -> error.getKeyword().equals("type"))
                .map(error -> error.getInstanceLocation().toString())
                .collect(Collectors.toSet());
        Map<String, List<Error>> errors = all.stream()
                .filter(error -> error.getKeyword().equals("type")
                        || !mistyped.contains(error.getInstanceLocation().toString()))
                .collect(Collectors.groupingBy(
                        error -> error.getSchemaLocation() + " " + error.getInstanceLocation(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return errors.values().stream()
                .map(ofKeyword -> breach(schema, subject, ofKeyword))
                .toList();
    }

    private Schema validator(JsonPointer schema) {
        SchemaRegistry known = registry;
        if (known == null) {
            known = SchemaRegistry.withDialect(
                    OpenApi30.getInstance(),
                    builder -> builder.schemas(Map.of(DOCUMENT, document.root().toString())));
            registry = known;
        }
        return known.getSchema(SchemaLocation.of(DOCUMENT + "#" + schema));
    }

    /** Checks a value that travels as text, as the value that the text stands for. */
    public List<Breach> validateText(JsonPointer schema, String subject, String text) {
        return validate(schema, subject, typed(Element.of(document, subject, schema, false), text));
    }

    /** Checks values that travel as text under one name: the items of an array, or the one value. */
    public List<Breach> validateTexts(Element element, List<String> texts) {
        return validate(element.place(), element.name(), typed(element, texts));
    }

    /** Returns the values that texts under one name stand for: an array if the schema wants one. */
    public JsonNode typed(Element element, List<String> texts) {
        if (!element.is("array")) {
            return typed(element, String.join(",", texts));
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(text ->
                array.add(element.items().map(items -> typed(items, text)).orElse(TextNode.valueOf(text))));
        return array;
    }

    /** Returns the value that a text stands for; the text itself if it stands for none of the type. */
    public JsonNode typed(Element element, String text) {
        String type = element.type();
        boolean number = (type.equals("integer") || type.equals("number"))
                && NUMBER.matcher(text).matches();
        boolean bool = type.equals("boolean") && (text.equals("true") || text.equals("false"));
        return number && !text.contains(".")
                ? BigIntegerNode.valueOf(new BigInteger(text))
                : number
                        ? DecimalNode.valueOf(new BigDecimal(text))
                        : bool ? BooleanNode.valueOf(Boolean.parseBoolean(text)) : TextNode.valueOf(text);
    }

    /**
     * Makes one breach of all that a keyword has against one value, such as every required property that is missing.
     */
    private Breach breach(JsonPointer schema, String name, List<Error> errors) {
        Error error = errors.get(0);
        JsonPointer keyword =
                JsonPointer.compile(error.getSchemaLocation().getFragment().toString());
        // The schema may be reached through a reference that stands below a mark of its own.
        Provenance outer = document.provenance(schema);
        Provenance provenance = outer == Provenance.STATED ? document.provenance(keyword) : outer;
        String subject = name + error.getInstanceLocation();
        return error.getKeyword().equals("required")
                ? new Breach(
                        keyword,
                        provenance,
                        Rule.REQUIRED,
                        0,
                        subject,
                        listed(errors.stream().map(Error::getProperty).toList()),
                        "none")
                : new Breach(keyword, provenance, Rule.SCHEMA, 0, subject, expected(error), found(schema, name, error));
    }

    private static String withArticle(String type) {
        return (type.matches("[aeiou].*") ? "an " : "a ") + type;
    }

    /** Lists names as a sentence does. */
    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String expected(Error error) {
        JsonNode value = error.getSchemaNode();
        if (error.getKeyword().equals("type") && value.isTextual()) {
            return withArticle(value.textValue());
        }
        if (error.getKeyword().equals("enum") && value.size() == 1) {
            return value.get(0).toString();
        }
        return value.isContainerNode() && value.toString().length() > SHOWN
                ? "a value that keeps " + error.getKeyword()
                : error.getKeyword() + " " + (value.isTextual() ? value.textValue() : value.toString());
    }

    private String found(JsonPointer schema, String name, Error error) {
        JsonNode value = error.getInstanceNode();
        String type = value.getNodeType().name().toLowerCase(Locale.ROOT);
        String some = withArticle(type);
        if (value.isNull()) {
            return "null";
        }
        if (value.isContainerNode()) {
            return some;
        }
        return hidden(schema, name, error)
                ? some + " that is not shown"
                : value.asText().length() > SHOWN
                        ? some + " of " + value.asText().length() + " characters"
                        : value.toString();
    }

    /** Returns whether the value, or what contains it, is secret. */
    private boolean hidden(JsonPointer schema, String name, Error error) {
        Secrecy secrecy = document.secrecy();
        boolean inside = secrecy.hidesSchema(schema) || secrecy.hides(name);
        for (int i = 0; i < error.getInstanceLocation().getNameCount() && !inside; i++) {
            inside = secrecy.hides(String.valueOf(error.getInstanceLocation().getElement(i)));
        }
        return inside
                || document.at(JsonPointer.compile(
                                        error.getSchemaLocation().getFragment().toString())
                                .head())
                        .path("x-sensitive")
                        .asBoolean();
    }
}
