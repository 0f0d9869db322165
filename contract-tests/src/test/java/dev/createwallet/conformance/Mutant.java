package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.derive.SequenceClauses;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.document.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The contract with one edit.
 *
 * @param name what was edited, and how
 * @param document the edited contract, with its examples mended
 * @param touchesRequest whether the edit is about requests
 * @param server what becomes of it when our stub is tested
 * @param client what becomes of it when our client is tested; says nothing if the edit is about responses only
 */
record Mutant(String name, ObjectNode document, boolean touchesRequest, Fate server, Fate client) {

    // spotless:off
    private static final Fate ASKS_LESS = new Fate.Survives("it demands less of a server, so a server that keeps the contract keeps this, too");
    private static final Fate ONLY_NULL = new Fate.Survives("the value is null in every response of this operation");
    private static final Fate NEVER_NULL = new Fate.Survives("our stub never sends null there");
    private static final Fate NOT_PROMISED = new Fate.Survives("the contract promises no such property");
    private static final Fate ALWAYS_GIVEN = new Fate.Survives("our stub sends the property in every response of this kind");
    private static final Fate NEVER_GIVEN = new Fate.Survives("our stub never sends the property");
    private static final Fate EXAMPLE_ONLY = new Fate.Survives("only the example shows it, and an example demands nothing");
    private static final Fate NO_EFFECT = new Fate.Survives("no response depends on the field");
    private static final Fate NO_NAME = new Fate.Survives("the name of a path parameter does not travel");
    private static final Fate ANY_TEXT = new Fate.Survives("in a form an array of texts is the field, once or more often");
    private static final Fate NO_LONGER = new Fate.Survives("the pattern allows no longer text");
    private static final Fate NO_OTHER_NUMBER = new Fate.Survives("no value beyond the former limit is tried");
    private static final Fate ONE_TEXT = new Fate.Survives("one plain text is tried, and keeps it");
    private static final Fate ASKS_LESS_OF_CLIENTS = new Fate.Survives("a client that keeps the contract keeps this, too");
    private static final Fate ABOUT_RESPONSES = new Fate.Survives("it is about responses");
    private static final Fate NO_NULL = new Fate.Survives("a form has no null");
    private static final Fate BY_KEYWORD = Fate.found(Kind.KEYWORD);
    private static final Fate BY_ACCEPTED = Fate.found(Kind.ACCEPTS);
    private static final Fate BY_SCENARIO = Fate.found(Kind.SCENARIO, Kind.REQUIRED_ONLY);
    private static final Fate BY_VALUE = Fate.found(Kind.KEYWORD, Kind.SCENARIO, Kind.VALUE);
    private static final Fate BY_MISSING = Fate.found(Kind.MISSING);
    private static final Fate BY_JUDGEMENT = Fate.found(Kind.JSON_FOR_FORM, Kind.NO_MEDIA_TYPE, Kind.OTHER_METHOD);
    private static final Fate BY_CREDENTIALS = Fate.found(Kind.CREDENTIALS);
    private static final Fate LEFT_OUT = new Fate.LeftOut();
    private static final Fate NOT_COVERED = new Fate.NotCovered();
    private static final Fate DISAGREES = new Fate.Disagrees();

    // spotless:on

    /** The properties of errors that our stub does not send. */
    private static final Set<String> NOT_OF_THE_STUB = Set.of("href", "request_id");

    private static final List<String> TYPES = List.of("string", "integer", "number", "boolean", "array", "object");

    @Override
    public String toString() {
        return name;
    }

    /** Returns every contract that differs from a sound one in one place, as far as these edits go. */
    static List<Mutant> all() {
        return new Mutations().all();
    }

    /** What is known of a schema before it is edited. */
    private record Site(Element element, boolean inRequest, List<JsonNode> seen, String path) {

        JsonPointer place() {
            return element.place();
        }
    }

    private static final class Mutations {

        private final ObjectNode document = PackagedContract.tree();
        private final Contract contract = Contract.of(document);
        private final Operation operation = PackagedContract.operation(contract, "createWallet");
        private final List<Mutant> mutants = new ArrayList<>();

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

        private void add(String name, boolean inRequest, Fate server, Fate client, Consumer<ObjectNode> edit) {
            ObjectNode copy = document.deepCopy();
            edit.accept(copy);
            Mending.mend(copy);
            Mending.mendEchoes(copy);
            mutants.add(new Mutant(name, copy, inRequest, server, client));
        }

        private void edit(Site site, String what, Fate server, Fate client, Consumer<ObjectNode> edit) {
            editAll(site, what, server, client, (copy, schema) -> edit.accept(schema));
        }

        /** Edits a schema, and what else has to follow. */
        private void editAll(
                Site site, String what, Fate server, Fate client, BiConsumer<ObjectNode, ObjectNode> edit) {
            add(
                    site.path() + ": " + what,
                    site.inRequest(),
                    server,
                    client,
                    copy -> edit.accept(copy, (ObjectNode) copy.at(site.place())));
        }

        /** Lets responses repeat a field under its new name, or not at all if there is none. */
        private static void echoes(JsonNode node, String name, Optional<String> other) {
            if (node instanceof ObjectNode object
                    && object.path("x-echoes").asText().equals(name)) {
                other.ifPresentOrElse(renamed -> object.put("x-echoes", renamed), () -> object.remove("x-echoes"));
            }
            node.forEach(child -> echoes(child, name, other));
        }

        private void renameInRequests(ObjectNode copy, String name, String other) {
            operation.body().orElseThrow().content().examples().forEach(example -> {
                if (copy.at(example.place()) instanceof ObjectNode value && value.has(name)) {
                    value.set(other, value.remove(name));
                }
            });
        }

        private void movePath(ObjectNode copy, String path) {
            ObjectNode paths = (ObjectNode) copy.get("paths");
            paths.set(path, paths.remove(operation.path()));
        }

        /** Returns every schema once: those of the request before those of responses. */
        private List<Site> sites() {
            Map<JsonPointer, Site> sites = new LinkedHashMap<>();
            List<JsonNode> sent = new ArrayList<>();
            operation.body().orElseThrow().content().examples().forEach(example -> sent.add(example.value()));
            operation
                    .parameters()
                    .forEach(parameter -> sites.put(
                            parameter.element().place(),
                            new Site(parameter.element(), true, List.of(), parameter.name())));
            collect(operation.body().orElseThrow().element(), true, sent, "form", sites);
            operation
                    .responses()
                    .forEach(response -> response.json()
                            .ifPresent(content -> collect(
                                    content.element(),
                                    false,
                                    content.examples().stream()
                                            .map(Example::value)
                                            .toList(),
                                    response.status().key(),
                                    sites)));
            return List.copyOf(sites.values());
        }

        private void collect(
                Element element, boolean inRequest, List<JsonNode> seen, String path, Map<JsonPointer, Site> sites) {
            sites.putIfAbsent(element.place(), new Site(element, inRequest, seen, path));
            element.members()
                    .forEach(member -> collect(
                            member,
                            inRequest,
                            seen.stream()
                                    .map(value -> value.path(member.name()))
                                    .filter(value -> !value.isMissingNode())
                                    .toList(),
                            path + "/" + member.name(),
                            sites));
            element.items().ifPresent(items -> collect(items, inRequest, List.of(), path + "/items", sites));
        }

        private void types(Site site) {
            boolean onlyNull = !site.inRequest()
                    && site.element().flag("nullable")
                    && !site.element().has("x-echoes")
                    && !site.seen().isEmpty()
                    && site.seen().stream().allMatch(JsonNode::isNull);
            TYPES.stream()
                    .filter(type -> !site.element().is(type))
                    .forEach(type -> edit(
                            site,
                            "of type " + type,
                            neverGiven(site) ? NEVER_GIVEN : onlyNull ? ONLY_NULL : mistyped(site, type),
                            unsendable(site, type) ? LEFT_OUT : DISAGREES,
                            schema -> {
                                schema.put("type", type);
                                if (type.equals("array")) {
                                    schema.putObject("items").put("type", "string");
                                }
                                if (schema.has("enum")) {
                                    mendEnum(schema, type);
                                }
                            }));
        }

        private Fate mistyped(Site site, String type) {
            boolean root = operation.body().orElseThrow().element().place().equals(site.place());
            boolean shown = operation.member(site.element().name()).isPresent()
                    && !site.element().required()
                    && !site.seen().isEmpty();
            return site.inRequest() && type.equals("object") && !root && !shown
                    ? LEFT_OUT
                    : type.equals("array") && isPlainText(site)
                            ? ANY_TEXT
                            : site.element().has("enum") && type.equals("array")
                                    ? Fate.found(Kind.ALL, Kind.ACCEPTS)
                                    : site.inRequest() || site.path().startsWith("200")
                                            ? BY_VALUE
                                            : Fate.found(Kind.MISSING, Kind.CREDENTIALS);
        }

        /** Returns whether the kit leaves out the operation, or a parameter that clients may send all the same. */
        private boolean unsendable(Site site, String type) {
            boolean root = operation.body().orElseThrow().element().place().equals(site.place());
            return type.equals("object")
                    && !root
                    && (site.element().required()
                            || operation.member(site.element().name()).isEmpty());
        }

        private static void mendEnum(ObjectNode schema, String type) {
            switch (type) {
                case "integer", "number" -> schema.putArray("enum").add(1);
                case "boolean" -> schema.putArray("enum").add(true);
                default -> schema.remove("enum");
            }
        }

        /** Returns whether any text is a valid array of texts, and no example or echo tells an array from a text. */
        private boolean isPlainText(Site site) {
            return site.inRequest()
                    && operation.member(site.element().name()).isPresent()
                    && site.element().is("string")
                    && !site.element().has("minLength")
                    && !site.element().has("enum")
                    && !echoed(site.element().name());
        }

        private static boolean neverGiven(Site site) {
            return NOT_OF_THE_STUB.contains(site.element().name());
        }

        private void nullability(Site site) {
            boolean nullable = site.element().flag("nullable");
            boolean neverNull = nullable && site.seen().stream().noneMatch(JsonNode::isNull);
            edit(
                    site,
                    nullable ? "not nullable" : "nullable",
                    nullable ? neverNull ? NEVER_NULL : BY_VALUE : site.inRequest() ? NOT_COVERED : ASKS_LESS,
                    NO_NULL,
                    schema -> schema.put("nullable", !nullable));
        }

        private void bounds(Site site) {
            Fate looser = site.inRequest() ? BY_ACCEPTED : ASKS_LESS;
            JsonNode schema = site.element().schema();
            Stream.of("minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems")
                    .filter(schema::has)
                    .forEach(bound -> {
                        int value = schema.get(bound).asInt();
                        boolean least = bound.startsWith("min");
                        edit(
                                site,
                                bound + " tightened",
                                BY_KEYWORD,
                                DISAGREES,
                                node -> node.put(bound, least ? value + 1 : value - 1));
                        edit(
                                site,
                                bound + " loosened",
                                looser,
                                DISAGREES,
                                node -> node.put(bound, least ? value - 1 : value + 1));
                        edit(
                                site,
                                bound + " dropped",
                                looser,
                                bound.endsWith("imum") ? NO_OTHER_NUMBER : DISAGREES,
                                node -> node.remove(bound));
                    });
            if (schema.has("enum")) {
                edit(site, "enum dropped", looser, DISAGREES, node -> node.remove("enum"));
                edit(
                        site,
                        "enum with one more",
                        site.inRequest() ? BY_VALUE : ASKS_LESS,
                        DISAGREES,
                        node -> ((ArrayNode) node.get("enum")).add("another"));
                edit(
                        site,
                        "enum with another",
                        BY_VALUE,
                        DISAGREES,
                        node -> node.putArray("enum").add("another"));
            }
            if (schema.has("pattern")) {
                edit(site, "pattern dropped", looser, DISAGREES, node -> node.remove("pattern"));
                patterns(schema.get("pattern").textValue())
                        .forEach(pattern -> edit(
                                site, "pattern " + pattern, looser, DISAGREES, node -> node.put("pattern", pattern)));
            }
            if (site.inRequest() && "string".equals(schema.path("type").asText())) {
                Stream.of("enum", "pattern", "maxLength")
                        .filter(keyword -> !schema.has(keyword) && !schema.has("enum"))
                        .forEach(keyword -> {
                            boolean shorter =
                                    keyword.equals("maxLength") && (schema.has("pattern") || schema.has("format"));
                            edit(
                                    site,
                                    keyword + " added",
                                    shorter ? NO_LONGER : BY_KEYWORD,
                                    shorter
                                            ? NO_LONGER
                                            : oneText(site) && !keyword.equals("enum") ? ONE_TEXT : DISAGREES,
                                    node -> add(node, keyword, shown(site)));
                        });
            }
        }

        /** Returns whether only a made-up text is tried: of a header without constraints and examples. */
        private boolean oneText(Site site) {
            return operation
                            .parameters(In.HEADER)
                            .anyMatch(header -> header.element().place().equals(site.place()))
                    && !site.element().has("pattern");
        }

        /** Returns the examples of a value that is sent; a made-up one if there are none. */
        private List<JsonNode> shown(Site site) {
            JsonNode parameter = document.at(site.place().head());
            List<JsonNode> shown = new ArrayList<>(site.seen());
            Stream.of(site.element().schema(), parameter)
                    .map(node -> node.path("example"))
                    .forEach(shown::add);
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

        /** Returns patterns with one anchor less, one repetition more or less, or one wider class. */
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
            element.members().forEach(member -> {
                String name = member.name();
                boolean demanded = member.required();
                if (demanded) {
                    edit(
                            site,
                            name + " not required",
                            site.inRequest() ? BY_SCENARIO : ASKS_LESS,
                            DISAGREES,
                            schema -> withoutRequired(schema, name));
                } else {
                    edit(
                            site,
                            name + " required",
                            site.inRequest()
                                    ? BY_MISSING
                                    : isLeftOutSomewhere(site, name)
                                                            && site.path().equals("200")
                                                    || NOT_OF_THE_STUB.contains(name)
                                            ? BY_SCENARIO
                                            : ALWAYS_GIVEN,
                            DISAGREES,
                            schema -> schema.withArray("required").add(name));
                }
                Fate renamed = site.inRequest()
                        ? hasEffect(member) ? BY_VALUE : NO_EFFECT
                        : demanded || echoes(member) ? BY_VALUE : NOT_PROMISED;
                editAll(site, name + " renamed", renamed, DISAGREES, (copy, schema) -> {
                    if (site.inRequest()) {
                        echoes(copy, name, Optional.of(name + "_renamed"));
                        renameInRequests(copy, name, name + "_renamed");
                    }
                    ObjectNode properties = (ObjectNode) schema.get("properties");
                    properties.set(name + "_renamed", properties.remove(name));
                    if (demanded) {
                        withoutRequired(schema, name);
                        schema.withArray("required").add(name + "_renamed");
                    }
                });
                if (!demanded) {
                    editAll(
                            site,
                            name + " dropped",
                            site.inRequest() ? isShown(member) ? EXAMPLE_ONLY : NO_EFFECT : ASKS_LESS,
                            DISAGREES,
                            (copy, schema) -> {
                                ((ObjectNode) schema.get("properties")).remove(name);
                                if (site.inRequest()) {
                                    echoes(copy, name, Optional.empty());
                                }
                            });
                }
            });
            if (site.inRequest() && !element.members().isEmpty()) {
                edit(
                        site,
                        "closed",
                        Fate.found(Kind.UNKNOWN),
                        ASKS_LESS_OF_CLIENTS,
                        schema -> schema.put("additionalProperties", false));
            }
        }

        private static void withoutRequired(ObjectNode schema, String name) {
            ArrayNode left = Mending.without(schema.withArray("required"), name);
            if (left.isEmpty()) {
                schema.remove("required");
            } else {
                schema.set("required", left);
            }
        }

        /** Returns whether an example of the object is without the property. */
        private boolean isLeftOutSomewhere(Site site, String name) {
            return site.seen().stream().anyMatch(value -> value.isObject() && !value.has(name));
        }

        private boolean hasEffect(Element field) {
            return field.required()
                    || field.has("enum")
                    || echoed(field.name())
                    || operation.body().orElseThrow().content().examples().stream()
                            .anyMatch(example -> example.value().has(field.name()));
        }

        /** Returns whether a scenario sends the field and shows it in the response. */
        private boolean isShown(Element field) {
            return echoed(field.name())
                    && operation.body().orElseThrow().content().examples().stream()
                            .anyMatch(example -> example.value().has(field.name()));
        }

        private boolean echoed(String field) {
            return SequenceClauses.echoes(PackagedContract.successBody(operation), field);
        }

        private static boolean echoes(Element member) {
            return member.has("x-echoes") || member.members().stream().anyMatch(Mutations::echoes);
        }

        private void meaning(Site site) {
            if (site.inRequest()) {
                if (site.element().flag("writeOnly")) {
                    edit(site, "not writeOnly", ASKS_LESS, ABOUT_RESPONSES, schema -> schema.remove("writeOnly"));
                } else if (echoed(site.element().name())) {
                    edit(site, "writeOnly", BY_VALUE, ABOUT_RESPONSES, schema -> schema.put("writeOnly", true));
                }
                return;
            }
            site.element().text("x-echoes").ifPresent(name -> {
                edit(site, "no echo", ASKS_LESS, DISAGREES, schema -> schema.remove("x-echoes"));
                operation.members().stream()
                        .map(Element::name)
                        .filter(other -> !other.equals(name))
                        .forEach(other -> edit(
                                site,
                                "echo of " + other,
                                BY_VALUE,
                                DISAGREES,
                                schema -> schema.put("x-echoes", other)));
            });
            if (site.element().flag("x-unique")) {
                edit(site, "not unique", ASKS_LESS, DISAGREES, schema -> schema.remove("x-unique"));
            } else if (site.element().required()
                    && site.path().equals("200/" + site.element().name())
                    && site.seen().stream().noneMatch(JsonNode::isNull)) {
                Fate fate = site.element().text("x-echoes").isPresent() ? NOT_COVERED : Fate.found(Kind.UNIQUE);
                edit(site, "unique", fate, DISAGREES, schema -> schema.put("x-unique", true));
            }
        }

        private void parameters() {
            operation.parameters().forEach(parameter -> {
                boolean inPath = parameter.in() == In.PATH;
                boolean required = parameter.required();
                String name = parameter.name();
                add(name + ": renamed", true, inPath ? NO_NAME : BY_KEYWORD, DISAGREES, copy -> {
                    ((ObjectNode) copy.at(parameter.place())).put("name", "renamed");
                    movePath(copy, operation.path().replace("{" + name + "}", "{renamed}"));
                });
                if (!inPath) {
                    add(
                            name + ": " + (required ? "optional" : "required"),
                            true,
                            BY_MISSING,
                            DISAGREES,
                            copy -> ((ObjectNode) copy.at(parameter.place())).put("required", !required));
                }
                Stream.of("query", "header", "path", "cookie")
                        .filter(in -> !in.equals(parameter.in().id()))
                        .forEach(in -> add(
                                name + ": in " + in,
                                true,
                                in.equals("cookie") ? LEFT_OUT : in.equals("query") ? BY_KEYWORD : BY_SCENARIO,
                                in.equals("cookie") ? LEFT_OUT : DISAGREES,
                                copy -> {
                                    ((ObjectNode) copy.at(parameter.place()))
                                            .put("in", in)
                                            .put("required", required || in.equals("path"));
                                    movePath(
                                            copy,
                                            in.equals("path")
                                                    ? operation.path() + "/{" + name + "}"
                                                    : operation.path().replace("/{" + name + "}", ""));
                                }));
            });
        }

        private ObjectNode responses(ObjectNode copy) {
            return (ObjectNode) copy.at(operation.place().appendProperty("responses"));
        }

        private void responses() {
            Set<String> statuses = operation.responses().stream()
                    .map(response -> response.status().key())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            statuses.forEach(status -> {
                add(
                        "response " + status + " removed",
                        false,
                        of401(status, LEFT_OUT),
                        DISAGREES,
                        copy -> responses(copy).remove(status));
                Stream.of("200", "201", "400", "401", "403", "404", "422", "500")
                        .filter(other -> !statuses.contains(other))
                        .forEach(other -> add(
                                "response " + status + " is " + other, false, moved(status, other), DISAGREES, copy -> {
                                    ObjectNode responses = responses(copy);
                                    responses.set(other, responses.remove(status));
                                }));
                Stream.of("text/plain", "application/problem+json")
                        .forEach(type -> add(
                                "response " + status + " of type " + type,
                                false,
                                broken(status),
                                DISAGREES,
                                copy -> renameOnly(content(copy, status), type)));
                add(
                        "response " + status + " without a body",
                        false,
                        broken(status),
                        DISAGREES,
                        copy -> ((ObjectNode) responses(copy).get(status)).remove("content"));
                headers(status);
            });
            Stream.of("201", "404", "409", "429", "500", "default")
                    .forEach(status -> add(
                            "response " + status + " added",
                            false,
                            status.equals("default") ? BY_JUDGEMENT : NOT_COVERED,
                            DISAGREES,
                            copy -> responses(copy).putObject(status).put("description", "Another response.")));
        }

        /** Without a documented 401 or 403 the rejection of a request without credentials is one like any other. */
        private static Fate of401(String status, Fate fate) {
            return status.equals("401") ? BY_CREDENTIALS : fate;
        }

        private static Fate moved(String status, String other) {
            return status.equals("200") && !other.equals("201") ? LEFT_OUT : broken(status);
        }

        private static Fate broken(String status) {
            return of401(status, Fate.found(Kind.SCENARIO, Kind.REQUIRED_ONLY, Kind.MISSING));
        }

        private ObjectNode content(ObjectNode copy, String status) {
            return (ObjectNode) responses(copy).get(status).get("content");
        }

        private static void renameOnly(ObjectNode content, String type) {
            content.set(type, content.remove(content.fieldNames().next()));
        }

        private void headers(String status) {
            document.at(operation.place())
                    .path("responses")
                    .path(status)
                    .path("headers")
                    .fieldNames()
                    .forEachRemaining(name -> {
                        header(status, name, "removed", ASKS_LESS, headers -> headers.remove(name));
                        header(
                                status,
                                name,
                                "renamed",
                                BY_CREDENTIALS,
                                headers -> headers.set("X-Renamed", headers.remove(name)));
                        header(
                                status,
                                name,
                                "not required",
                                ASKS_LESS,
                                headers -> ((ObjectNode) headers.get(name)).remove("required"));
                        header(
                                status,
                                name,
                                "of type integer",
                                BY_CREDENTIALS,
                                headers -> ((ObjectNode) headers.get(name).get("schema")).put("type", "integer"));
                    });
            header(
                    status,
                    "X-Added",
                    "added and required",
                    broken(status),
                    headers -> headers.putObject("X-Added")
                            .put("required", true)
                            .putObject("schema")
                            .put("type", "string"));
        }

        private void header(String status, String name, String what, Fate unseen, Consumer<ObjectNode> edit) {
            add(
                    "response " + status + ", header " + name + ": " + what,
                    false,
                    unseen,
                    DISAGREES,
                    copy -> edit.accept(((ObjectNode) responses(copy).get(status)).withObject("headers")));
        }

        private void requests() {
            Stream.of("application/json", "text/plain", "multipart/form-data")
                    .forEach(type -> add(
                            "request of type " + type,
                            true,
                            type.equals("application/json") ? BY_SCENARIO : LEFT_OUT,
                            type.equals("application/json") ? DISAGREES : LEFT_OUT,
                            copy -> renameOnly(
                                    (ObjectNode) copy.at(operation
                                            .place()
                                            .appendProperty("requestBody")
                                            .appendProperty("content")),
                                    type)));
            add(
                    "request not required",
                    true,
                    Fate.found(Kind.BODY_LEFT_OUT),
                    ASKS_LESS_OF_CLIENTS,
                    copy -> ((ObjectNode) copy.at(operation.place().appendProperty("requestBody"))).remove("required"));
            add(
                    "no request body",
                    true,
                    BY_SCENARIO,
                    DISAGREES,
                    copy -> ((ObjectNode) copy.at(operation.place())).remove("requestBody"));
            Stream.of("put", "patch", "get", "delete")
                    .forEach(method -> add("method " + method, true, BY_SCENARIO, DISAGREES, copy -> {
                        ObjectNode path = (ObjectNode) copy.at(operation.place().head());
                        path.set(method, path.remove("post"));
                    }));
            Stream.of(
                            operation.path() + "/more",
                            operation.path().replaceFirst("/", "/v2/"),
                            operation.path().replaceFirst("s$", ""),
                            operation.path() + "/")
                    .forEach(path -> add("path " + path, true, BY_SCENARIO, DISAGREES, copy -> {
                        ObjectNode all = (ObjectNode) copy.get("paths");
                        all.set(path, all.remove(operation.path()));
                    }));
        }

        private void security() {
            JsonPointer scheme =
                    operation.security().orElseThrow().schemes().get(0).place();
            add("security removed", true, BY_SCENARIO, ASKS_LESS_OF_CLIENTS, copy -> copy.remove("security"));
            add(
                    "security optional",
                    true,
                    BY_SCENARIO,
                    ASKS_LESS_OF_CLIENTS,
                    copy -> ((ArrayNode) copy.get("security")).addObject());
            add(
                    "security of the operation empty",
                    true,
                    BY_SCENARIO,
                    ASKS_LESS_OF_CLIENTS,
                    copy -> ((ObjectNode) copy.at(operation.place())).putArray("security"));
            add(
                    "security bearer",
                    true,
                    BY_SCENARIO,
                    DISAGREES,
                    copy -> ((ObjectNode) copy.at(scheme)).put("scheme", "bearer"));
            Stream.of("header", "query", "cookie")
                    .forEach(in -> add("security a key in " + in, true, BY_SCENARIO, DISAGREES, copy -> {
                        ObjectNode node = (ObjectNode) copy.at(scheme);
                        node.remove("scheme");
                        node.put("type", "apiKey").put("in", in).set("name", TextNode.valueOf("X-Key"));
                    }));
        }
    }
}
