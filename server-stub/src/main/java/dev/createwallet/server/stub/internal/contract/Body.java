package dev.createwallet.server.stub.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The body of an operation's request.
 *
 * @param mediaTypes none if the request has no body
 * @param fields the form fields, or the properties at the top of a JSON body
 * @param shown the values that may be logged
 * @param arrays the form fields that may be repeated
 */
public record Body(
        boolean required,
        List<String> mediaTypes,
        List<Operation.Parameter> fields,
        Set<Way> shown,
        Set<String> arrays) {

    /** No body. */
    public static final Body NONE = new Body(false, List.of(), List.of(), Set.of(), Set.of());

    public static final String FORM = "application/x-www-form-urlencoded";

    static Body of(JsonNode node) {
        if (node.isMissingNode()) {
            return NONE;
        }
        Set<Way> shown = node.path("shown").valueStream().map(Way::of).collect(Collectors.toUnmodifiableSet());
        Set<String> arrays = texts(node.path("arrays")).collect(Collectors.toUnmodifiableSet());
        return new Body(
                node.path("required").asBoolean(),
                texts(node.path("mediaTypes")).toList(),
                texts(node.path("fields"))
                        .map(name -> new Operation.Parameter(
                                Source.BODY,
                                name,
                                shown.contains(Way.ROOT.then(new Way.Property(name))),
                                arrays.contains(name)))
                        .toList(),
                shown,
                arrays);
    }

    private static Stream<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText);
    }

    /** Whether there is one. */
    public boolean exists() {
        return !mediaTypes.isEmpty();
    }

    /** Whether the contract has that field. */
    public boolean hasField(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    /** Whether it is a form and not JSON. */
    public boolean isForm() {
        return mediaTypes.contains(FORM);
    }
}
