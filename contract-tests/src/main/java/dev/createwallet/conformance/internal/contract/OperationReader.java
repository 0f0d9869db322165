package dev.createwallet.conformance.internal.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.conformance.internal.document.CannotTryException;
import dev.createwallet.conformance.internal.document.Document;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.document.Example;
import dev.createwallet.conformance.result.LeftOut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads one operation, and collects every reason why it, or a part of it, is left out. */
final class OperationReader {

    private static final Pattern TEMPLATE = Pattern.compile("\\{([^}]*)}");

    /** OpenAPI says that header parameters of these names are ignored. */
    private static final Set<String> IGNORED_HEADERS = Set.of("accept", "content-type", "authorization");

    private final Document document;
    private final String path;
    private final JsonPointer item;
    private final String method;
    private final JsonPointer place;
    private final String id;
    private final List<CannotTryException> reasons = new ArrayList<>();
    private final List<CannotTryException> parts = new ArrayList<>();

    /**
     * @param item the path item, references followed
     * @param method the key of the operation in it
     */
    OperationReader(Document document, String path, JsonPointer item, String method) {
        this.document = document;
        this.path = path;
        this.item = item;
        this.method = method;
        this.place = item.appendProperty(method);
        this.id = document.at(place).path("operationId").asText(method.toUpperCase(Locale.ROOT) + " " + path);
    }

    /** Returns the operation, or nothing if it cannot be tried. */
    Optional<Operation> read() {
        Survey survey = new Survey(document).of(Vocabulary.OPERATION, place);
        references("parameters").forEach(parameter -> survey.of(Vocabulary.PARAMETER, parameter));
        survey.broken().forEach((at, reason) -> reasons.add(new CannotTryException(at, reason)));
        survey.unknown().forEach(this::leaveOut);
        unsupported();
        if (!reasons.isEmpty()) {
            return Optional.empty();
        }
        List<Parameter> parameters = parameters();
        requirePathParameters(parameters);
        Optional<Body> body = attempt(this::body).flatMap(found -> found);
        List<ResponseSpec> responses = responses();
        Optional<Security> security =
                attempt(() -> Security.of(document, place)).flatMap(found -> found);
        if (responses.isEmpty()) {
            reasons.add(new CannotTryException(place, "it has no responses"));
        }
        return reasons.isEmpty()
                ? Optional.of(new Operation(
                        document,
                        id,
                        method.toUpperCase(Locale.ROOT),
                        path,
                        place,
                        parameters,
                        body,
                        responses,
                        security,
                        survey.constraints()))
                : Optional.empty();
    }

    String id() {
        return id;
    }

    /** Returns what is left out: the operation for each reason against it, and the parts of one that is tried. */
    Stream<LeftOut> leftOut() {
        return Stream.concat(
                reasons.stream()
                        .map(reason -> new LeftOut(reason.place(), document.line(reason.place()), id, reason.reason())),
                parts.stream().map(part -> new LeftOut(part.place(), document.line(part.place()), "", part.reason())));
    }

    private void leaveOut(JsonPointer part, String reason) {
        parts.add(new CannotTryException(part, reason));
    }

    /** Leaves out a part; the whole operation if it does not work without. */
    private void leaveOut(JsonPointer part, String reason, boolean needed) {
        (needed ? reasons : parts).add(new CannotTryException(part, reason));
    }

    private <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (CannotTryException e) {
            reasons.add(e);
            return Optional.empty();
        }
    }

    private void unsupported() {
        if (method.equals("trace")) {
            reasons.add(new CannotTryException(place, "HTTP itself defines the response to TRACE"));
        }
        Stream.of(item, place)
                .map(owner -> owner.appendProperty("servers"))
                .filter(servers -> !document.at(servers).isEmpty())
                .forEach(servers -> reasons.add(
                        new CannotTryException(servers, "it has servers of its own, and the kit calls one base URI")));
        JsonPointer callbacks = place.appendProperty("callbacks");
        if (!document.at(callbacks).isEmpty()) {
            leaveOut(callbacks, "the kit receives no callbacks");
        }
    }

    /** Returns the parameters of the path, then those of the operation. */
    private List<JsonPointer> references(String keyword) {
        return Stream.of(item, place)
                .map(owner -> owner.appendProperty(keyword))
                .flatMap(list -> IntStream.range(0, document.at(list).size()).mapToObj(list::appendIndex))
                .toList();
    }

    private List<Parameter> parameters() {
        // A parameter of the operation replaces one of the path that has the same name and travels in the same way.
        Map<List<String>, Parameter> parameters = new LinkedHashMap<>();
        Set<JsonPointer> read = new LinkedHashSet<>();
        references("parameters").forEach(reference -> {
            JsonPointer at = document.resolve(reference);
            JsonNode node = document.at(at);
            String name = node.path("name").asText();
            if (read.add(at) && !name.isEmpty()) {
                parameter(at, node, name)
                        .ifPresent(found -> parameters.put(List.of(found.in().id(), name), found));
            }
        });
        return List.copyOf(parameters.values());
    }

    private Optional<Parameter> parameter(JsonPointer at, JsonNode node, String name) {
        boolean required = node.path("required").asBoolean();
        Optional<In> in = Stream.of(In.PATH, In.QUERY, In.HEADER)
                .filter(known -> known.id().equals(node.path("in").asText()))
                .findFirst();
        if (in.isEmpty()) {
            leaveOut(
                    at,
                    "the kit sends no parameter in " + node.path("in").asText("an unknown place") + ": " + name,
                    required);
            return Optional.empty();
        }
        if (in.get() == In.HEADER && IGNORED_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            leaveOut(at, "OpenAPI ignores a header parameter of this name: " + name);
            return Optional.empty();
        }
        if (!node.path("schema").isObject()) {
            leaveOut(at, "the " + in.get().words() + " " + name + " has no schema", required);
            return Optional.empty();
        }
        Element element = Element.of(document, name, at.appendProperty("schema"), required);
        String style = node.path("style").asText(in.get() == In.QUERY ? "form" : "simple");
        boolean usual = style.equals(in.get() == In.QUERY ? "form" : "simple");
        if (element.is("object") || (!usual && (element.is("array") || in.get() == In.PATH))) {
            leaveOut(
                    at,
                    "the kit sends no " + in.get().words() + " of type " + element.type() + " and style " + style + ": "
                            + name,
                    required);
            return Optional.empty();
        }
        boolean explode = in.get() == In.QUERY && node.path("explode").asBoolean(true);
        List<Example> examples = Example.of(document, at).stream()
                .filter(example -> isSound(example.place(), element, example.value()))
                .toList();
        Example.single(document, at).ifPresent(example -> isSound(at.appendProperty("example"), element, example));
        return Optional.of(new Parameter(in.get(), at, element, examples, explode));
    }

    /** An example of a parameter is often written as text whatever the type. */
    private boolean isSound(JsonPointer at, Element element, JsonNode value) {
        JsonNode typed = value.isTextual() ? document.schemas().typed(element, value.textValue()) : value;
        return isSoundValue(at, element, typed);
    }

    private boolean isSoundValue(JsonPointer at, Element element, JsonNode value) {
        Optional<String> breach = element.breaches(value).stream().findFirst().map(found -> found.message());
        breach.ifPresent(message -> leaveOut(at, "the example breaks its schema: " + message));
        return breach.isEmpty();
    }

    private void requirePathParameters(List<Parameter> parameters) {
        Set<String> inPath = TEMPLATE.matcher(path)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = parameters.stream()
                .filter(parameter -> parameter.in() == In.PATH)
                .map(Parameter::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!inPath.equals(described) && reasons.isEmpty()) {
            reasons.add(new CannotTryException(
                    place, "the path has the parameters " + inPath + ", but the operation describes " + described));
        }
    }

    private Optional<Body> body() {
        JsonPointer reference = place.appendProperty("requestBody");
        if (document.at(reference).isMissingNode()) {
            return Optional.empty();
        }
        JsonPointer at = document.resolve(reference);
        boolean required = document.at(at).path("required").asBoolean();
        List<Content> contents = Content.of(document, at);
        Optional<Content> sent = contents.stream()
                .filter(content -> content.type().form() || content.type().json())
                .findFirst();
        contents.stream()
                .filter(content -> sent.isPresent() && !content.equals(sent.get()))
                .forEach(other ->
                        leaveOut(other.place(), "the kit sends " + sent.get().type() + " in its place"));
        if (sent.isEmpty()) {
            leaveOut(
                    at,
                    "the kit sends forms and JSON only, not "
                            + contents.stream()
                                    .map(content -> content.type().name())
                                    .toList(),
                    required);
            return Optional.empty();
        }
        sent.get().element().members().stream()
                .filter(member -> sent.get().type().form() && member.is("object"))
                .forEach(member -> leaveOut(
                        member.place(),
                        "the kit sends no form field of type object: " + member.name(),
                        required && member.required()));
        return Optional.of(new Body(
                at,
                required,
                sent.get()
                        .with(sent.get().examples().stream()
                                .filter(example -> isSoundBody(example.place(), sent.get(), example.value()))
                                .toList())));
    }

    /** Checks an example of a request, which must not have properties that the schema does not name. */
    private boolean isSoundBody(JsonPointer at, Content content, JsonNode value) {
        if (content.described() && !isSoundValue(at, content.element(), value)) {
            return false;
        }
        Set<String> unknown =
                value.propertyStream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
        content.element().members().forEach(member -> unknown.remove(member.name()));
        boolean complete = content.element().members().isEmpty() || unknown.isEmpty();
        if (!complete) {
            leaveOut(at, "the example has properties that its schema does not name: " + String.join(", ", unknown));
        }
        return complete;
    }

    private List<ResponseSpec> responses() {
        JsonPointer list = place.appendProperty("responses");
        return document.at(list)
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(key -> !key.startsWith("x-"))
                .flatMap(key -> response(Status.of(key), list.appendProperty(key)).stream())
                .toList();
    }

    private Optional<ResponseSpec> response(Status status, JsonPointer entry) {
        if (!status.valid()) {
            leaveOut(entry, "'" + status.key() + "' is not a status");
            return Optional.empty();
        }
        JsonPointer at = document.resolve(entry);
        List<ResponseSpec.Header> headers = headers(at.appendProperty("headers"));
        List<Content> contents = method.equals("head")
                ? List.of()
                : Content.of(document, at).stream()
                        .map(content -> content.with(content.examples().stream()
                                .filter(example -> !content.described()
                                        || isSoundValue(example.place(), content.element(), example.value()))
                                .toList()))
                        .toList();
        contents.stream()
                .filter(content -> !content.type().json())
                .forEach(content -> leaveOut(
                        content.place(),
                        "the kit reads JSON only; of " + content.type() + " it checks the media type"));
        return Optional.of(new ResponseSpec(
                status, entry, at, headers, contents, Vocabulary.RESPONSE.constraints(document, entry)));
    }

    private List<ResponseSpec.Header> headers(JsonPointer list) {
        return document.at(list)
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !name.equalsIgnoreCase("Content-Type"))
                .map(name -> {
                    JsonPointer at = document.resolve(list.appendProperty(name));
                    return new ResponseSpec.Header(
                            at,
                            Element.of(
                                    document,
                                    name,
                                    at.appendProperty("schema"),
                                    document.at(at).path("required").asBoolean()));
                })
                .toList();
    }
}
