package dev.createwallet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows what went to and fro, without credentials and whatever the contract marks as sensitive. */
final class Transcript {

    private static final String MASK = "***";
    private static final String API_KEY = "api_key";

    /** Stands for a value while a request is made; it survives every encoding. */
    private static final Pattern MARK = Pattern.compile("MASKED0(\\w+?)0MASKED");
    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "proxy-authorization", "set-cookie");
    private static final int SHOWN = 4_000;

    /** For the shell, what is made of the key, and how it is marked; what holds another comes first. */
    private static final Map<String, String> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put("not-$API_KEY", "not-" + mark(API_KEY));
        KEYS.put("$API_KEY", mark(API_KEY));
        KEYS.put("${API_KEY%?}", Credentials.shorter(mark(API_KEY)));
    }

    private final Contract contract;
    private final Target target;
    private final Set<String> sensitive;

    Transcript(Contract contract, Target target) {
        this.contract = contract;
        this.target = target;
        this.sensitive = contract.sensitiveNames();
    }

    private static String mark(String name) {
        return "MASKED0" + name.replaceAll("\\W", "_") + "0MASKED";
    }

    /** The request that a step sends, with a mark in the place of each value that is not to be shown. */
    private Request marked(Operation operation, Call call) {
        Call marked = call;
        for (Input input : hidden(operation, call)) {
            marked = input.with(marked, TextNode.valueOf(mark(input.name())));
        }
        return marked.request(operation, mark(API_KEY));
    }

    private List<Input> hidden(Operation operation, Call call) {
        return operation.inputs().filter(input -> sensitive.contains(input.name()) && input.isIn(call) && !isMadeUp(input, call)).toList();
    }

    /** A value that the kit has made up is nobody's, and without it a command would not repeat what was found. */
    private boolean isMadeUp(Input input, Call call) {
        return !target.values().containsKey(input.name()) && !new Values(contract, input, Known.NOTHING).isPromised(call.body().getOrDefault(
                input.name(), TextNode.valueOf(input.in(call))));
    }

    String request(Operation operation, Call call) {
        Request request = marked(operation, call);
        StringBuilder text = new StringBuilder(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\n");
        request.headers().forEach((name, value) -> text.append(name).append(": ").append(SECRET_HEADERS.contains(
                name.toLowerCase(Locale.ROOT)) ? value.replaceFirst("(?<=^\\S{1,20} ).*", MASK) : value).append('\n'));
        return MARK.matcher(text.append('\n').append(request.text())).replaceAll(Matcher.quoteReplacement(MASK))
                .replace(Credentials.shorter(mark(API_KEY)), MASK);
    }

    /** A command for a POSIX shell. */
    String curl(Operation operation, Call call, Provider provider) {
        Request request = marked(operation, call);
        List<String> words = new ArrayList<>(List.of("curl", "-i", "-X", request.method(), quoted(provider.uri(request).toString())));
        request.headers().forEach((name, value) -> words.addAll(List.of("-H", quoted(name + ": " + value))));
        if (request.body().length > 0) {
            words.addAll(List.of("--data-raw", quoted(request.text())));
        }
        return String.join(" ", words);
    }

    /** In single quotes, but for the variables. */
    private static String quoted(String text) {
        String quoted = "'" + text.replace("'", "'\\''") + "'";
        for (String variable : KEYS.keySet()) {
            String key = KEYS.get(variable);
            quoted = quoted.replace(Credentials.base64(key + ":"),
                            "'\"$(printf %s \"" + variable + ":\" | base64 | tr -d \"\\n\")\"'")
                    .replace(key, "'\"" + variable + "\"'");
        }
        return MARK.matcher(quoted).replaceAll(mark ->
                Matcher.quoteReplacement("'\"$" + mark.group(1).toUpperCase(Locale.ROOT) + "\"'"));
    }

    String response(Operation operation, Call call, Response response) {
        StringBuilder text = new StringBuilder("HTTP ").append(response.status()).append('\n');
        response.headers().forEach((name, value) -> text.append(name).append(": ").append(
                SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? MASK : value).append('\n'));
        String body = body(response.body());
        return masked(operation, call, text.append('\n')
                .append(body.length() > SHOWN ? body.substring(0, SHOWN) + " \u2026 (shortened)" : body).toString());
    }

    private String body(byte[] bytes) {
        try {
            return masked(Bodies.json(bytes)).toString();
        } catch (Bodies.UnreadableException e) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return sensitive.isEmpty() ? text : Pattern.compile("(\"(?:" + sensitive.stream().map(Pattern::quote)
                            .collect(Collectors.joining("|")) + ")\"\\s*:\\s*)(?!null)(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"?|[^,}\\s]++)")
                    .matcher(text).replaceAll("$1\"" + Matcher.quoteReplacement(MASK) + "\"");
        }
    }

    private JsonNode masked(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.propertyStream().map(Map.Entry::getKey).toList().forEach(name -> object.set(name,
                    sensitive.contains(name) && !object.get(name).isNull() ? TextNode.valueOf(MASK) : masked(object.get(name))));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked(array.get(i)));
            }
        }
        return node;
    }

    /** A text without the credentials and the sensitive values that a call has sent. */
    String masked(Operation operation, Call call, String text) {
        Set<String> secrets = new TreeSet<>(Comparator.comparingInt(String::length).reversed()
                .thenComparing(Comparator.naturalOrder()));
        Stream.of(target.apiKey(), "not-" + target.apiKey(), Credentials.shorter(target.apiKey())).forEach(key ->
                secrets.addAll(List.of(key, Credentials.base64(key + ":"), Credentials.base64(key))));
        hidden(operation, call).stream().map(input -> input.in(call)).filter(value -> value.length() > 2).forEach(secrets::add);
        secrets.remove("");
        String result = text;
        for (String secret : secrets) {
            result = result.replace(secret, MASK);
        }
        return result;
    }
}
