package dev.createwallet.openapi.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Place;
import dev.createwallet.openapi.model.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs between two versions of the contract, and what each difference means on the wire. It follows the
 * operations, so it knows of each part which way it is sent, and leaves out what no operation uses.
 */
public final class ContractDiff {

    private static final Set<String> OF_MESSAGE = Set.of("content", "examples", "headers", "schema");
    private static final Set<String> OF_SCHEMA = Set.of("properties", "required", "items");

    private final Contract released;
    private final Contract changed;
    private final Map<List<Object>, Change> changes = new LinkedHashMap<>();
    private final Set<List<Object>> schemasBeingRead = new HashSet<>();

    private ContractDiff(Contract released, Contract changed) {
        this.released = released;
        this.changed = changed;
    }

    /**
     * Compares two contracts that pass the check.
     *
     * @return the changes, the gravest first; nothing if the two say the same
     */
    public static List<Change> between(Contract released, Contract changed) {
        ContractDiff diff = new ContractDiff(released, changed);
        diff.readDocument();
        if (diff.changes.isEmpty()) {
            diff.readParts();
        }
        return diff.changes.values().stream().sorted(Comparator.comparing(Change::level).reversed()).toList();
    }

    private void readDocument() {
        Pair document = new Pair(released.root(), changed.root());
        Scope about = new Scope("the API");
        keywords(Keywords.INFO, document.member("info"), about, Set.of("version"));
        keywords(Keywords.INFO, document, about,
                Set.of("info", "servers", "tags", "security", "paths", "components"));
        readServers(document.member("servers"));
        readTags(document.member("tags"));
        Pair schemes = document.member("components").member("securitySchemes");
        Set<String> used = union(schemesOf(released), schemesOf(changed));
        for (String name : schemes.names()) {
            Pair scheme = schemes.member(name);
            if (scheme.both() && used.contains(name)) {
                keywords(Keywords.SECURITY_SCHEME, scheme, new Scope("security scheme " + name), Set.of());
            }
        }
        readPaths(document);
    }

    private static Set<String> schemesOf(Contract contract) {
        return contract.operations().stream().map(Operation::place).flatMap(operation -> securityOf(contract.root(), operation).children())
                .flatMap(Place::children).map(Place::name).collect(Collectors.toSet());
    }

    /** Parts that no operation uses, or that look different and say the same. */
    private void readParts() {
        Pair parts = new Pair(released.root(), changed.root()).member("components");
        for (String kind : parts.names()) {
            for (String name : parts.member(kind).names()) {
                Pair part = parts.member(kind).member(name);
                if (part.differ()) {
                    add(new Scope("components, " + name), part.both() ? "changed" : part.happened(), Verdict.WORDING, part);
                }
            }
        }
    }

    private void readServers(Pair servers) {
        Function<Place, String> url = server -> server.node().path("url").asText().replaceFirst("/$", "");
        matched(servers, url).forEach((name, server) -> {
            Scope scope = new Scope("server " + name);
            if (server.added()) {
                add(scope, "server added", new Verdict(Level.MINOR, "callers have one more to choose from"), server);
            } else if (server.removed()) {
                add(scope, "server removed", new Verdict(Level.MAJOR, "callers that use it get no answer"), server);
            } else {
                keywords(Keywords.SERVER, server, scope, Set.of());
            }
        });
        Pair first = new Pair(servers.before().children().findFirst().orElseThrow(), servers.after().children().findFirst().orElseThrow());
        boolean stillThere = servers.after().children().map(url).anyMatch(url.apply(first.before())::equals);
        if (stillThere && !url.apply(first.before()).equals(url.apply(first.after()))) {
            add(new Scope("servers"), "another server comes first",
                    new Verdict(Level.MAJOR, "generated clients call the first one unless they are told otherwise"), first);
        }
    }

    private void readTags(Pair tags) {
        matched(tags, tag -> tag.node().path("name").asText()).forEach((name, tag) -> {
            if (tag.both()) {
                keywords(Keywords.INFO, tag, new Scope("tag " + name), Set.of());
            } else {
                add(new Scope("tag " + name), tag.added() ? "tag added" : "tag removed", Verdict.WORDING, tag);
            }
        });
    }

    private void readPaths(Pair document) {
        matched(document.member("paths"), path -> path.name().replaceAll("\\{[^}]*}", "{}")).values().forEach(path -> {
            Scope scope = new Scope(path.shown().name());
            if (path.both()) {
                Set<String> operations = path.names().stream()
                        .filter(name -> path.member(name).shown().node().has("responses"))
                        .collect(Collectors.toSet());
                keywords(Keywords.PATH, path, scope, union(operations, "parameters"));
            }
            for (String method : path.names()) {
                Pair operation = path.member(method);
                if (operation.shown().node().has("responses")) {
                    readOperation(document, path, operation, new Scope(method.toUpperCase(Locale.ROOT) + " " + path.shown().name()));
                }
            }
        });
    }

    private void readOperation(Pair document, Pair path, Pair operation, Scope scope) {
        if (operation.added()) {
            add(scope, "operation added", new Verdict(Level.MINOR, "callers can do more than before"), operation);
        } else if (operation.removed()) {
            add(scope, "operation removed", new Verdict(Level.MAJOR, "whoever calls it gets no answer"), operation);
        } else {
            keywords(Keywords.OPERATION, operation, scope, Set.of("parameters", "requestBody", "responses", "security"));
            readSecurity(document, operation, scope);
            readParameters(path, operation, scope);
            readRequestBody(resolve(operation.member("requestBody")), scope.in("request body", Direction.REQUEST));
            readResponses(operation.member("responses"), scope);
        }
    }

    /** What lets a caller in: any of the alternatives, and for each of them all of its schemes. */
    private void readSecurity(Pair document, Pair operation, Scope scope) {
        Pair security = new Pair(securityOf(document.before(), operation.before()), securityOf(document.after(), operation.after()));
        Set<Set<String>> before = alternatives(security.before());
        Set<Set<String>> after = alternatives(security.after());
        if (!before.equals(after)) {
            boolean stillLetIn = before.stream().allMatch(old -> after.stream().anyMatch(old::containsAll));
            add(scope, "authentication changed", stillLetIn
                    ? new Verdict(Level.MINOR, "callers may authenticate in one more way")
                    : new Verdict(Level.MAJOR, "callers that were let in may now be refused"), security);
        }
    }

    private static Place securityOf(Place document, Place operation) {
        return operation.member("security").exists() ? operation.member("security") : document.member("security");
    }

    private static Set<Set<String>> alternatives(Place security) {
        Set<Set<String>> alternatives = security.children()
                .map(alternative -> alternative.children()
                        .flatMap(scheme -> Stream.concat(Stream.of(scheme.name()),
                                scheme.children().map(scope -> scheme.name() + " " + scope.node().asText())))
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
        return alternatives.isEmpty() ? Set.of(Set.of()) : alternatives;
    }

    private void readParameters(Pair path, Pair operation, Scope scope) {
        Map<String, Place> before = parameters(released, path.before(), operation.before());
        Map<String, Place> after = parameters(changed, path.after(), operation.after());
        matched(before, after).values().forEach(parameter -> {
            JsonNode shown = parameter.shown().node();
            Scope here = scope.in(shown.path("in").asText() + " parameter " + shown.path("name").asText(), Direction.REQUEST);
            if (parameter.added()) {
                add(here, shown.path("required").asBoolean() ? "required parameter added" : "optional parameter added",
                        shown.path("required").asBoolean() ? here.direction().tightened() : here.direction().loosened(), parameter);
            } else if (parameter.removed()) {
                add(here, "parameter removed", new Verdict(Level.MAJOR, "what callers send there has no effect any more"), parameter);
            } else {
                Pair name = parameter.member("name");
                if (name.differ()) {
                    add(here, "name " + name.happened(), shown.path("in").asText().equals("path") ? Verdict.NAMING : Verdict.WORDING, name);
                }
                readMessagePart(parameter, here, union(OF_MESSAGE, "name"), Set.of());
                readSchema(parameter.member("schema"), here);
            }
        });
    }

    /** By what finds them on the wire: the place in the path, or the kind and name, which for a header has no case. */
    private static Map<String, Place> parameters(Contract contract, Place path, Place operation) {
        return Stream.concat(path.member("parameters").children(), operation.member("parameters").children())
                .map(contract::resolve)
                .collect(Collectors.toMap(parameter -> {
                    String name = parameter.node().path("name").asText();
                    return switch (parameter.node().path("in").asText()) {
                        case "path" -> "path " + path.name().substring(0, Math.max(0, path.name().indexOf("{" + name + "}")))
                                .chars().filter(c -> c == '{').count();
                        case "header" -> "header " + name.toLowerCase(Locale.ROOT);
                        default -> parameter.node().path("in").asText() + " " + name;
                    };
                }, Function.identity(), (ofPath, ofOperation) -> ofOperation, LinkedHashMap::new));
    }

    private void readRequestBody(Pair body, Scope scope) {
        if (body.added()) {
            boolean required = body.after().node().path("required").asBoolean();
            add(scope, "request body added", required ? scope.direction().tightened() : scope.direction().loosened(), body);
        } else if (body.removed()) {
            add(scope, "request body removed", new Verdict(Level.MAJOR, "what callers send there has no effect any more"), body);
        } else {
            readMessagePart(body, scope, OF_MESSAGE, Set.of());
            readContent(body.member("content"), scope, Set.of());
        }
    }

    private void readResponses(Pair responses, Scope scope) {
        Set<String> moved = readScenarios(responses, scope);
        for (String status : responses.names()) {
            Pair response = resolve(responses.member(status));
            Scope here = scope.in("answer " + status, Direction.RESPONSE);
            if (response.added()) {
                add(here, "answer added", status.compareTo("4") < 0
                        ? new Verdict(Level.MAJOR, "callers that wait for another status take it for a failure")
                        : new Verdict(Level.MINOR, "callers get to know of one more refusal"), response);
            } else if (response.removed()) {
                add(here, "answer removed", new Verdict(Level.MAJOR, "callers wait for it in vain"), response);
            } else {
                readMessagePart(response, here, OF_MESSAGE, moved);
                readHeaders(response.member("headers"), here);
                readContent(response.member("content"), here, moved);
            }
        }
    }

    /** An example of an answer, and the status that it comes with. */
    private record Scenario(String status, Place example) {}

    /** The names of examples that are no longer answered with the status that they had. */
    private Set<String> readScenarios(Pair responses, Scope scope) {
        Map<String, Scenario> before = scenarios(released, responses.before());
        Map<String, Scenario> after = scenarios(changed, responses.after());
        Set<String> moved = after.keySet().stream()
                .filter(name -> before.containsKey(name) && !before.get(name).status().equals(after.get(name).status()))
                .collect(Collectors.toSet());
        for (String name : moved) {
            add(scope, "example '" + name + "' moved from answer " + before.get(name).status() + " to " + after.get(name).status(),
                    new Verdict(Level.MAJOR, "callers get another status for the same request, and providers fail with the one they had"),
                    new Pair(before.get(name).example(), after.get(name).example()));
        }
        return moved;
    }

    private static Map<String, Scenario> scenarios(Contract contract, Place responses) {
        return responses.children()
                .flatMap(response -> contract.resolve(response).member("content").children()
                        .flatMap(media -> media.member("examples").children())
                        .map(example -> new Scenario(response.name(), example)))
                .collect(Collectors.toMap(scenario -> scenario.example().name(), Function.identity(), (one, other) -> one));
    }

    private void readHeaders(Pair headers, Scope scope) {
        matched(headers, header -> header.name().toLowerCase(Locale.ROOT)).values().forEach(place -> {
            Pair header = resolve(place);
            Scope here = scope.part("header " + place.shown().name());
            if (header.added()) {
                add(here, "header added", here.direction().tightened(), header);
            } else if (header.removed()) {
                add(here, "header removed", new Verdict(Level.MAJOR, "answers no longer keep what was promised"), header);
            } else {
                readMessagePart(header, here, OF_MESSAGE, Set.of());
                readSchema(header.member("schema"), here);
            }
        });
    }

    private void readContent(Pair content, Scope scope, Set<String> moved) {
        for (String type : content.names()) {
            Pair media = content.member(type);
            if (media.added()) {
                add(scope, "media type " + type + " added", scope.direction() == Direction.REQUEST
                        ? scope.direction().loosened() : new Verdict(Level.MINOR, "callers have one more to choose from"), media);
            } else if (media.removed()) {
                add(scope, "media type " + type + " removed", new Verdict(Level.MAJOR, "whoever uses it no longer can"), media);
            } else {
                readMessagePart(media, scope, OF_MESSAGE, moved);
                readSchema(media.member("schema"), scope);
            }
        }
    }

    /** What parameters, headers, request bodies, answers and media types have in common. */
    private void readMessagePart(Pair part, Scope scope, Set<String> readElsewhere, Set<String> movedExamples) {
        keywords(Keywords.MESSAGE_PART, part, scope, readElsewhere);
        Pair examples = part.member("examples");
        for (String name : examples.names()) {
            Pair example = resolve(examples.member(name));
            if (example.both()) {
                keywords(Keywords.EXAMPLE, example, scope.part("example '" + name + "'"), Set.of());
            } else if (!movedExamples.contains(name)) {
                add(scope, "example '" + name + "' " + example.happened(), Verdict.offTheWire(Level.MINOR, example.added()
                        ? "providers are tested with it" : "providers are no longer tested with it, nor do callers get it from the stub"), example);
            }
        }
    }

    private void readSchema(Pair schema, Scope scope) {
        Pair names = schema.member("$ref");
        if (names.both() && names.differ()) {
            add(scope, "its schema has another name", Verdict.NAMING, names);
        } else if ((names.added() || names.removed()) && schema.both() && isNamed(resolve(schema).after().node())) {
            add(scope, names.added() ? "its schema has got a name" : "its schema has no name any more", Verdict.NAMING, schema);
        }
        Pair resolved = resolve(schema);
        List<Object> here = List.of(resolved.before().pointer(), resolved.after().pointer(), scope.direction());
        if (schemasBeingRead.add(here)) {
            Pair rest = resolved.member("additionalProperties");
            boolean restHasSchemas = rest.before().node().isObject() && rest.after().node().isObject();
            keywords(Keywords.SCHEMA, resolved, scope, restHasSchemas ? union(OF_SCHEMA, "additionalProperties") : OF_SCHEMA);
            if (restHasSchemas) {
                readSchema(rest, scope.field("*"));
            }
            readProperties(resolved, scope);
            readItems(resolved.member("items"), scope);
            schemasBeingRead.remove(here);
        }
    }

    /** Whether generators make a type of it. */
    private static boolean isNamed(JsonNode schema) {
        return schema.has("enum") || schema.path("type").asText().equals("object");
    }

    private void readItems(Pair items, Scope scope) {
        if (items.both()) {
            readSchema(items, scope.elements());
        } else if (items.added() || items.removed()) {
            add(scope.elements(), items.added() ? "items described" : "items no longer described",
                    items.added() ? scope.direction().tightened() : scope.direction().loosened(), items);
        }
    }

    /** A property that is not sent in this direction is, for it, as good as absent. */
    private void readProperties(Pair schema, Scope scope) {
        Pair properties = schema.member("properties");
        for (String name : properties.names()) {
            Pair property = properties.member(name);
            Scope here = scope.field(name);
            boolean wasSent = property.before().exists() && isSent(released.resolve(property.before()), scope.direction());
            boolean isSent = property.after().exists() && isSent(changed.resolve(property.after()), scope.direction());
            boolean was = wasSent && requires(schema.before(), name);
            boolean is = isSent && requires(schema.after(), name);
            if (isSent && property.added()) {
                add(here, is ? "required field added" : "optional field added", judgeAdded(schema, scope.direction(), is), property);
            } else if (wasSent && property.removed()) {
                add(here, "field removed", new Verdict(Level.MAJOR, here.direction() == Direction.REQUEST
                        ? "what callers send there has no effect any more" : "callers find it no more"), property);
            } else if (wasSent || isSent) {
                if (was != is) {
                    Pair required = schema.member("required");
                    add(here, is ? "field is now required" : "field is no longer required",
                            is ? scope.direction().tightened() : scope.direction().loosened(), required.differ() ? required : property);
                }
                readSchema(property, here);
            }
        }
    }

    private static Verdict judgeAdded(Pair schema, Direction direction, boolean required) {
        boolean closed = !schema.before().node().path("additionalProperties").asBoolean(true);
        return direction == Direction.REQUEST ? required ? direction.tightened() : direction.loosened()
                : closed ? direction.loosened()
                : required ? direction.tightened()
                : new Verdict(Level.MINOR, "callers may find more in answers than before");
    }

    private static boolean isSent(Place property, Direction direction) {
        return !property.node().path(direction == Direction.REQUEST ? "readOnly" : "writeOnly").asBoolean();
    }

    private static boolean requires(Place schema, String property) {
        return schema.member("required").node().valueStream().anyMatch(name -> name.asText().equals(property));
    }

    /** Compares whatever stands in an object but for the names that are read in a way of their own. */
    private void keywords(Keywords known, Pair object, Scope scope, Set<String> readElsewhere) {
        for (String keyword : object.names()) {
            Pair value = object.member(keyword);
            if (!readElsewhere.contains(keyword) && value.differ()) {
                Verdict verdict = known.judge(keyword, scope.direction(), value.before().node(), value.after().node());
                add(scope, keyword + " " + value.happened(), verdict, value);
            }
        }
    }

    private Pair resolve(Pair pair) {
        return new Pair(released.resolve(pair.before()), changed.resolve(pair.after()));
    }

    private static Map<String, Pair> matched(Pair lists, Function<Place, String> key) {
        return matched(byKey(lists.before(), key), byKey(lists.after(), key));
    }

    private static Map<String, Place> byKey(Place list, Function<Place, String> key) {
        return list.children().collect(Collectors.toMap(key, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    private static Map<String, Pair> matched(Map<String, Place> before, Map<String, Place> after) {
        Map<String, Pair> pairs = new LinkedHashMap<>();
        for (String key : Stream.of(after, before).flatMap(places -> places.keySet().stream()).distinct().toList()) {
            pairs.put(key, new Pair(before.getOrDefault(key, Place.NOWHERE), after.getOrDefault(key, Place.NOWHERE)));
        }
        return pairs;
    }

    private static Set<String> union(Set<String> names, String name) {
        return union(names, Set.of(name));
    }

    private static Set<String> union(Set<String> names, Set<String> others) {
        return Stream.concat(names.stream(), others.stream()).collect(Collectors.toSet());
    }

    private void add(Scope scope, String what, Verdict verdict, Pair pair) {
        Contract shownIn = pair.after().exists() ? changed : released;
        Place shown = pair.shown();
        Change change = new Change(List.of(scope.toString()), what, verdict, shown(released, pair.before()), shown(changed, pair.after()),
                shown.pointer(), shownIn.position(shown).line());
        // What several places share is one change, with the gravest of its verdicts.
        changes.merge(List.of(shown.pointer(), pair.after().exists(), what), change, ContractDiff::merged);
    }

    private static String shown(Contract contract, Place place) {
        return Yaml.of(place, place.exists() && contract.root().node().at(place.pointer().head()).isArray());
    }

    private static Change merged(Change one, Change other) {
        List<String> places = new ArrayList<>(one.places());
        other.places().stream().filter(place -> !places.contains(place)).forEach(places::add);
        return new Change(places, one.what(), one.level().compareTo(other.level()) < 0 ? other.verdict() : one.verdict(),
                one.before(), one.after(), one.pointer(), one.line());
    }
}
