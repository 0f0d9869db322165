package dev.createwallet.server.stub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.internal.contract.Body;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.contract.Scenario;
import dev.createwallet.server.stub.internal.contract.Source;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

/** The contract's first scenario as a stub receives it. */
final class Rehearsal {

    private Rehearsal() {}

    /** Makes the request; none if the contract has no scenario. */
    static Optional<String> of(Digest contract, String apiKey) {
        return contract.operations().stream()
                .flatMap(operation -> operation.scenarios().stream()
                        .map(scenario -> request(operation, scenario, apiKey))
                        .limit(1))
                .findFirst();
    }

    /** Of other schemes than Basic no credentials are sent: a rejection loads nearly as many classes. */
    private static String request(Operation operation, Scenario scenario, String apiKey) {
        boolean form = operation.body().isForm();
        String body = form
                ? form(scenario)
                : scenario.body().isMissingNode() ? "" : scenario.body().toString();
        return operation.method() + " " + operation.target(scenario)
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Basic "
                + Base64.getEncoder().encodeToString((apiKey + ":").getBytes(StandardCharsets.UTF_8))
                + (body.isEmpty() ? "" : "\r\nContent-Type: " + (form ? Body.FORM : "application/json"))
                + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private static String form(Scenario scenario) {
        return scenario.values().entrySet().stream()
                .filter(value -> value.getKey().in().equals(Source.BODY))
                .map(value -> encoded(value.getKey().name()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(JsonNode value) {
        return encoded(value.isArray() ? value.path(0).asText() : value.asText());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
