package dev.createwallet.openapi.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.openapi.model.Example;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Parameter;
import dev.createwallet.openapi.model.Scenario;
import dev.createwallet.openapi.model.SecurityScheme;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request as a command for a POSIX shell. Its variables stand for the server and the credentials, so that nobody sends
 * an example to production by pasting it. The script of the page writes the requests that it sends in the same way.
 */
final class Curl {

    private Curl() {}

    static String of(Operation operation, Scenario scenario) {
        String path = inDoubleQuotes(operation.path());
        List<String> query = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (SecurityScheme scheme : operation.security().get(0)) {
            switch (scheme.kind()) {
                case BASIC -> words.add("-u \"$API_KEY:\"");
                case BEARER -> words.add("-H \"Authorization: Bearer $API_KEY\"");
                case API_KEY_IN_HEADER -> words.add("-H \"" + inDoubleQuotes(scheme.parameter()) + ": $API_KEY\"");
                case API_KEY_IN_QUERY -> query.add(encoded(scheme.parameter()) + "=$API_KEY");
            }
        }
        for (Map.Entry<Parameter, Example> sent : scenario.parameters().entrySet()) {
            String name = sent.getKey().name();
            JsonNode value = sent.getValue().json();
            switch (sent.getKey().in()) {
                case PATH -> path = path.replace("{" + inDoubleQuotes(name) + "}", encoded(Html.text(value)));
                case QUERY -> values(value).forEach(each -> query.add(encoded(name) + "=" + encoded(each)));
                case HEADER -> words.add("-H " + quoted(name + ": " + Html.text(value)));
            }
        }
        scenario.request().ifPresent(body -> {
            JsonNode value = body.example().json();
            if (body.content().isForm()) {
                value.properties()
                        .forEach(field -> values(field.getValue())
                                .forEach(each -> words.add("--data-urlencode " + quoted(field.getKey() + "=" + each))));
            } else {
                words.add("-H " + quoted("Content-Type: " + body.content().mediaType()));
                words.add("-d " + quoted(Html.json(value)));
            }
        });
        String target = "\"$BASE_URL" + path + (query.isEmpty() ? "" : "?" + String.join("&", query)) + "\"";
        return Stream.concat(Stream.of("curl" + option(operation.method()) + target), words.stream())
                .collect(Collectors.joining(" \\\n  "));
    }

    /** Else curl waits for the body that a response to HEAD does not have. */
    private static String option(String method) {
        return switch (method) {
            case "GET" -> " ";
            case "HEAD" -> " -I ";
            default -> " -X " + method + " \\\n  ";
        };
    }

    /** What is sent for a value: an array of the query is sent as several values of one name. */
    private static Stream<String> values(JsonNode value) {
        return (value.isArray() ? value.valueStream() : Stream.of(value)).map(Html::text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String inDoubleQuotes(String text) {
        return text.replaceAll("[\\\\\"$`]", "\\\\$0");
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
