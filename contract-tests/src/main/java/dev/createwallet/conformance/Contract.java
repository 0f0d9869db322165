package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.OpenApi30;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIResolver;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** An OpenAPI document: its operations as Swagger Parser reads them, its schemas as they stand in the file. */
public final class Contract {

    /** The same as the YAML, and read in a fifth of the time. */
    private static final String PACKAGED = "/META-INF/openapi/create-wallet.json";
    private static final String DOCUMENT = "urn:contract";

    /** How long a value may be to be shown whole. */
    private static final int SHOWN = 60;

    private final JsonNode document;
    private final OpenAPI model;
    private final SchemaRegistry schemas;
    private final Map<JsonPointer, Schema> validators = new ConcurrentHashMap<>();
    private final List<Operation> operations;

    private Contract(JsonNode document, OpenAPI model) {
        this.document = document;
        this.model = model;
        this.schemas = SchemaRegistry.withDialect(OpenApi30.getInstance(),
                builder -> builder.schemas(Map.of(DOCUMENT, document.toString())));
        this.operations = Operation.all(this);
        Soundness.require(this);
    }

    /** {@return the contract that the create-wallet-openapi artifact carries} */
    public static Contract packaged() {
        try (InputStream resource = Contract.class.getResourceAsStream(PACKAGED)) {
            return of(new JsonMapper().readTree(Objects.requireNonNull(resource)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a contract.
     *
     * @param yaml the text of an OpenAPI 3.0 document
     * @return the contract
     * @throws IllegalArgumentException if it is not one; the message says why
     * @throws UnsupportedContractException if it has what the kit does not understand
     */
    public static Contract parse(String yaml) {
        try {
            return of(YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build().readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not YAML: " + e.getOriginalMessage(), e);
        }
    }

    static Contract of(JsonNode document) {
        Soundness.requireReadable(document);
        SwaggerParseResult result = new OpenAPIV3Parser().parseJsonNode(null, document);
        if (!result.getMessages().isEmpty()) {
            throw new IllegalArgumentException("Not a sound OpenAPI document: " + String.join("; ", result.getMessages()));
        }
        return new Contract(document, new OpenAPIResolver(result.getOpenAPI()).resolve());
    }

    /** {@return the operations, in the order of the document} */
    public List<Operation> operations() {
        return operations;
    }

    /** Title and version, as {@code info} has them. */
    public String title() {
        return model.getInfo().getTitle() + " " + model.getInfo().getVersion();
    }

    /** The parameters' named examples, for which a server may have values of its own. */
    public List<ParameterExample> parameterExamples() {
        return operations().stream().flatMap(Operation::parameters)
                .flatMap(parameter -> at(parameter.place()).path("examples").propertyStream()
                        .map(example -> ParameterExample.of(parameter.model().getName(), example)))
                .distinct().toList();
    }

    OpenAPI model() {
        return model;
    }

    JsonNode at(JsonPointer place) {
        return document.at(place);
    }

    JsonNode document() {
        return document;
    }

    /** The names of whatever is marked {@code x-sensitive}, wherever it stands. */
    Set<String> sensitiveNames() {
        Set<String> names = new LinkedHashSet<>();
        collectSensitive("", document, names);
        return names;
    }

    private static void collectSensitive(String name, JsonNode node, Set<String> names) {
        if (node.path("x-sensitive").asBoolean()) {
            names.add(node.path("name").asText(name));
        }
        node.propertyStream().forEach(entry -> collectSensitive(entry.getKey(), entry.getValue(), names));
        if (node.isArray()) {
            node.forEach(entry -> collectSensitive(name, entry, names));
        }
    }

    /** Follows a {@code $ref}, should one stand here. */
    JsonPointer resolve(JsonPointer place) {
        JsonNode reference = document.at(place).path("$ref");
        return reference.isTextual() ? JsonPointer.compile(reference.textValue().substring(1)) : place;
    }

    /**
     * Holds a value against a schema.
     *
     * @param schema where the schema, or a reference to it, stands
     * @param name what the value is called in messages
     */
    List<Breach> validate(JsonPointer schema, String name, JsonNode value) {
        List<Error> all = validators.computeIfAbsent(schema, place -> schemas.getSchema(SchemaLocation.of(DOCUMENT + "#" + place)))
                .validate(value);
        // What else is wrong with a value of another type follows from that.
        Set<String> mistyped = all.stream().filter(error -> error.getKeyword().equals("type"))
                .map(error -> error.getInstanceLocation().toString()).collect(Collectors.toSet());
        Map<String, List<Error>> errors = all.stream()
                .filter(error -> error.getKeyword().equals("type") || !mistyped.contains(error.getInstanceLocation().toString()))
                .collect(Collectors.groupingBy(error -> error.getSchemaLocation() + " " + error.getInstanceLocation(),
                        LinkedHashMap::new, Collectors.toList()));
        return errors.values().stream().map(ofKeyword -> breach(schema, name, ofKeyword)).toList();
    }

    /** Holds a value that travels as text against a schema, as the value of the schema's type that it stands for. */
    List<Breach> validateText(JsonPointer schema, String name, String text) {
        return validate(schema, name, typed(schema, text));
    }

    /** The value that a text stands for; the text itself if it stands for none of the type. */
    JsonNode typed(JsonPointer schema, String text) {
        String type = document.at(resolve(schema)).path("type").asText();
        boolean number = type.matches("integer|number") && text.matches("-?(0|[1-9]\\d*)(\\.\\d+)?");
        return number && !text.contains(".") ? BigIntegerNode.valueOf(new BigInteger(text))
                : number ? DecimalNode.valueOf(new BigDecimal(text))
                : type.equals("boolean") && text.matches("true|false") ? BooleanNode.valueOf(Boolean.parseBoolean(text))
                : TextNode.valueOf(text);
    }

    /** All that one keyword has against one value, such as every required member that is missing. */
    private Breach breach(JsonPointer schema, String name, List<Error> errors) {
        Error error = errors.get(0);
        JsonPointer keyword = JsonPointer.compile(error.getSchemaLocation().getFragment().toString());
        // The schema may be reached through a reference that stands below a mark of its own.
        Provenance outer = provenance(schema);
        Provenance provenance = outer == Provenance.STATED ? provenance(keyword) : outer;
        String subject = name + error.getInstanceLocation();
        return error.getKeyword().equals("required")
                ? new Breach(keyword, provenance, subject,
                        errors.stream().map(Error::getProperty).collect(Collectors.joining(" and ")), "none")
                : new Breach(keyword, provenance, subject, expected(error), found(keyword, error.getInstanceNode()));
    }

    private static String expected(Error error) {
        String value = error.getSchemaNode().isTextual() ? error.getSchemaNode().textValue() : error.getSchemaNode().toString();
        return error.getKeyword() + " " + value;
    }

    private String found(JsonPointer keyword, JsonNode value) {
        boolean hidden = document.at(keyword.head()).path("x-sensitive").asBoolean() && !value.isNull();
        String type = value.getNodeType().name().toLowerCase(Locale.ROOT);
        return value.isContainerNode() || hidden || value.asText().length() > SHOWN ? "another " + type : value.toString();
    }

    /** How well the page backs what stands at a place: by the nearest mark that covers it. */
    Provenance provenance(JsonPointer place) {
        for (JsonPointer inner = place; inner.head() != null; inner = inner.head()) {
            JsonNode element = document.at(inner.head());
            if (element.has("x-provenance") && covers(element.path("x-provenance-covers"), inner.last())) {
                return Provenance.valueOf(element.get("x-provenance").textValue().toUpperCase(Locale.ROOT));
            }
        }
        return Provenance.STATED;
    }

    private static boolean covers(JsonNode covered, JsonPointer keyword) {
        return covered.isMissingNode()
                || covered.valueStream().anyMatch(name -> name.textValue().equals(keyword.getMatchingProperty()));
    }
}
