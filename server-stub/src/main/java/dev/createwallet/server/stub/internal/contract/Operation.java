package dev.createwallet.server.stub.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An operation of the contract.
 *
 * @param id the operationId
 * @param method in upper case
 * @param path the template of the path
 * @param security the ways to authenticate; all schemes of one way are needed, a way without schemes needs no
 *     credentials
 * @param body {@link Body#NONE} if the request has none
 */
public record Operation(
        String id,
        String method,
        String path,
        List<List<Scheme>> security,
        List<Parameter> parameters,
        Body body,
        List<Scenario> scenarios,
        List<DocumentedResponse> responses) {

    /** A way to send credentials. */
    public record Scheme(Kind kind, String name) {

        /** How they are sent. */
        public enum Kind {
            BASIC,
            BEARER,
            API_KEY_IN_HEADER,
            API_KEY_IN_QUERY
        }
    }

    /**
     * A parameter, or a field of the body.
     *
     * @param in path, query, header or body
     * @param shown whether its values may be logged
     * @param array whether it may be repeated
     */
    public record Parameter(String in, String name, boolean shown, boolean array) {}

    static Operation of(JsonNode node) {
        return new Operation(
                node.path("id").asText(),
                node.path("method").asText(),
                node.path("path").asText(),
                node.path("security")
                        .valueStream()
                        .map(way -> way.valueStream()
                                .map(scheme -> new Scheme(
                                        Scheme.Kind.valueOf(scheme.path("kind").asText()),
                                        scheme.path("name").asText()))
                                .toList())
                        .toList(),
                node.path("parameters")
                        .valueStream()
                        .map(parameter -> new Parameter(
                                parameter.path("in").asText(),
                                parameter.path("name").asText(),
                                parameter.path("shown").asBoolean(),
                                parameter.path("array").asBoolean()))
                        .toList(),
                Body.of(node.path("body")),
                node.path("scenarios").valueStream().map(Scenario::of).toList(),
                node.path("responses").valueStream().map(DocumentedResponse::of).toList());
    }

    /** The parameters in that part of a request. */
    public List<Parameter> parameters(String in) {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals(in))
                .toList();
    }

    /** The response that is documented for a status, by itself or as the default. */
    public Optional<DocumentedResponse> response(int status) {
        DocumentedResponse byDefault = null;
        for (DocumentedResponse response : responses) {
            if (response.status() == status) {
                return Optional.of(response);
            }
            if (response.status() == DocumentedResponse.DEFAULT && status >= 400) {
                byDefault = response;
            }
        }
        return Optional.ofNullable(byDefault);
    }

    /** The first response of success. */
    public Optional<DocumentedResponse> success() {
        return responses.stream()
                .filter(response -> response.status() / 100 == 2)
                .findFirst();
    }

    /** The path and query of a scenario's request. */
    public String target(Scenario scenario) {
        String filled = path;
        for (Map.Entry<Source, JsonNode> value : scenario.values().entrySet()) {
            if (value.getKey().in().equals("path")) {
                filled = filled.replace(
                        "{" + value.getKey().name() + "}",
                        encoded(value.getValue().asText()));
            }
        }
        String query = scenario.values().entrySet().stream()
                .filter(value -> value.getKey().in().equals("query"))
                .flatMap(value -> (value.getValue().isArray()
                                ? value.getValue().valueStream()
                                : List.of(value.getValue()).stream())
                        .map(single -> encoded(value.getKey().name()) + "=" + encoded(single.asText())))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? filled : filled + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
