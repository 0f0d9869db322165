package dev.createwallet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.createwallet.client.CreateWalletRequest;
import dev.createwallet.client.WalletClient;
import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.derive.Clauses;
import dev.createwallet.conformance.internal.derive.Overrides;
import dev.createwallet.conformance.internal.derive.Values;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.message.Forms;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.internal.message.UnreadableException;
import dev.createwallet.conformance.result.Group;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The generated client, called by the names of a contract: which requests it can make, and what it sends. */
final class GeneratedClient implements AutoCloseable {

    static final String API_KEY = "key";

    private static final Map<Type, Function<String, Object>> PARSERS = Map.of(
            int.class, Integer::valueOf,
            Integer.class, Integer::valueOf,
            long.class, Long::valueOf,
            Long.class, Long::valueOf,
            boolean.class, Boolean::valueOf,
            Boolean.class, Boolean::valueOf,
            BigDecimal.class, BigDecimal::new,
            LocalDate.class, LocalDate::parse,
            OffsetDateTime.class, OffsetDateTime::parse);

    private static final Set<Kind> PLAIN =
            Set.of(Kind.SCENARIO, Kind.REQUIRED_ONLY, Kind.ALL, Kind.VALUE, Kind.LEFT_OUT);

    private final Map<Map<String, JsonNode>, Request> sent = new ConcurrentHashMap<>();
    private final Response response;

    /** The client cannot express a request. */
    static final class Inexpressible extends Exception {

        private static final long serialVersionUID = 1L;

        Inexpressible(String message) {
            super(message);
        }
    }

    private final List<Request> recorded = new ArrayList<>();
    private final SocketServer server;
    private final WalletClient client;

    /**
     * @param response the response to each request
     */
    GeneratedClient(Response response) throws IOException {
        this.response = response;
        server = new SocketServer((connection, number) -> {
            synchronized (recorded) {
                recorded.add(AlteredProvider.parsed(SocketServer.readRequest(connection)));
            }
            SocketServer.write(connection, AlteredProvider.bytes(this.response));
        });
        client = WalletClient.builder(API_KEY).baseUri(server.baseUri()).build();
    }

    /**
     * Returns what the client sends for a call. Makes the same call only once.
     *
     * @throws Inexpressible if the client cannot make such a call
     */
    Request sent(Call call) throws Inexpressible {
        Map<String, JsonNode> values = values(call);
        Request known = sent.get(values);
        if (known != null) {
            return known;
        }
        CreateWalletRequest request = request(values);
        synchronized (this) {
            client.createWallet(request);
            synchronized (recorded) {
                sent.put(values, recorded.get(recorded.size() - 1));
            }
        }
        return sent.get(values);
    }

    private static Map<String, JsonNode> values(Call call) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Stream.of(call.path(), call.query(), call.headers(), call.properties())
                .forEach(part -> part.forEach((name, value) -> values.put(camelCase(name), value)));
        return values;
    }

    private static String camelCase(String name) {
        return Pattern.compile("[^A-Za-z0-9]+(.)")
                .matcher(name)
                .replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
    }

    /**
     * The request with these values.
     *
     * @throws Inexpressible if the client has no place for one of them, or needs another
     */
    static CreateWalletRequest request(Call call) throws Inexpressible {
        return request(values(call));
    }

    private static CreateWalletRequest request(Map<String, JsonNode> values) throws Inexpressible {
        Map<String, JsonNode> left = new LinkedHashMap<>(values);
        Object step = CreateWalletRequest.builder();
        while (!(step instanceof CreateWalletRequest.Builder)) {
            Method required = step(step);
            if (!left.containsKey(required.getName())) {
                throw new Inexpressible("the client does not let " + required.getName() + " be left out");
            }
            step = invoked(required, step, left.remove(required.getName()));
        }
        for (Map.Entry<String, JsonNode> value : left.entrySet()) {
            Method setter = Stream.of(CreateWalletRequest.Builder.class.getMethods())
                    .filter(method -> method.getName().equals(value.getKey()) && method.getParameterCount() == 1)
                    .findFirst()
                    .orElseThrow(() -> new Inexpressible("the client has no " + value.getKey()));
            invoked(setter, step, value.getValue());
        }
        return ((CreateWalletRequest.Builder) step).build();
    }

    /** The one method of the interface that a step implements. */
    private static Method step(Object step) {
        return Stream.of(step.getClass().getInterfaces()[0].getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .findFirst()
                .orElseThrow();
    }

    /** The client's enums are records around a text, since a server may send new values. */
    private static boolean isEnum(Class<?> type) {
        return type.isRecord();
    }

    private static List<?> values(Class<?> type) {
        try {
            return (List<?>) type.getMethod("values").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object argument(Type type, JsonNode value) throws Inexpressible {
        if (type instanceof ParameterizedType list) {
            List<Object> items = new ArrayList<>();
            for (JsonNode item : value.isArray()
                    ? value
                    : JsonNodeFactory.instance.arrayNode().add(value)) {
                items.add(argument(list.getActualTypeArguments()[0], item));
            }
            return items;
        }
        String text = String.join(",", Call.texts(value));
        if (isEnum((Class<?>) type)) {
            return values((Class<?>) type).stream()
                    .filter(constant -> constant.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new Inexpressible("the client has no such value of " + type));
        }
        try {
            return PARSERS.getOrDefault(type, any -> any).apply(text);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new Inexpressible("the client cannot express " + text + " as " + type);
        }
    }

    private static Object invoked(Method method, Object target, JsonNode value) throws Inexpressible {
        Object argument = argument(method.getGenericParameterTypes()[0], value);
        try {
            return method.invoke(target, argument);
        } catch (InvocationTargetException e) {
            throw new Inexpressible("the client rejects such a " + method.getName());
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw new Inexpressible("the client has no such " + method.getName());
        }
    }

    /** Returns a field whose type differs between the client and a contract. */
    static Optional<String> wrongType(Operation operation) {
        Map<String, Class<?>> types = Stream.of(CreateWalletRequest.class.getMethods())
                .filter(method ->
                        method.getParameterCount() == 0 && method.getDeclaringClass() == CreateWalletRequest.class)
                .collect(Collectors.toMap(Method::getName, Method::getReturnType, (one, two) -> one));
        return Input.all(operation).stream()
                .map(Input::element)
                .flatMap(element -> wrongType(element, types.get(camelCase(element.name()))).stream())
                .findFirst();
    }

    /** Returns the class that the client has for a schema, unless it has an enum. */
    private static Class<?> typeOf(Element element) {
        String format = element.text("format").orElse("");
        return switch (element.type()) {
            case "integer" -> format.equals("int32") ? Integer.class : Long.class;
            case "number" -> BigDecimal.class;
            case "boolean" -> Boolean.class;
            case "array" -> List.class;
            case "string" ->
                switch (format) {
                    case "date" -> LocalDate.class;
                    case "date-time" -> OffsetDateTime.class;
                    default -> String.class;
                };
            default -> Object.class;
        };
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private static Optional<String> wrongType(Element element, Class<?> type) {
        if (type == null) {
            return Optional.of("the client has no " + element.name());
        }
        if (!isEnum(type) && !boxed(type).equals(typeOf(element))) {
            return Optional.of("the client has " + type.getSimpleName() + " for " + element.name());
        }
        Set<String> expected = element.schema()
                .path("enum")
                .valueStream()
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = isEnum(type)
                ? values(type).stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
        return expected.equals(found)
                ? Optional.empty()
                : Optional.of("the client has other values of " + element.name());
    }

    /** A call that a contract allows. */
    record Named(String name, Operation operation, Call call) {}

    /** Returns the calls that a contract allows, including those that a server may reject. */
    static List<Named> calls(Operation operation) {
        List<Clause> clauses = Clauses.of(operation).stream()
                .filter(clause -> clause.group() == Group.CONTRACT)
                .toList();
        Stream<Named> inPath = clauses.stream()
                .filter(clause -> clause.is(Kind.REQUIRED_ONLY))
                .flatMap(least -> Input.all(operation).stream()
                        .filter(input -> input.in() == In.PATH)
                        .flatMap(input -> new Values(input, Overrides.NONE)
                                .mayAccept().entrySet().stream()
                                        .filter(value ->
                                                !value.getValue().asText().isEmpty())
                                        .map(value -> new Named(
                                                input + " " + value.getKey(),
                                                operation,
                                                input.with(least.call(), value.getValue())))));
        return Stream.concat(
                        inPath,
                        clauses.stream()
                                .filter(clause -> PLAIN.contains(clause.kind()))
                                .map(clause -> new Named(clause.id(), operation, clause.call())))
                .toList();
    }

    /** Returns whether a request has the values of a call, in any encoding. */
    static boolean matches(Request request, Call call, Operation operation) {
        Request expected = call.request(operation, API_KEY);
        try {
            return Forms.percentDecoded(request.target()).equals(Forms.percentDecoded(expected.target()))
                    && Forms.all(request.body()).equals(Forms.all(expected.body()))
                    && call.headers().entrySet().stream()
                            .allMatch(header ->
                                    request.headers().all(header.getKey()).equals(Call.texts(header.getValue())));
        } catch (UnreadableException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
