package dev.createwallet.server.stub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.contract.Scenario;
import dev.createwallet.server.stub.internal.contract.Source;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contract's first scenario as a command to paste into a shell. */
final class Curl {

    private Curl() {}

    /**
     * Makes the command.
     *
     * @param trust the file of the certificate, empty if there is none to trust
     */
    static String of(Digest contract, URI baseUri, String apiKey, String trust) {
        Optional<Operation> first = contract.operations().stream()
                .filter(operation -> !operation.scenarios().isEmpty())
                .findFirst();
        return first.map(operation -> of(operation, operation.scenarios().get(0), baseUri, apiKey, trust))
                .orElse("");
    }

    private static String of(Operation operation, Scenario scenario, URI baseUri, String apiKey, String trust) {
        List<String> parts = new ArrayList<>();
        String target = baseUri + operation.target(scenario);
        String credentials = "";
        for (Operation.Scheme scheme : operation.security().stream().findFirst().orElse(List.of())) {
            switch (scheme.kind()) {
                case BASIC -> credentials = "-u " + quoted(apiKey + ":");
                case BEARER -> credentials = "-H " + quoted("Authorization: Bearer " + apiKey);
                case API_KEY_IN_HEADER -> credentials = "-H " + quoted(scheme.name() + ": " + apiKey);
                case API_KEY_IN_QUERY -> target += (target.contains("?") ? "&" : "?") + scheme.name() + "=" + apiKey;
            }
        }
        String url = target.matches("[\\w:/.-]+") ? target : quoted(target);
        parts.add("curl" + (trust.isEmpty() ? "" : " --cacert " + quoted(trust)) + " -X " + operation.method() + " "
                + url);
        if (!credentials.isEmpty()) {
            parts.add(credentials);
        }
        for (Map.Entry<Source, JsonNode> value : scenario.values().entrySet()) {
            if (value.getKey().in().equals("header")) {
                parts.add("-H "
                        + quoted(value.getKey().name() + ": " + value.getValue().asText()));
            } else if (value.getKey().in().equals(Source.BODY)
                    && operation.body().isForm()) {
                (value.getValue().isArray() ? value.getValue().valueStream() : List.of(value.getValue()).stream())
                        .forEach(single -> parts.add(
                                "--data-urlencode " + quoted(value.getKey().name() + "=" + single.asText())));
            }
        }
        if (!operation.body().isForm() && !scenario.body().isMissingNode()) {
            parts.add("-H 'Content-Type: application/json'");
            parts.add("-d " + quoted(scenario.body().toString()));
        }
        return String.join(" \\\n  ", parts);
    }

    private static String quoted(String shellWord) {
        return "'" + shellWord.replace("'", "'\\''") + "'";
    }
}
