package dev.createwallet.server.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.internal.contract.Body;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.contract.Scenario;
import dev.createwallet.server.stub.internal.contract.Source;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The request of the contract's first scenario.
 *
 * @param user the user name of Basic credentials, whose password is empty
 * @param headers with those that hold other credentials
 * @param json empty if the body is a form or there is none
 */
record SampleRequest(
        String method, String target, Optional<String> user, List<Pair> headers, List<Pair> form, String json) {

    /** A header or a form field. */
    record Pair(String name, String value) {}

    /** Makes the request; empty if the contract has no scenario. */
    static Optional<SampleRequest> of(Digest contract, String apiKey) {
        return contract.operations().stream()
                .filter(operation -> !operation.scenarios().isEmpty())
                .findFirst()
                .map(operation -> of(operation, operation.scenarios().get(0), apiKey));
    }

    private static SampleRequest of(Operation operation, Scenario scenario, String apiKey) {
        String target = operation.target(scenario);
        Optional<String> user = Optional.empty();
        List<Pair> headers = new ArrayList<>();
        for (Operation.Scheme scheme : operation.security().stream().findFirst().orElse(List.of())) {
            switch (scheme.kind()) {
                case BASIC -> user = Optional.of(apiKey);
                case BEARER -> headers.add(new Pair("Authorization", "Bearer " + apiKey));
                case API_KEY_IN_HEADER -> headers.add(new Pair(scheme.name(), apiKey));
                case API_KEY_IN_QUERY -> target += (target.contains("?") ? "&" : "?") + scheme.name() + "=" + apiKey;
            }
        }
        List<Pair> form = new ArrayList<>();
        for (Map.Entry<Source, JsonNode> value : scenario.values().entrySet()) {
            String name = value.getKey().name();
            if (value.getKey().in().equals("header")) {
                headers.add(new Pair(name, value.getValue().asText()));
            } else if (value.getKey().in().equals(Source.BODY)
                    && operation.body().isForm()) {
                (value.getValue().isArray() ? value.getValue().valueStream() : List.of(value.getValue()).stream())
                        .forEach(single -> form.add(new Pair(name, single.asText())));
            }
        }
        boolean json = !operation.body().isForm() && !scenario.body().isMissingNode();
        return new SampleRequest(
                operation.method(),
                target,
                user,
                headers,
                form,
                json ? scenario.body().toString() : "");
    }

    /** The request as HTTP/1.1, on a connection that it closes. */
    String text() {
        String body = form.isEmpty()
                ? json
                : form.stream()
                        .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                        .collect(Collectors.joining("&"));
        List<Pair> all = new ArrayList<>(headers);
        user.map(name -> Base64.getEncoder().encodeToString((name + ":").getBytes(UTF_8)))
                .ifPresent(credentials -> all.add(new Pair("Authorization", "Basic " + credentials)));
        if (!body.isEmpty()) {
            all.add(new Pair("Content-Type", form.isEmpty() ? "application/json" : Body.FORM));
        }
        all.add(new Pair("Content-Length", String.valueOf(body.getBytes(UTF_8).length)));
        all.add(new Pair("Host", "localhost"));
        all.add(new Pair("Connection", "close"));
        return all.stream()
                .map(header -> header.name() + ": " + header.value() + "\r\n")
                .collect(Collectors.joining("", method + " " + target + " HTTP/1.1\r\n", "\r\n" + body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Without the values, of which some are secrets. */
    @Override
    public String toString() {
        return method;
    }
}
