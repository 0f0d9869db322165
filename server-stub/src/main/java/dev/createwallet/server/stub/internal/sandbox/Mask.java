package dev.createwallet.server.stub.internal.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.contract.Way;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Masks what must not be logged: what the contract marks as sensitive, and what it does not list. Shortens what is
 * long.
 */
final class Mask {

    private static final int MAX_TEXT = 1_000;
    private static final int MAX_NAME = 64;
    private static final int MAX_FIELDS = 64;

    /** The segments of the contract's paths that are no parameters. */
    private final Set<String> literalSegments;

    private final boolean pathsAreShown;

    Mask(Digest contract) {
        this.pathsAreShown = contract.operations().stream()
                .flatMap(operation -> operation.parameters("path").stream())
                .allMatch(Operation.Parameter::shown);
        this.literalSegments = contract.operations().stream()
                .flatMap(operation -> Stream.of(operation.path().split("/")))
                .filter(segment -> !segment.contains("{"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A path that is no operation's, which may contain a sensitive parameter all the same. */
    String path(String path) {
        return shortened(
                pathsAreShown
                        ? path
                        : Stream.of(path.split("/", -1))
                                .map(segment -> literalSegments.contains(segment) || segment.isEmpty()
                                        ? segment
                                        : LoggedRequest.MASK)
                                .collect(Collectors.joining("/")),
                MAX_TEXT);
    }

    /**
     * What may be shown of an operation's requests.
     *
     * @param hiddenSegments the segments of the path's template that have a sensitive parameter
     */
    record Shown(
            Set<String> query,
            List<String> headerNames,
            Set<String> headers,
            Set<String> fields,
            Set<Integer> hiddenSegments) {

        static Shown of(Operation operation) {
            Set<Integer> hidden = new HashSet<>();
            String[] template = operation.path().split("/", -1);
            for (Operation.Parameter parameter : operation.parameters("path")) {
                for (int i = 0; i < template.length; i++) {
                    if (!parameter.shown() && template[i].contains("{" + parameter.name() + "}")) {
                        hidden.add(i);
                    }
                }
            }
            return new Shown(
                    names(operation, "query"),
                    operation.parameters("header").stream()
                            .map(Operation.Parameter::name)
                            .toList(),
                    names(operation, "header"),
                    operation.body().shown().stream()
                            .map(way -> way.steps().get(0))
                            .flatMap(step ->
                                    step instanceof Way.Property property ? Stream.of(property.name()) : Stream.empty())
                            .collect(Collectors.toUnmodifiableSet()),
                    hidden);
        }

        private static Set<String> names(Operation operation, String in) {
            return operation.parameters(in).stream()
                    .filter(Operation.Parameter::shown)
                    .map(Operation.Parameter::name)
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** The path of a request to the operation. */
        String path(String path) {
            if (hiddenSegments.isEmpty()) {
                return shortened(path, MAX_TEXT);
            }
            String[] sent = path.split("/", -1);
            for (int segment : hiddenSegments) {
                sent[segment] = LoggedRequest.MASK;
            }
            return shortened(String.join("/", sent), MAX_TEXT);
        }
    }

    /** Values by name. */
    static Map<String, String> values(Map<String, List<String>> sent, Set<String> shown) {
        if (sent.isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> value : sent.entrySet()) {
            if (values.size() == MAX_FIELDS) {
                break;
            }
            values.put(
                    shortened(value.getKey(), MAX_NAME),
                    shown.contains(value.getKey())
                            ? shortened(String.join(",", value.getValue()), MAX_TEXT)
                            : LoggedRequest.MASK);
        }
        return Collections.unmodifiableMap(values);
    }

    /** A text that is no secret, empty if there is none. */
    static String text(@Nullable Object text) {
        return text == null ? "" : shortened(text.toString(), MAX_TEXT);
    }

    /** A JSON body. */
    static String json(JsonNode body, Operation operation) {
        return body.isMissingNode()
                ? ""
                : shortened(masked(body, Way.ROOT, operation.body().shown()).toString(), MAX_TEXT);
    }

    private static JsonNode masked(JsonNode node, Way at, Set<Way> shown) {
        if (node.isObject()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            node.propertyStream().limit(MAX_FIELDS).forEach(property -> {
                Way named = at.then(new Way.Property(property.getKey()));
                boolean listed = shown.stream()
                        .anyMatch(way -> way.steps().size() >= named.steps().size()
                                && way.steps().subList(0, named.steps().size()).equals(named.steps()));
                masked.set(
                        shortened(property.getKey(), MAX_NAME),
                        masked(property.getValue(), listed ? named : at.then(new Way.Values()), shown));
            });
            return masked;
        }
        if (node.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            node.valueStream()
                    .limit(MAX_FIELDS)
                    .forEach(element -> masked.add(masked(element, at.then(new Way.Elements()), shown)));
            return masked;
        }
        return node.isNull() || shown.contains(at) ? node : JsonNodeFactory.instance.textNode(LoggedRequest.MASK);
    }

    /** Whether the records show the whole value, if they may show it. */
    static boolean isShownInFull(String value) {
        return value.length() <= MAX_TEXT;
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
