package dev.createwallet.openapi.digest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Content;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Example;
import dev.createwallet.openapi.model.Header;
import dev.createwallet.openapi.model.Member;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Parameter;
import dev.createwallet.openapi.model.RequestBody;
import dev.createwallet.openapi.model.Response;
import dev.createwallet.openapi.model.Scenario;
import dev.createwallet.openapi.model.SecurityScheme;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the digest of a contract:
 *
 * <pre>
 * version
 * operations[]
 *   id, method, path                  path: the template
 *   security[][]                      ways to authenticate, each a list of schemes: kind, and of an API key its name
 *   parameters[]                      in (path, query, header), name, shown (may be logged), array
 *   body                              mediaTypes[], required, fields[] (names of form fields or properties), shown[] (the values
 *                                     that may be logged), arrays[] (form fields)
 *   scenarios[]                       name, parameters {path, query, header}, body, status, response
 *   responses[]                       status (0 is default), mediaType, headers {}, examples[] {name, value}, sample,
 *                                     standardError, echoes[] and unique[]
 *   echoes[]                          at, in and name (of what is repeated), absent (remove, null, keep), around[] (objects to add)
 *   unique[]                          at, and of the schema what a new value must keep to: format, pattern, maxLength, minimum, maximum
 * standardError                       the error that the stub writes itself, with the texts replaced by x
 * </pre>
 *
 * A way to a value ({@code at}, {@code shown}) is a list of steps: a text is the property of that name, 0 each element
 * of an array, null each value of a map.
 */
public final class Digest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Methods that create nothing, so that x-unique says nothing about them. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private static final List<String> KEPT_BY_NEW_VALUES =
            List.of("format", "pattern", "maxLength", "minimum", "maximum");

    private final Contract contract;
    private final Samples samples;
    private final StandardError standardError;

    private Digest(Contract contract) {
        this.contract = contract;
        this.samples = new Samples(contract);
        this.standardError = new StandardError(contract);
    }

    /** Makes the digest of a contract that has passed the check. */
    public static JsonNode of(Contract contract) {
        ObjectNode digest = JSON.objectNode();
        digest.put("version", contract.root().member("info").member("version").text());
        ArrayNode operations = digest.putArray("operations");
        Digest parts = new Digest(contract);
        digest.set("standardError", StandardError.ERROR);
        contract.operations().forEach(operation -> operations.add(parts.operation(operation)));
        return digest;
    }

    private ObjectNode operation(Operation operation) {
        ObjectNode node = JSON.objectNode();
        node.put("id", operation.id()).put("method", operation.method()).put("path", operation.path());
        ArrayNode security = node.putArray("security");
        operation
                .security()
                .forEach(way -> addAll(security.addArray(), way.stream().map(Digest::scheme)));
        addAll(node.putArray("parameters"), operation.parameters().stream().map(this::parameter));
        operation.body().ifPresent(body -> node.set("body", body(body)));
        addAll(node.putArray("scenarios"), operation.scenarios().stream().map(Digest::scenario));
        addAll(
                node.putArray("responses"),
                operation.responses().stream().map(response -> response(operation, response)));
        return node;
    }

    private static ObjectNode scheme(SecurityScheme scheme) {
        ObjectNode node = JSON.objectNode().put("kind", scheme.kind().name());
        return scheme.parameter().isEmpty() ? node : node.put("name", scheme.parameter());
    }

    private ObjectNode parameter(Parameter parameter) {
        return JSON.objectNode()
                .put("in", name(parameter.in()))
                .put("name", parameter.name())
                .put("shown", contract.members(parameter.schema()).stream().noneMatch(Member::sensitive))
                .put("array", isArray(contract.resolve(parameter.schema())));
    }

    private ObjectNode body(RequestBody body) {
        ObjectNode node = JSON.objectNode().put("required", body.required());
        addAll(
                node.putArray("mediaTypes"),
                body.contents().stream().map(content -> JSON.textNode(content.mediaType())));
        List<Member> members = members(body);
        addAll(node.putArray("fields"), fields(members).distinct());
        addAll(
                node.putArray("shown"),
                members.stream()
                        .filter(member -> !member.sensitive() && isScalar(member.schema()))
                        .map(member -> steps(member.path())));
        addAll(
                node.putArray("arrays"),
                fields(members.stream()
                        .filter(member -> isArray(member.schema()))
                        .toList()));
        return node;
    }

    /** The names of those at the top. */
    private static Stream<TextNode> fields(List<Member> members) {
        return members.stream()
                .filter(member -> member.path().size() == 1)
                .flatMap(member -> property(member.path().get(0)).stream())
                .map(JSON::textNode);
    }

    private List<Member> members(RequestBody body) {
        return body.contents().stream()
                .flatMap(content -> contract.members(content.schema()).stream())
                .toList();
    }

    private static boolean isArray(Place schema) {
        return schema.member("type").text().equals("array");
    }

    private static boolean isScalar(Place schema) {
        return Set.of("string", "boolean", "integer", "number")
                .contains(schema.member("type").text());
    }

    private static ObjectNode scenario(Scenario scenario) {
        ObjectNode node = JSON.objectNode().put("name", scenario.name());
        ObjectNode parameters = node.putObject("parameters");
        scenario.parameters()
                .forEach((parameter, example) ->
                        parameters.withObjectProperty(name(parameter.in())).set(parameter.name(), example.json()));
        scenario.request()
                .ifPresent(request -> node.set("body", request.example().json()));
        node.put("status", status(scenario.response()));
        scenario.body().ifPresent(body -> node.set("response", body.example().json()));
        return node;
    }

    private ObjectNode response(Operation operation, Response response) {
        ObjectNode node = JSON.objectNode().put("status", status(response));
        ObjectNode headers = node.putObject("headers");
        response.headers().stream()
                .filter(Header::required)
                .forEach(header -> headers.set(header.name(), example(header.examples(), header.schema())));
        if (response.contents().isEmpty()) {
            return node;
        }
        Content content = response.contents().get(0);
        node.put("mediaType", content.mediaType());
        addAll(
                node.putArray("examples"),
                content.examples().stream()
                        .map(example -> (example.isNamed()
                                        ? JSON.objectNode().put("name", example.name())
                                        : JSON.objectNode())
                                .set("value", example.json())));
        node.set("sample", example(content.examples(), content.schema()));
        node.put("standardError", standardError.fits(content.schema()));
        List<Member> members = contract.members(content.schema());
        ArrayNode echoes = node.putArray("echoes");
        ArrayNode unique = node.putArray("unique");
        for (Member member : members) {
            Optional<ObjectNode> source =
                    source(operation, member.schema().member("x-echoes").text());
            if (source.isPresent()) {
                echoes.add(source.get()
                        .put(
                                "absent",
                                !member.required()
                                        ? "remove"
                                        : member.schema().member("nullable").isTrue() ? "null" : "keep")
                        .<ObjectNode>set("at", steps(member.path()))
                        .set("around", around(member, members)));
            } else if (member.schema().member("x-unique").isTrue() && !SAFE.contains(operation.method())) {
                ObjectNode made = JSON.objectNode().set("at", steps(member.path()));
                KEPT_BY_NEW_VALUES.stream()
                        .filter(keyword -> member.schema().member(keyword).exists())
                        .forEach(keyword -> made.set(
                                keyword, member.schema().member(keyword).node()));
                unique.add(made);
            }
        }
        return node;
    }

    /** What a response property repeats: a field of the request's body, or a parameter. */
    private Optional<ObjectNode> source(Operation operation, String name) {
        boolean isField = operation.body().stream()
                .flatMap(body -> members(body).stream())
                .anyMatch(member -> member.path().equals(List.of(new Member.Property(name))));
        return isField
                ? Optional.of(JSON.objectNode().put("in", "body").put("name", name))
                : operation.parameters().stream()
                        .filter(parameter -> parameter.name().equals(name))
                        .findFirst()
                        .map(parameter -> JSON.objectNode()
                                .put("in", name(parameter.in()))
                                .put("name", name));
    }

    /** What to add where an example has none of the objects around a member. */
    private ArrayNode around(Member member, List<Member> members) {
        ArrayNode around = JSON.arrayNode();
        for (int depth = 1; depth < member.path().size(); depth++) {
            List<Member.Step> path = member.path().subList(0, depth);
            around.add(members.stream()
                    .filter(other -> other.path().equals(path))
                    .findFirst()
                    .map(other -> samples.of(other.schema()))
                    .orElseGet(JSON::objectNode));
        }
        return around;
    }

    private JsonNode example(List<Example> examples, Place schema) {
        return examples.stream().findFirst().map(Example::json).orElseGet(() -> samples.of(schema));
    }

    private static int status(Response response) {
        return response.status().equals(Response.DEFAULT) ? 0 : Integer.parseInt(response.status());
    }

    private static String name(Parameter.In in) {
        return in.name().toLowerCase(Locale.ROOT);
    }

    private static ArrayNode steps(List<Member.Step> path) {
        ArrayNode steps = JSON.arrayNode();
        for (Member.Step step : path) {
            if (step instanceof Member.Property property) {
                steps.add(property.name());
            } else if (step instanceof Member.Elements) {
                steps.add(0);
            } else {
                steps.addNull();
            }
        }
        return steps;
    }

    private static Optional<String> property(Member.Step step) {
        return step instanceof Member.Property property ? Optional.of(property.name()) : Optional.empty();
    }

    private static void addAll(ArrayNode array, Stream<? extends JsonNode> elements) {
        elements.forEach(array::add);
    }
}
