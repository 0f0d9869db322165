package dev.createwallet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The generated client, called by the names of a contract: which requests it can make, and what it sends. */
final class GeneratedClient implements AutoCloseable {

    static final String API_KEY = "key";

    private static final Set<Kind> PLAIN =
            Set.of(Kind.SCENARIO, Kind.REQUIRED_ONLY, Kind.ALL, Kind.VALUE, Kind.LEFT_OUT);

    private final Map<Map<String, String>, Request> sent = new ConcurrentHashMap<>();
    private final Response answer;

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
     * @param answer the response to each request
     */
    GeneratedClient(Response answer) throws IOException {
        this.answer = answer;
        server = new SocketServer((connection, number) -> {
            synchronized (recorded) {
                recorded.add(AlteredProvider.parsed(SocketServer.readRequest(connection)));
            }
            SocketServer.write(connection, AlteredProvider.bytes(this.answer));
        });
        client = WalletClient.builder(API_KEY).baseUri(server.baseUri()).build();
    }

    /**
     * Returns what the client sends for a call. Makes the same call only once.
     *
     * @throws Inexpressible if the client cannot make such a call
     */
    Request sent(Call call) throws Inexpressible {
        Map<String, String> values = values(call);
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

    private static Map<String, String> values(Call call) {
        Map<String, String> values = new LinkedHashMap<>();
        Stream.of(call.path(), call.query(), call.headers(), call.properties())
                .forEach(part -> part.forEach(
                        (name, value) -> values.put(camelCase(name), String.join(",", Call.texts(value)))));
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

    private static CreateWalletRequest request(Map<String, String> values) throws Inexpressible {
        Map<String, String> left = new LinkedHashMap<>(values);
        Object step = CreateWalletRequest.builder();
        while (!(step instanceof CreateWalletRequest.Builder)) {
            Method required = step(step);
            if (!left.containsKey(required.getName())) {
                throw new Inexpressible("the client does not let " + required.getName() + " be left out");
            }
            step = invoked(required, step, left.remove(required.getName()));
        }
        for (Map.Entry<String, String> value : left.entrySet()) {
            Method setter = Stream.of(CreateWalletRequest.Builder.class.getMethods())
                    .filter(method -> method.getName().equals(value.getKey()) && method.getParameterCount() == 1)
                    .findFirst()
                    .orElseThrow(() -> new Inexpressible("the client has no " + value.getKey()));
            invoked(setter, step, argument(setter.getParameterTypes()[0], value.getValue()));
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

    /** The client's enums are records around a text, since more texts may come. */
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

    private static Object argument(Class<?> type, String value) throws Inexpressible {
        if (!isEnum(type)) {
            return value;
        }
        return values(type).stream()
                .filter(constant -> constant.toString().equals(value))
                .findFirst()
                .orElseThrow(() -> new Inexpressible("the client has no such value of " + type.getSimpleName()));
    }

    private static Object invoked(Method method, Object target, Object argument) throws Inexpressible {
        try {
            return method.invoke(target, argument);
        } catch (InvocationTargetException e) {
            throw new Inexpressible("the client refuses such a " + method.getName());
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw new Inexpressible("the client has no such " + method.getName());
        }
    }

    /** Where the types of the client are others than a contract makes them. */
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

    private static Optional<String> wrongType(Element element, Class<?> type) {
        if (type == null) {
            return Optional.of("the client has no " + element.name());
        }
        if (!element.is("string")) {
            return Optional.of("the client has text for " + element.name());
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

    /** A call that keeps a contract. */
    record Named(String name, Operation operation, Call call) {}

    /** Returns the calls that keep a contract, whatever a server may have against their values. */
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

    /** Whether a request says what a call is to say, in whatever spelling. */
    static boolean says(Request request, Call call, Operation operation) {
        Request expected = call.request(operation, API_KEY);
        try {
            return Forms.percentDecoded(request.target()).equals(Forms.percentDecoded(expected.target()))
                    && Alteration.form(request).equals(Forms.once(expected.body()))
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
