package dev.createwallet.server.stub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.contract.Operation.Scheme;
import dev.createwallet.server.stub.internal.contract.Scenario;
import dev.createwallet.server.stub.internal.contract.Source;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the request of a scenario. */
final class ScenarioRequest {

    private ScenarioRequest() {}

    static HttpRequest.Builder of(URI baseUri, Operation operation, Scenario scenario) {
        String target = operation.target(scenario);
        for (Scheme scheme : operation.security().stream().findFirst().orElse(List.of())) {
            if (scheme.kind() == Scheme.Kind.API_KEY_IN_QUERY) {
                target += (target.contains("?") ? "&" : "?") + scheme.name() + "=" + TestRuntime.API_KEY;
            }
        }
        HttpRequest.Builder request = request(baseUri, target, operation, scenario);
        for (Scheme scheme : operation.security().stream().findFirst().orElse(List.of())) {
            switch (scheme.kind()) {
                case BASIC ->
                    request.header(
                            "Authorization",
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(
                                                    (TestRuntime.API_KEY + ":").getBytes(StandardCharsets.UTF_8)));
                case BEARER -> request.header("Authorization", "Bearer " + TestRuntime.API_KEY);
                case API_KEY_IN_HEADER -> request.header(scheme.name(), TestRuntime.API_KEY);
                case API_KEY_IN_QUERY -> {}
            }
        }
        return request;
    }

    static HttpRequest.Builder withoutCredentials(URI baseUri, Operation operation, Scenario scenario) {
        return request(baseUri, operation.target(scenario), operation, scenario);
    }

    private static HttpRequest.Builder request(URI baseUri, String target, Operation operation, Scenario scenario) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUri + target));
        scenario.values().forEach((source, value) -> {
            if (source.in().equals("header")) {
                request.header(source.name(), value.asText());
            }
        });
        if (!operation.body().exists() || scenario.body().isMissingNode()) {
            return request.method(operation.method(), BodyPublishers.noBody());
        }
        request.header("Content-Type", operation.body().mediaTypes().get(0));
        return request.method(
                operation.method(),
                BodyPublishers.ofString(
                        operation.body().isForm()
                                ? form(scenario.values())
                                : scenario.body().toString()));
    }

    private static String form(Map<Source, JsonNode> values) {
        return values.entrySet().stream()
                .filter(value -> value.getKey().in().equals(Source.BODY))
                .flatMap(value -> (value.getValue().isArray()
                                ? value.getValue().valueStream()
                                : Stream.of(value.getValue()))
                        .map(single -> encoded(value.getKey().name()) + "=" + encoded(single.asText())))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
