package dev.createwallet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.conformance.internal.message.Forms;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.internal.message.UnreadableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Makes another server out of the sound one.
 *
 * @param request changes a request before the server reads it
 * @param response changes a response, given the request as it was sent
 * @param wire changes the bytes of the response, one character for each
 * @param connections what becomes of connections
 */
record Alteration(
        UnaryOperator<Request> request, ResponseChange response, UnaryOperator<String> wire, Connections connections) {

    static final Alteration NONE = new Alteration(request -> request, (request, response) -> response, wire -> wire);

    /**
     * What becomes of connections.
     *
     * @param most how many requests one carries at most
     * @param told whether the last response over one says so
     * @param ends the statuses after which one is closed
     * @param reads whether the body of a request is read that is rejected for its credentials
     */
    record Connections(int most, boolean told, IntPredicate ends, boolean reads) {

        static final Connections CLOSED = new Connections(1, true, status -> true, true);
        static final Connections KEPT = new Connections(Integer.MAX_VALUE, true, status -> false, true);

        boolean end(int requests, int status) {
            return requests >= most || ends.test(status);
        }
    }

    Alteration(UnaryOperator<Request> request, ResponseChange response, UnaryOperator<String> wire) {
        this(request, response, wire, Connections.CLOSED);
    }

    Alteration with(Connections other) {
        return new Alteration(request, response, wire, other);
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionalInterface
    interface ResponseChange {

        Response apply(Request request, Response response);
    }

    static Alteration changesRequest(UnaryOperator<Request> request) {
        return new Alteration(request, NONE.response(), NONE.wire());
    }

    static Alteration changesResponse(ResponseChange response) {
        return new Alteration(NONE.request(), response, NONE.wire());
    }

    /** Changes the responses with a status. */
    static Alteration changesResponse(int status, UnaryOperator<Response> change) {
        return changesResponse((request, response) -> response.status() == status ? change.apply(response) : response);
    }

    /** Changes the responses to requests of a kind. */
    static Alteration changesResponseTo(Predicate<Request> which, UnaryOperator<Response> change) {
        return changesResponse((request, response) -> which.test(request) ? change.apply(response) : response);
    }

    static Alteration changesBytes(UnaryOperator<String> wire) {
        return new Alteration(NONE.request(), NONE.response(), wire);
    }

    static Response withStatus(Response response, int status) {
        return new Response(status, response.headers(), response.body());
    }

    static Response withHeader(Response response, String name, String value) {
        return new Response(response.status(), response.headers().with(name, value), response.body());
    }

    static Response withoutHeader(Response response, String name) {
        return new Response(response.status(), response.headers().without(name), response.body());
    }

    static Response withBody(Response response, byte[] body) {
        return new Response(response.status(), response.headers(), body);
    }

    static Response withText(Response response, UnaryOperator<String> change) {
        return withBody(response, change.apply(text(response)).getBytes(StandardCharsets.UTF_8));
    }

    static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** Changes the body if it is a JSON object. A contract may have responses that are arrays, or empty. */
    static Response withJson(Response response, Consumer<ObjectNode> change) {
        if (!(json(response) instanceof ObjectNode object)) {
            return response;
        }
        change.accept(object);
        return withText(response, text -> object.toString());
    }

    /** Returns the body; missing if it is empty. */
    static JsonNode json(Response response) {
        return json(response.body());
    }

    static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the fields of a form; empty if it cannot be parsed. */
    static Map<String, String> form(Request request) {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            fields.putAll(Forms.once(request.body()));
        } catch (UnreadableException e) {
            // The sound server rejects it.
        }
        return fields;
    }

    /** Returns the request with another value of a field. */
    static Request withField(Request request, String name, UnaryOperator<String> change) {
        Map<String, String> fields = form(request);
        return fields.computeIfPresent(name, (key, value) -> change.apply(value)) == null
                ? request
                : request.withBody(Forms.encoded(fields));
    }

    static Request withoutField(Request request, String name) {
        Map<String, String> fields = form(request);
        return fields.remove(name) == null ? request : request.withBody(Forms.encoded(fields));
    }

    /** Returns the request with every pair of the form changed in its encoded form. */
    static Request withPairs(Request request, UnaryOperator<String> change) {
        return request.withBody(
                String.join("&", Forms.pairs(request.text()).map(change).toList()));
    }

    /** Changes each response by the previous request. */
    static Alteration remembering(ResponseChangeByEarlier change) {
        List<Request> memory = new ArrayList<>();
        return changesResponse((request, response) -> {
            synchronized (memory) {
                Response changed = memory.isEmpty() ? response : change.apply(memory.get(0), request, response);
                memory.clear();
                memory.add(request);
                return changed;
            }
        });
    }

    @FunctionalInterface
    interface ResponseChangeByEarlier {

        Response apply(Request earlier, Request request, Response response);
    }
}
