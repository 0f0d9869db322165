package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The contract with one edit.
 *
 * @param name what was edited, and how
 * @param document the contract that came of it
 * @param touchesRequest whether the edit is about what is sent
 * @param unseenByServer why no call and no answer of a server that keeps the contract can tell it from this one; empty if one can
 * @param unseenByClient why nothing that a client sends can; empty if something can, or if it is about answers only
 */
record Mutant(String name, JsonNode document, boolean touchesRequest, String unseenByServer, String unseenByClient) {

    private static final String SEEN = "";
    private static final String ASKS_LESS = "it asks less of a server: whoever keeps the contract keeps this as well";
    private static final String NO_NULL = "a form has no null";
    private static final String ONLY_NULL = "a server that keeps the contract's examples has null there whenever this operation answers";
    private static final String NOT_PROMISED = "the contract promises no such member, so that none comes is right, and more may come";
    private static final String ALWAYS_GIVEN = "our stub gives the member with every answer of this kind, though it need not";
    private static final String ASKS_LESS_OF_CLIENTS = "whoever sends what the contract asks for keeps this as well";
    private static final String NO_LONGER = "the pattern allows no longer text";
    private static final String NEVER_GIVEN = "no response of our stub has the property, and none needs to have it";
    private static final Set<String> NOT_OF_THE_STUB = Set.of("href", "request_id");
    private static final String NO_EFFECT = "no answer depends on the field, and a field that is not known does no harm";

    private static final List<String> TYPES = List.of("string", "integer", "number", "boolean", "array", "object");

    @Override
    public String toString() {
        return name + (unseenByServer.isEmpty() ? "" : " (survives: " + unseenByServer + ")");
    }

    /** Every contract that differs from a sound one in one place, as far as these edits go. */
    static List<Mutant> all(String yaml) {
        return new Mutations(yaml).all();
    }

    /** What is known of a schema before it is edited. */
    private record Site(Element element, boolean inRequest, boolean isText, List<JsonNode> seen, String path) {

        JsonPointer place() {
            return element.place();
        }
    }

    private static final class Mutations {

        private final JsonNode document;
        private final Contract contract;
        private final Operation operation;
        private final List<Mutant> mutants = new ArrayList<>();

        Mutations(String yaml) {
            try {
                document = new YAMLMapper().readTree(yaml);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
            contract = Contract.of(document);
            operation = contract.operations().get(0);
        }

        List<Mutant> all() {
            sites().forEach(site -> {
                types(site);
                nullability(site);
                bounds(site);
                members(site);
                meaning(site);
            });
            parameters();
            responses();
            requests();
            security();
            return mutants;
        }

        private void add(String name, boolean inRequest, String unseenByServer, String unseenByClient, Consumer<ObjectNode> edit) {
            ObjectNode copy = document.deepCopy();
            edit.accept(copy);
            mutants.add(new Mutant(name, copy, inRequest, unseenByServer, unseenByClient));
        }

        private void edit(Site site, String what, String unseenByServer, String unseenByClient, Consumer<ObjectNode> edit) {
            add(site.path() + ": " + what, site.inRequest(), unseenByServer, unseenByClient,
                    copy -> edit.accept((ObjectNode) copy.at(site.place())));
        }

        /** Every schema that is reached, once: request before answers. */
        private List<Site> sites() {
            Map<JsonPointer, Site> sites = new LinkedHashMap<>();
            List<JsonNode> sent = new ArrayList<>();
            operation.bodyExamples().forEach(example -> sent.add(example.path("value")));
            operation.parameters().forEach(parameter -> sites.put(parameter.element(contract).place(),
                    new Site(parameter.element(contract), true, true, List.of(), parameter.name())));
            collect(operation.body(), true, sent, "form", sites);
            operation.responses().keySet().forEach(status -> {
                List<JsonNode> answered = new ArrayList<>();
                contract.at(operation.answerMediaType(status)).path("examples").forEach(example -> answered.add(example.path("value")));
                collect(operation.answer(status), false, answered, status, sites);
            });
            return List.copyOf(sites.values());
        }

        private void collect(Element element, boolean inRequest, List<JsonNode> seen, String path, Map<JsonPointer, Site> sites) {
            sites.putIfAbsent(element.place(), new Site(element, inRequest, inRequest && !path.equals("form"), seen, path));
            element.members(contract).forEach(member -> collect(member, inRequest,
                    seen.stream().map(value -> value.path(member.name())).filter(value -> !value.isMissingNode()).toList(),
                    path + "/" + member.name(), sites));
            JsonPointer items = element.keyword("items");
            if (!contract.at(items).isMissingNode()) {
                collect(Element.of(contract, "items", items, element.schema().getItems(), false), inRequest, List.of(), path + "/items", sites);
            }
        }

        private void types(Site site) {
            boolean onlyNull = !site.inRequest() && Boolean.TRUE.equals(site.element().schema().getNullable())
                    && !site.element().is("x-echoes") && !site.seen().isEmpty() && site.seen().stream().allMatch(JsonNode::isNull);
            TYPES.stream().filter(type -> !type.equals(site.element().schema().getType())).forEach(type ->
                    edit(site, "of type " + type, neverGiven(site) ? NEVER_GIVEN : onlyNull ? ONLY_NULL : SEEN, SEEN, schema -> {
                        schema.put("type", type);
                        if (type.equals("array")) {
                            schema.putObject("items").put("type", "string");
                        }
                    }));
        }

        private static boolean neverGiven(Site site) {
            return NOT_OF_THE_STUB.contains(site.element().name());
        }

        private void nullability(Site site) {
            boolean nullable = Boolean.TRUE.equals(site.element().schema().getNullable());
            String looser = site.inRequest() ? SEEN : ASKS_LESS;
            boolean neverNull = nullable && site.seen().stream().noneMatch(JsonNode::isNull);
            edit(site, nullable ? "not nullable" : "nullable", nullable ? neverNull ? "our stub never has null there" : SEEN : looser,
                    NO_NULL, schema -> schema.put("nullable", !nullable));
        }

        private void bounds(Site site) {
            String looser = site.inRequest() ? SEEN : ASKS_LESS;
            JsonNode schema = contract.at(site.place());
            Stream.of("minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems").filter(schema::has).forEach(bound -> {
                int value = schema.get(bound).asInt();
                boolean least = bound.startsWith("min");
                edit(site, bound + " tightened", SEEN, SEEN, node -> node.put(bound, least ? value + 1 : value - 1));
                edit(site, bound + " loosened", looser, SEEN, node -> node.put(bound, least ? value - 1 : value + 1));
                edit(site, bound + " dropped", looser, SEEN, node -> node.remove(bound));
            });
            if (schema.has("enum")) {
                edit(site, "enum dropped", looser, SEEN, node -> node.remove("enum"));
                edit(site, "enum with one more", looser, SEEN, node -> ((ArrayNode) node.get("enum")).add("another"));
                edit(site, "enum with another", SEEN, SEEN, node -> node.putArray("enum").add("another"));
            }
            if (schema.has("pattern")) {
                edit(site, "pattern dropped", looser, SEEN, node -> node.remove("pattern"));
                patterns(schema.get("pattern").textValue()).forEach(pattern ->
                        edit(site, "pattern " + pattern, looser, SEEN, node -> node.put("pattern", pattern)));
            }
            if (site.inRequest() && "string".equals(schema.path("type").asText())) {
                Stream.of("enum", "pattern", "maxLength").filter(keyword -> !schema.has(keyword) && !schema.has("enum")).forEach(keyword -> {
                    String unseen = keyword.equals("maxLength") && schema.has("pattern") ? NO_LONGER : SEEN;
                    edit(site, keyword + " added", unseen, unseen, node -> add(node, keyword, shown(site)));
                });
            }
        }

        /** What the contract shows of a value that is sent, so that the edit does not contradict it; something, if it shows none. */
        private List<JsonNode> shown(Site site) {
            JsonNode parameter = contract.at(site.place().head());
            List<JsonNode> shown = new ArrayList<>(site.seen());
            Stream.of(contract.at(site.place()), parameter).map(node -> node.path("example")).forEach(shown::add);
            parameter.path("examples").forEach(example -> shown.add(example.path("value")));
            shown.removeIf(JsonNode::isMissingNode);
            return shown.isEmpty() ? List.of(TextNode.valueOf("another")) : shown;
        }

        private static void add(ObjectNode schema, String keyword, List<JsonNode> shown) {
            switch (keyword) {
                case "enum" -> schema.putArray("enum").addAll(new LinkedHashSet<>(shown));
                case "pattern" -> schema.put("pattern", "^[A-Za-z0-9_-]+$");
                default -> schema.put(keyword, 20);
            }
        }

        /** One anchor less, one repetition more or less, one class wider. */
        private static Set<String> patterns(String pattern) {
            Set<String> patterns = new LinkedHashSet<>();
            patterns.add(pattern.replaceFirst("^\\^", ""));
            patterns.add(pattern.replaceFirst("\\$$", ""));
            for (int i = 0; i < pattern.length(); i++) {
                String before = pattern.substring(0, i);
                String after = pattern.substring(i);
                if (after.matches("\\{\\d}.*")) {
                    int count = Character.digit(after.charAt(1), 10);
                    patterns.add(before + "{" + (count - 1) + "}" + after.substring(3));
                    patterns.add(before + "{" + (count + 1) + "}" + after.substring(3));
                    patterns.add(before + "{" + count + ",}" + after.substring(3));
                } else if (after.startsWith("\\d")) {
                    patterns.add(before + "\\w" + after.substring(2));
                } else if (after.startsWith("-")) {
                    patterns.add(before + "." + after.substring(1));
                }
            }
            patterns.remove(pattern);
            return patterns;
        }

        private void members(Site site) {
            Element element = site.element();
            List<String> required = element.schema().getRequired() == null ? List.of() : element.schema().getRequired();
            element.members(contract).forEach(member -> {
                String name = member.name();
                boolean demanded = required.contains(name);
                if (demanded) {
                    edit(site, name + " not required", site.inRequest() ? SEEN : ASKS_LESS, SEEN, schema -> withoutRequired(schema, name));
                } else {
                    edit(site, name + " required", site.inRequest() || isLeftOutSomewhere(site, name) || NOT_OF_THE_STUB.contains(name) ? SEEN : ALWAYS_GIVEN, SEEN,
                            schema -> schema.withArray("required").add(name));
                }
                String unseen = site.inRequest() ? hasEffect(member) ? SEEN : NO_EFFECT
                        : demanded || echoes(member) ? SEEN : NOT_PROMISED;
                edit(site, name + " renamed", unseen, SEEN, schema -> {
                    ObjectNode properties = (ObjectNode) schema.get("properties");
                    properties.set(name + "_renamed", properties.remove(name));
                    if (demanded) {
                        withoutRequired(schema, name);
                        schema.withArray("required").add(name + "_renamed");
                    }
                });
                if (!demanded) {
                    edit(site, name + " dropped", site.inRequest() ? unseen : ASKS_LESS, SEEN,
                            schema -> ((ObjectNode) schema.get("properties")).remove(name));
                }
            });
            if (site.inRequest() && !element.members(contract).toList().isEmpty()) {
                edit(site, "closed", SEEN, ASKS_LESS_OF_CLIENTS, schema -> schema.put("additionalProperties", false));
            }
        }

        private static void withoutRequired(ObjectNode schema, String name) {
            ArrayNode left = JsonNodeFactory.instance.arrayNode();
            schema.withArray("required").forEach(entry -> {
                if (!entry.textValue().equals(name)) {
                    left.add(entry);
                }
            });
            if (left.isEmpty()) {
                schema.remove("required");
            } else {
                schema.set("required", left);
            }
        }

        /** Whether an example of the object, or an answer that need not have it at all, is without the member. */
        private boolean isLeftOutSomewhere(Site site, String name) {
            return site.seen().stream().anyMatch(value -> value.isObject() && !value.has(name));
        }

        private boolean hasEffect(Element field) {
            return field.required() || field.schema().getEnum() != null
                    || MeaningClauses.echoes(operation, operation.answer("200"), field.name())
                    || operation.bodyExamples().findParent(field.name()) != null;
        }

        private boolean echoes(Element member) {
            return member.is("x-echoes") || member.members(contract).anyMatch(this::echoes);
        }

        private void meaning(Site site) {
            if (site.inRequest()) {
                if (Boolean.TRUE.equals(site.element().schema().getWriteOnly())) {
                    edit(site, "not writeOnly", ASKS_LESS, "it is about answers", schema -> schema.remove("writeOnly"));
                } else if (MeaningClauses.echoes(operation, operation.answer("200"), site.element().name())) {
                    edit(site, "writeOnly", SEEN, "it is about answers", schema -> schema.put("writeOnly", true));
                }
                return;
            }
            site.element().extension("x-echoes").ifPresent(name -> {
                edit(site, "no echo", ASKS_LESS, SEEN, schema -> schema.remove("x-echoes"));
                operation.body().members(contract).map(Element::name).filter(other -> !other.equals(name)).forEach(other ->
                        edit(site, "echo of " + other, SEEN, SEEN, schema -> schema.put("x-echoes", other)));
            });
            if (site.element().is("x-unique")) {
                edit(site, "not unique", site.seen().isEmpty() ? ASKS_LESS : SEEN, SEEN, schema -> schema.remove("x-unique"));
            } else if (site.element().required() && site.path().matches("2\\d\\d/[^/]+") && site.seen().stream().noneMatch(JsonNode::isNull)) {
                edit(site, "unique", SEEN, SEEN, schema -> schema.put("x-unique", true));
            }
        }

        private void parameters() {
            operation.parameters().forEach(parameter -> {
                boolean inPath = parameter.in().equals("path");
                boolean required = Boolean.TRUE.equals(parameter.model().getRequired());
                add(parameter.name() + ": renamed", true, SEEN, SEEN, copy -> ((ObjectNode) copy.at(parameter.place())).put("name", "renamed"));
                if (!inPath) {
                    add(parameter.name() + ": " + (required ? "optional" : "required"), true, SEEN, SEEN,
                            copy -> ((ObjectNode) copy.at(parameter.place())).put("required", !required));
                }
                Stream.of("query", "header", "path", "cookie").filter(in -> !in.equals(parameter.in())).forEach(in ->
                        add(parameter.name() + ": in " + in, true, SEEN, SEEN, copy -> ((ObjectNode) copy.at(parameter.place())).put("in", in)));
            });
        }

        private ObjectNode responses(ObjectNode copy) {
            return (ObjectNode) copy.at(operation.place().appendProperty("responses"));
        }

        private void responses() {
            Set<String> statuses = operation.responses().keySet();
            statuses.forEach(status -> {
                add("answer " + status + " removed", false, SEEN, SEEN, copy -> responses(copy).remove(status));
                Stream.of("200", "201", "400", "401", "403", "404", "422", "500").filter(other -> !statuses.contains(other)).forEach(other ->
                        add("answer " + status + " is " + other, false, SEEN, SEEN, copy -> {
                            ObjectNode responses = responses(copy);
                            responses.set(other, responses.remove(status));
                        }));
                Stream.of("text/plain", "application/problem+json").forEach(type ->
                        add("answer " + status + " of type " + type, false, SEEN, SEEN, copy -> renameOnly(content(copy, status), type)));
                add("answer " + status + " without a body", false, SEEN, SEEN, copy -> ((ObjectNode) responses(copy).get(status)).remove("content"));
                headers(status);
            });
            Stream.of("201", "404", "409", "429", "500", "default").forEach(status ->
                    add("answer " + status + " added", false, SEEN, SEEN,
                            copy -> responses(copy).putObject(status).put("description", "Another answer.")));
        }

        private ObjectNode content(ObjectNode copy, String status) {
            return (ObjectNode) responses(copy).get(status).get("content");
        }

        private static void renameOnly(ObjectNode content, String type) {
            content.set(type, content.remove(content.fieldNames().next()));
        }

        private void headers(String status) {
            contract.at(operation.response(status).appendProperty("headers")).fieldNames().forEachRemaining(name -> {
                header(status, name, "removed", ASKS_LESS, headers -> headers.remove(name));
                header(status, name, "renamed", SEEN, headers -> headers.set("X-Renamed", headers.remove(name)));
                header(status, name, "not required", ASKS_LESS, headers -> ((ObjectNode) headers.get(name)).remove("required"));
                header(status, name, "of type integer", SEEN, headers -> ((ObjectNode) headers.get(name).get("schema")).put("type", "integer"));
            });
            header(status, "X-Added", "added and required", SEEN, headers -> headers.putObject("X-Added").put("required", true)
                    .putObject("schema").put("type", "string"));
        }

        private void header(String status, String name, String what, String unseen, Consumer<ObjectNode> edit) {
            add("answer " + status + ", header " + name + ": " + what, false, unseen, SEEN,
                    copy -> edit.accept(((ObjectNode) responses(copy).get(status)).withObject("headers")));
        }

        private void requests() {
            Stream.of("application/json", "text/plain", "multipart/form-data").forEach(type ->
                    add("request of type " + type, true, SEEN, SEEN, copy ->
                            renameOnly((ObjectNode) copy.at(operation.place().appendProperty("requestBody").appendProperty("content")), type)));
            add("request not required", true, SEEN, ASKS_LESS_OF_CLIENTS, copy -> ((ObjectNode) copy.at(operation.place().appendProperty("requestBody"))).remove("required"));
            add("no request body", true, SEEN, SEEN, copy -> ((ObjectNode) copy.at(operation.place())).remove("requestBody"));
            Stream.of("put", "patch", "get", "delete").forEach(method -> add("method " + method, true, SEEN, SEEN, copy -> {
                ObjectNode path = (ObjectNode) copy.at(operation.place().head());
                path.set(method, path.remove("post"));
            }));
            Stream.of(operation.pathTemplate() + "/more", operation.pathTemplate().replaceFirst("/", "/v2/"),
                    operation.pathTemplate().replaceFirst("s$", ""), operation.pathTemplate() + "/").forEach(path ->
                    add("path " + path, true, SEEN, SEEN, copy -> {
                        ObjectNode all = (ObjectNode) copy.get("paths");
                        all.set(path, all.remove(operation.pathTemplate()));
                    }));
        }

        private void security() {
            JsonPointer scheme = operation.security().orElseThrow().scheme();
            add("security removed", true, SEEN, ASKS_LESS_OF_CLIENTS, copy -> copy.remove("security"));
            add("security optional", true, SEEN, SEEN, copy -> ((ArrayNode) copy.get("security")).addObject());
            add("security of the operation empty", true, SEEN, ASKS_LESS_OF_CLIENTS, copy -> ((ObjectNode) copy.at(operation.place())).putArray("security"));
            add("security bearer", true, SEEN, SEEN, copy -> ((ObjectNode) copy.at(scheme)).put("scheme", "bearer"));
            Stream.of("header", "query", "cookie").forEach(in -> add("security a key in " + in, true, SEEN, SEEN, copy -> {
                ObjectNode node = (ObjectNode) copy.at(scheme);
                node.remove("scheme");
                node.put("type", "apiKey").put("in", in).set("name", TextNode.valueOf("X-Key"));
            }));
        }
    }
}
