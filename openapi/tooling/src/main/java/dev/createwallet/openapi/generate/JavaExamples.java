package dev.createwallet.openapi.generate;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Example;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Parameter;
import dev.createwallet.openapi.model.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The requests of a contract's scenarios as code that calls the generated client. */
public final class JavaExamples {

    /** Two spaces, since the page shows the code in a narrow column. */
    private static final String STEP = "  ";

    private final ClientViews views;

    private JavaExamples(ClientViews views) {
        this.views = views;
    }

    /** The examples of a contract; empty if no client can be generated for it. */
    public static Optional<JavaExamples> of(Contract contract) {
        try {
            return Optional.of(new JavaExamples(new ClientViews(contract)));
        } catch (UnsupportedContractException e) {
            return Optional.empty();
        }
    }

    /** The code that makes the client; it reads server and secret from environment variables. */
    public String client() {
        String secret = views.clientView().secret() == null ? "" : "System.getenv(\"API_KEY\")";
        return "WalletClient client = WalletClient\n" + STEP + ".builder(" + secret + ")\n" + STEP
                + ".baseUri(URI.create(System.getenv(\"BASE_URL\")))\n" + STEP + ".build();";
    }

    /** The code of a scenario's call; empty if the scenario lacks a value that the client requires. */
    public Optional<String> call(Operation operation, Scenario scenario) {
        Views.Request request = views.requests().get(operation.id());
        Map<String, JsonNode> values = values(scenario);
        return request == null || !hasRequired(request.required(), values)
                ? Optional.empty()
                : Optional.of("client." + request.method() + "(\n" + STEP
                        + built(
                                request.className(),
                                request.required(),
                                request.optional(),
                                request.enums(),
                                values,
                                STEP + STEP)
                        + ");");
    }

    /** The values that the scenario sends, by their names in the contract. */
    private static Map<String, JsonNode> values(Scenario scenario) {
        Map<String, JsonNode> values = new HashMap<>();
        scenario.request().ifPresent(body -> {
            JsonNode value = body.example().json();
            if (body.content().isForm()) {
                value.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
            } else {
                values.put("body", value);
            }
        });
        for (Map.Entry<Parameter, Example> parameter : scenario.parameters().entrySet()) {
            values.put(parameter.getKey().name(), parameter.getValue().json());
        }
        return values;
    }

    private static boolean hasRequired(List<Views.Input> required, Map<String, JsonNode> values) {
        return required.stream().allMatch(input -> input.nullable() || value(input, values) != null);
    }

    private static @Nullable JsonNode value(Views.Input input, Map<String, JsonNode> values) {
        return values.entrySet().stream()
                .filter(value -> ClientViews.literal(value.getKey()).equals(input.wire()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The calls that build an object: required values first, as the builder demands. */
    private String built(
            String className,
            List<Views.Input> required,
            List<Views.Input> optional,
            List<Views.EnumType> enums,
            Map<String, JsonNode> values,
            String indent) {
        List<String> calls = new ArrayList<>();
        for (Views.Input input :
                Stream.concat(required.stream(), optional.stream()).toList()) {
            JsonNode value = value(input, values);
            if (value != null || input.required()) {
                JsonNode given = value == null ? NullNode.instance : value;
                calls.add(
                        "." + input.name() + "(" + written(input.type(), given, className, enums, indent + STEP) + ")");
            }
        }
        calls.add(".build()");
        return className + ".builder()"
                + calls.stream().map(call -> "\n" + indent + call).collect(joining());
    }

    private String written(
            String declared, JsonNode value, String className, List<Views.EnumType> enums, String indent) {
        String type = declared.replaceFirst("^@Nullable ", "");
        if (value.isNull()) {
            return "null";
        }
        if (type.startsWith("List<")) {
            String element = type.substring("List<".length(), type.length() - 1);
            return value.valueStream()
                    .map(each -> written(element, each, className, enums, indent))
                    .collect(joining(
                            ", ", value.valueStream().anyMatch(JsonNode::isNull) ? "Arrays.asList(" : "List.of(", ")"));
        }
        if (type.startsWith("Map<String, ")) {
            String element = type.substring("Map<String, ".length(), type.length() - 1);
            return value.propertyStream()
                    .map(each -> "Map.entry(" + ClientViews.literal(each.getKey()) + ", "
                            + written(element, each.getValue(), className, enums, indent) + ")")
                    .collect(joining(", ", "Map.ofEntries(", ")"));
        }
        String text = value.isTextual() ? value.textValue() : value.toString();
        return switch (type) {
            case "String" -> ClientViews.literal(text);
            case "Boolean", "boolean", "Integer", "int" -> text;
            case "Long", "long" -> text + "L";
            case "BigDecimal" -> "new BigDecimal(" + ClientViews.literal(text) + ")";
            case "LocalDate", "OffsetDateTime" -> type + ".parse(" + ClientViews.literal(text) + ")";
            case "Object" -> value.isTextual() ? ClientViews.literal(text) : parsed(value);
            default -> ofTheContract(type, value, text, className, enums, indent);
        };
    }

    private String ofTheContract(
            String type, JsonNode value, String text, String className, List<Views.EnumType> enums, String indent) {
        Views.ObjectType object = views.objects().get(type);
        if (object != null) {
            Map<String, JsonNode> values = new HashMap<>();
            value.properties().forEach(property -> values.put(property.getKey(), property.getValue()));
            return object.written() && hasRequired(object.required(), values)
                    ? built(type, object.required(), object.optional(), object.enums(), values, indent)
                    : "new " + type + "(" + parsed(value) + ")";
        }
        Optional<Views.EnumType> nested =
                enums.stream().filter(each -> each.className().equals(type)).findFirst();
        Views.EnumType listed = nested.orElse(views.enums().get(type));
        if (listed == null) {
            return parsed(value);
        }
        String name = nested.isPresent() ? className + "." + type : type;
        return listed.values().stream()
                .filter(each -> each.wire().equals(ClientViews.literal(text)))
                .map(each -> name + "." + each.constant())
                .findFirst()
                .orElse("new " + name + "(" + ClientViews.literal(text) + ")");
    }

    private static String parsed(JsonNode value) {
        return "JsonObject.parse(" + ClientViews.literal(value.toString()) + ")";
    }
}
