package dev.createwallet.conformance.internal.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.contract.Body;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.ResponseSpec;
import dev.createwallet.conformance.internal.derive.Overrides;
import dev.createwallet.conformance.internal.derive.Values;
import dev.createwallet.conformance.internal.document.Secrecy;
import dev.createwallet.conformance.internal.message.Bodies;
import dev.createwallet.conformance.internal.message.Forms;
import dev.createwallet.conformance.internal.message.Headers;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.internal.message.UnreadableException;
import dev.createwallet.conformance.result.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes down requests and responses without credentials and without what the contract marks as sensitive. */
public final class Transcript {

    private static final String API_KEY = "api_key";

    /** Stands for a value while a request is made. It survives every encoding. */
    private static final Pattern MARK = Pattern.compile("MASKED0(\\w+?)0MASKED");

    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");
    private static final int SHOWN = 4_000;

    /** The variable of the shell that holds the key: the one that the command line reads it from. */
    private static final String VARIABLE = "CONTRACT_API_KEY";

    /** By each key that is sent, its form in the shell. A key that contains another comes first. */
    private static final Map<String, String> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put(Credentials.WRONG_KEY.key(mark(API_KEY)), "not-$" + VARIABLE);
        KEYS.put(Credentials.LONGER_KEY.key(mark(API_KEY)), "${" + VARIABLE + "}x");
        KEYS.put(
                Credentials.OTHER_CASE_KEY.key(mark(API_KEY)), "$(printf %s \"$" + VARIABLE + "\" | tr A-Za-z a-zA-Z)");
        KEYS.put(mark(API_KEY), "$" + VARIABLE);
        KEYS.put(Credentials.SHORTER_KEY.key(mark(API_KEY)), "${" + VARIABLE + "%?}");
    }

    /** By each key that is sent, its form in a {@link #template}. A key that contains another comes first. */
    private static final Map<String, String> TEMPLATES = new LinkedHashMap<>();

    static {
        TEMPLATES.put(Credentials.WRONG_KEY.key(mark(API_KEY)), "not-${" + VARIABLE + "}");
        TEMPLATES.put(Credentials.LONGER_KEY.key(mark(API_KEY)), "${" + VARIABLE + "}x");
        TEMPLATES.put(Credentials.OTHER_CASE_KEY.key(mark(API_KEY)), "${other-case:${" + VARIABLE + "}}");
        TEMPLATES.put(mark(API_KEY), "${" + VARIABLE + "}");
        TEMPLATES.put(Credentials.SHORTER_KEY.key(mark(API_KEY)), "${shorter:${" + VARIABLE + "}}");
    }

    private static final String BASIC = "Basic ";

    private final Connection connection;
    private final String apiKey;
    private final Overrides overrides;
    private final Map<String, List<Input>> inputs = new ConcurrentHashMap<>();

    public Transcript(Connection connection, String apiKey, Overrides overrides) {
        this.connection = connection;
        this.apiKey = apiKey;
        this.overrides = overrides;
    }

    /** A request is written down many times, and its inputs are the same each time. */
    private List<Input> inputs(Operation operation) {
        return inputs.computeIfAbsent(operation.id(), id -> Input.all(operation));
    }

    private static String mark(String name) {
        return "MASKED0" + name.replaceAll("\\W", "_") + "0MASKED";
    }

    /**
     * Writes down an exchange.
     *
     * @param response the response as this class shows it, or why there is none
     */
    public Exchange exchange(Operation operation, Call call, String response, Duration duration) {
        Request marked = marked(operation, call);
        return new Exchange(request(operation, marked), curl(operation, marked), response, duration);
    }

    /** Returns the request with a mark in the place of each secret. */
    private Request marked(Operation operation, Call call) {
        Secrecy secrecy = operation.document().secrecy();
        Call marked = call.withBody(secrecy.masked(call.body(), name -> hidesInput(operation, name) ? "" : mark(name)));
        for (Input input : inputs(operation)) {
            if (input.isIn(call)) {
                boolean hidden = hidden(input, call);
                marked = input.with(
                        marked,
                        hidden
                                ? TextNode.valueOf(mark(input.name()))
                                : secrecy.masked(input.value(call), Transcript::mark));
                // An escaped mark is none.
                marked = hidden && input.name().equals(call.escaped()) ? marked.withEscaped("") : marked;
            }
        }
        Request request = marked.request(operation, mark(API_KEY));
        String text = request.text();
        for (Input input : inputs(operation)) {
            // An escaped mark is none.
            text = text.replace(Forms.percentEncoded(mark(input.name())), mark(input.name()));
        }
        return text.equals(request.text()) ? request : request.withBody(text);
    }

    /** Returns the request with the name of each secret in its place, in the notation of {@link ClauseList}. */
    Request template(Operation operation, Call call) {
        Request marked = marked(operation, call);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        marked.headers()
                .forEach((name, value) ->
                        headers.computeIfAbsent(name, any -> new ArrayList<>()).add(template(value)));
        connection.names().forEach(name -> headers.put(name, List.of(template(mark(name)))));
        String text = body(operation, marked);
        String filled = template(text);
        Request request = new Request(marked.method(), template(marked.target()), new Headers(headers), marked.body());
        // Bytes that are no text stay as they are.
        return filled.equals(marked.text()) ? request : request.withBody(filled);
    }

    private static String template(String text) {
        String filled = text;
        for (Map.Entry<String, String> key : TEMPLATES.entrySet()) {
            for (String after : List.of(":", Credentials.PASSWORD)) {
                filled = filled.replace(
                        Credentials.base64(key.getKey() + after), "${base64:" + key.getValue() + after + "}");
            }
            filled = filled.replace(key.getKey(), key.getValue());
        }
        return MARK.matcher(filled).replaceAll(mark -> Matcher.quoteReplacement(placeholder(mark.group(1))));
    }

    /** Returns what stands for the secret of a name in a template. */
    static String placeholder(String name) {
        return "${" + name.replaceAll("\\W", "_").toUpperCase(Locale.ROOT) + "}";
    }

    private static boolean hidesInput(Operation operation, String name) {
        return operation.member(name).isPresent();
    }

    private boolean hidden(Input input, Call call) {
        // Most inputs are not sensitive, and to make their values takes long.
        return input.isIn(call) && input.sensitive() && new Values(input, overrides).secret(input.value(call));
    }

    private static String request(Operation operation, Request request) {
        StringBuilder text = new StringBuilder(request.method())
                .append(' ')
                .append(request.target())
                .append(" HTTP/1.1\n");
        request.headers()
                .forEach((name, value) -> text.append(name)
                        .append(": ")
                        .append(
                                SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))
                                        ? value.replaceFirst("(?<=^\\S{1,20} ).*", Secrecy.MASK)
                                        : value)
                        .append('\n'));
        String marked = text.append('\n').append(body(operation, request)).toString();
        for (String key : KEYS.keySet()) {
            marked = marked.replace(key, Secrecy.MASK);
        }
        return MARK.matcher(marked).replaceAll(Matcher.quoteReplacement(Secrecy.MASK));
    }

    /** A body that is secret as a whole, and no object, has no names to mask. */
    private static String body(Operation operation, Request request) {
        boolean secret = operation
                .body()
                .map(Body::element)
                .filter(element -> element.sensitive() && element.members().isEmpty())
                .isPresent();
        return secret ? mark("body") : request.text();
    }

    /** Returns a command for a POSIX shell. */
    private String curl(Operation operation, Request request) {
        List<String> words = new ArrayList<>(
                List.of("curl", "-i", "-X", request.method(), quoted(connection.base() + request.target())));
        request.headers()
                .forEach((name, value) -> words.addAll(credentials(name, value)
                        .map(user -> List.of("-u", user))
                        .orElseGet(() -> List.of("-H", quoted(name + (value.isEmpty() ? ";" : ": " + value))))));
        connection.names().forEach(name -> words.addAll(List.of("-H", quoted(name + ": " + mark(name)))));
        boolean body = Connection.hasLength(request);
        if (body) {
            words.addAll(List.of("--data-raw", quoted(body(operation, request))));
        }
        // What curl adds of its own.
        Stream.of("Accept", "Content-Type")
                .filter(name -> request.headers().all(name).isEmpty())
                .filter(name -> body || name.equals("Accept"))
                .forEach(name -> words.addAll(List.of("-H", quoted(name + ":"))));
        return String.join(" ", words);
    }

    /** Returns Basic credentials as curl takes them, if the header has them as curl writes them. */
    private static Optional<String> credentials(String name, String value) {
        return name.equals("Authorization")
                ? KEYS.entrySet().stream()
                        .flatMap(key -> Stream.of(":", Credentials.PASSWORD)
                                .filter(after -> value.equals(BASIC + Credentials.base64(key.getKey() + after)))
                                .map(after -> '"' + key.getValue() + after + '"'))
                        .findFirst()
                : Optional.empty();
    }

    /** Quotes a text except for the variables in it. */
    private static String quoted(String text) {
        String quoted = "'" + text.replace("'", "'\\''") + "'";
        for (Map.Entry<String, String> key : KEYS.entrySet()) {
            quoted = quoted.replace(
                            Credentials.base64(key.getKey() + ":"),
                            "'\"$(printf %s \"" + key.getValue() + ":\" | base64 | tr -d \"\\n\")\"'")
                    .replace(key.getKey(), "'\"" + key.getValue() + "\"'");
        }
        return MARK.matcher(quoted)
                .replaceAll(
                        mark -> Matcher.quoteReplacement("'\"$" + mark.group(1).toUpperCase(Locale.ROOT) + "\"'"));
    }

    /** Returns the text of a response without the secrets in it. */
    public String response(Operation operation, Call call, Response response) {
        Secrecy secrecy = operation.document().secrecy();
        StringBuilder text =
                new StringBuilder("HTTP ").append(response.status()).append('\n');
        response.headers()
                .forEach((name, value) -> text.append(name)
                        .append(": ")
                        .append(
                                SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT)) || secrecy.hides(name)
                                        ? Secrecy.MASK
                                        : value)
                        .append('\n'));
        boolean secret = operation
                .documented(response.status())
                .flatMap(ResponseSpec::json)
                .filter(content -> content.element().sensitive())
                .isPresent();
        String body = secret ? Secrecy.MASK : body(secrecy, response.body());
        return masked(
                operation,
                call,
                text.append('\n')
                        .append(body.length() > SHOWN ? body.substring(0, SHOWN) + " \u2026 (shortened)" : body)
                        .toString());
    }

    private static String body(Secrecy secrecy, byte[] bytes) {
        try {
            JsonNode json = Bodies.json(bytes);
            return secrecy.masked(json, name -> Secrecy.MASK).toString();
        } catch (UnreadableException e) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return secrecy.names().isEmpty()
                    ? text
                    : Pattern.compile(
                                    "(\"(?:"
                                            + secrecy.names().stream()
                                                    .map(Pattern::quote)
                                                    .collect(Collectors.joining("|"))
                                            + ")\"\\s*:\\s*)(?!null)(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"?|[^,}\\s]++)",
                                    Pattern.CASE_INSENSITIVE)
                            .matcher(text)
                            .replaceAll("$1\"" + Matcher.quoteReplacement(Secrecy.MASK) + "\"");
        }
    }

    /** Returns a text without the credentials and the secrets that a call has sent. */
    public String masked(Operation operation, Call call, String text) {
        Set<String> secrets = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        Stream.of(Credentials.values())
                .map(credentials -> credentials.key(apiKey))
                .forEach(key -> secrets.addAll(List.of(
                        key,
                        Credentials.base64(key + ":"),
                        Credentials.base64(key + Credentials.PASSWORD),
                        Credentials.base64(key))));
        // Of an empty key.
        secrets.removeAll(Set.of(Credentials.base64(":"), Credentials.base64(Credentials.PASSWORD)));
        inputs(operation).stream()
                .filter(input -> hidden(input, call))
                .map(input -> input.text(call))
                .filter(value -> value.length() > 2)
                .forEach(value -> secrets.addAll(List.of(
                        value,
                        Forms.encode(value),
                        Forms.percentEncoded(Forms.encode(value)),
                        Forms.segment(value),
                        Call.escaped(value))));
        secrets.remove("");
        String result = text;
        for (String secret : secrets) {
            result = result.replace(secret, Secrecy.MASK);
        }
        return result;
    }
}
