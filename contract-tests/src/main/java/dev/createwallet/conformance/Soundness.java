package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A contract that contradicts itself is refused. Its clauses would find fault with servers that have none. */
final class Soundness {

    /** Where the parser's model and this kit follow references. */
    private static final Pattern REFERENCES = Pattern.compile(".*/(parameters|headers|properties|securitySchemes)/[^/]+|.*/(schema|items)");

    private final Contract contract;

    private Soundness(Contract contract) {
        this.contract = contract;
    }

    /** What has to be so before the document is given to a parser that is more patient. */
    static void requireReadable(JsonNode document) {
        String version = document.path("openapi").asText("none");
        if (!version.startsWith("3.0.")) {
            throw new IllegalArgumentException("Not a document of OpenAPI 3.0: openapi is " + version);
        }
        if (document.path("paths").isEmpty()) {
            throw new IllegalArgumentException("Not a contract: there are no paths");
        }
        walk(JsonPointer.empty(), document, (place, node) -> {
            requireReference(document, place, node.path("$ref"));
            requirePattern(place, node.path("pattern"));
        });
    }

    private static void walk(JsonPointer place, JsonNode node, BiConsumer<JsonPointer, JsonNode> visitor) {
        visitor.accept(place, node);
        node.propertyStream().forEach(entry -> walk(place.appendProperty(entry.getKey()), entry.getValue(), visitor));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(place.appendIndex(i), node.get(i), visitor);
        }
    }

    private static void requireReference(JsonNode document, JsonPointer place, JsonNode reference) {
        if (!reference.isTextual()) {
            return;
        }
        if (!REFERENCES.matcher(place.toString()).matches()) {
            throw new UnsupportedContractException(place, "a reference here");
        }
        if (!reference.textValue().startsWith("#/") || document.at(reference.textValue().substring(1)).isMissingNode()) {
            throw unsound(place, "the reference leads to nothing in this document");
        }
    }

    private static void requirePattern(JsonPointer place, JsonNode pattern) {
        try {
            Pattern.compile(pattern.asText());
        } catch (PatternSyntaxException e) {
            throw unsound(place.appendProperty("pattern"), "it is no regular expression: " + e.getDescription());
        }
    }

    static void require(Contract contract) {
        Soundness soundness = new Soundness(contract);
        walk(JsonPointer.empty(), contract.document(), soundness::requireProvenance);
        contract.operations().forEach(operation -> {
            soundness.requirePathParameters(operation);
            soundness.requireExamples(operation);
            soundness.requireMembers(operation.body(), Set.of());
            operation.responses().keySet().forEach(status -> {
                soundness.requireMembers(operation.answer(status), Set.of());
                soundness.requireEchoes(operation, operation.answer(status));
            });
        });
    }

    private void requireProvenance(JsonPointer place, JsonNode node) {
        JsonNode mark = node.path("x-provenance");
        if (mark.isTextual() && Set.of(Provenance.values()).stream()
                .noneMatch(known -> known.name().toLowerCase(Locale.ROOT).equals(mark.textValue()))) {
            throw unsound(place.appendProperty("x-provenance"), "there is no such provenance");
        }
    }

    private void requirePathParameters(Operation operation) {
        Matcher names = Pattern.compile("\\{([^}]*)}").matcher(operation.pathTemplate());
        Set<String> inTemplate = names.results().map(name -> name.group(1)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> declared = operation.parameters("path").map(Operation.ParameterAt::name).collect(Collectors.toCollection(TreeSet::new));
        if (!inTemplate.equals(declared)) {
            throw unsound(operation.place(), "the path has the parameters " + inTemplate + ", the operation describes " + declared);
        }
    }

    private void requireExamples(Operation operation) {
        if (operation.hasBody()) {
            operation.bodyExamples().propertyStream().forEach(example -> requireValid(
                    operation.bodyMediaType().appendProperty("examples").appendProperty(example.getKey()).appendProperty("value"),
                    operation.bodyMediaType().appendProperty("schema"), example.getValue().path("value"), Optional.of(operation.body())));
        }
        operation.responses().keySet().stream().filter(operation::answers).forEach(status -> {
            JsonPointer mediaType = operation.answerMediaType(status);
            contract.at(mediaType.appendProperty("examples")).propertyStream().forEach(example -> requireValid(
                    mediaType.appendProperty("examples").appendProperty(example.getKey()).appendProperty("value"),
                    mediaType.appendProperty("schema"), example.getValue().path("value"), Optional.empty()));
        });
        operation.parameters().forEach(parameter -> {
            JsonNode node = contract.at(parameter.place());
            requireValidText(parameter, parameter.place().appendProperty("example"), node.path("example"));
            node.path("examples").propertyStream().forEach(example -> requireValidText(parameter,
                    parameter.place().appendProperty("examples").appendProperty(example.getKey()).appendProperty("value"),
                    example.getValue().path("value")));
        });
    }

    private void requireValidText(Operation.ParameterAt parameter, JsonPointer place, JsonNode value) {
        if (!value.isMissingNode()) {
            refuse(place, contract.validateText(parameter.place().appendProperty("schema"), parameter.name(), value.asText()));
        }
    }

    /**
     * @param body the schema of a request, which has no members but those it names
     */
    private void requireValid(JsonPointer place, JsonPointer schema, JsonNode value, Optional<Element> body) {
        refuse(place, contract.validate(schema, "example", value));
        body.ifPresent(element -> {
            Set<String> unknown = value.propertyStream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
            element.members(contract).map(Element::name).forEach(unknown::remove);
            if (value instanceof ObjectNode && !unknown.isEmpty()) {
                throw unsound(place, "the schema has no " + String.join(", ", unknown));
            }
        });
    }

    private static void refuse(JsonPointer example, List<Breach> breaches) {
        breaches.stream().findFirst().ifPresent(breach -> {
            throw unsound(example, "the example is not as its schema has it: " + breach.message());
        });
    }

    private void requireMembers(Element element, Set<JsonPointer> around) {
        if (around.contains(element.place())) {
            throw new UnsupportedContractException(element.place(), "a schema that contains itself");
        }
        List<String> required = Optional.ofNullable(element.schema().getRequired()).orElse(List.of());
        Set<String> members = element.members(contract).map(Element::name).collect(Collectors.toSet());
        required.stream().filter(name -> !members.contains(name)).findFirst().ifPresent(name -> {
            throw unsound(element.keyword("required"), "there is no member " + name);
        });
        Set<JsonPointer> outer = Stream.concat(around.stream(), Stream.of(element.place())).collect(Collectors.toSet());
        element.members(contract).forEach(member -> requireMembers(member, outer));
    }

    private void requireEchoes(Operation operation, Element element) {
        element.extension("x-echoes").filter(name -> operation.body().members(contract).noneMatch(member -> member.name().equals(name)))
                .ifPresent(name -> {
                    throw unsound(element.keyword("x-echoes"), "the request has no " + name);
                });
        element.members(contract).forEach(member -> requireEchoes(operation, member));
    }

    private static IllegalArgumentException unsound(JsonPointer place, String what) {
        return new IllegalArgumentException("The contract contradicts itself: " + what + " (contract: " + place + ")");
    }
}
