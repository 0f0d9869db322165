package dev.createwallet.server.stub.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The body of an operation's request.
 *
 * @param mediaTypes none if the request has no body
 * @param shown the values that may be logged
 * @param arrays the form fields that may be repeated
 */
public record Body(boolean required, List<String> mediaTypes, Set<Way> shown, Set<String> arrays) {

    /** No body. */
    public static final Body NONE = new Body(false, List.of(), Set.of(), Set.of());

    private static final String FORM = "application/x-www-form-urlencoded";

    static Body of(JsonNode node) {
        return node.isMissingNode()
                ? NONE
                : new Body(
                        node.path("required").asBoolean(),
                        node.path("mediaTypes")
                                .valueStream()
                                .map(JsonNode::asText)
                                .toList(),
                        node.path("shown").valueStream().map(Way::of).collect(Collectors.toUnmodifiableSet()),
                        node.path("arrays")
                                .valueStream()
                                .map(JsonNode::asText)
                                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether there is one. */
    public boolean exists() {
        return !mediaTypes.isEmpty();
    }

    /** Whether it is a form and not JSON. */
    public boolean isForm() {
        return mediaTypes.contains(FORM);
    }
}
