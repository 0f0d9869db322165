package dev.createwallet.conformance;

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
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A change that makes another server of the sound one.
 *
 * @param question changes a request before the server reads it
 * @param answer changes a response, given the request as it was sent
 * @param wire changes the bytes of the response, one character for each
 */
record Alteration(UnaryOperator<Request> question, Answering answer, UnaryOperator<String> wire) {

    static final Alteration NONE = new Alteration(question -> question, (question, answer) -> answer, wire -> wire);

    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionalInterface
    interface Answering {

        Response apply(Request question, Response answer);
    }

    static Alteration asking(UnaryOperator<Request> question) {
        return new Alteration(question, NONE.answer(), NONE.wire());
    }

    static Alteration answering(Answering answer) {
        return new Alteration(NONE.question(), answer, NONE.wire());
    }

    /** Changes the responses with a status. */
    static Alteration answering(int status, UnaryOperator<Response> change) {
        return answering((question, answer) -> answer.status() == status ? change.apply(answer) : answer);
    }

    /** Changes the responses to requests of a kind. */
    static Alteration answeringTo(Predicate<Request> which, UnaryOperator<Response> change) {
        return answering((question, answer) -> which.test(question) ? change.apply(answer) : answer);
    }

    static Alteration onTheWire(UnaryOperator<String> wire) {
        return new Alteration(NONE.question(), NONE.answer(), wire);
    }

    static Response withStatus(Response answer, int status) {
        return new Response(status, answer.headers(), answer.body());
    }

    static Response withHeader(Response answer, String name, String value) {
        return new Response(answer.status(), answer.headers().with(name, value), answer.body());
    }

    static Response withoutHeader(Response answer, String name) {
        return new Response(answer.status(), answer.headers().without(name), answer.body());
    }

    static Response withBody(Response answer, byte[] body) {
        return new Response(answer.status(), answer.headers(), body);
    }

    static Response withText(Response answer, UnaryOperator<String> change) {
        return withBody(answer, change.apply(text(answer)).getBytes(StandardCharsets.UTF_8));
    }

    static String text(Response answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    static Response withJson(Response answer, Consumer<ObjectNode> change) {
        ObjectNode node = json(answer);
        change.accept(node);
        return withText(answer, text -> node.toString());
    }

    static ObjectNode json(Response answer) {
        try {
            return (ObjectNode) JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the fields of a form; none if it cannot be read. */
    static Map<String, String> form(Request request) {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            fields.putAll(Forms.once(request.body()));
        } catch (UnreadableException e) {
            // The sound server rejects it.
        }
        return fields;
    }

    /** The same request with one field read in another way. */
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

    /** The same request with every pair of the form altered as it is written. */
    static Request withPairs(Request request, UnaryOperator<String> change) {
        return request.withBody(
                String.join("&", Forms.pairs(request.text()).map(change).toList()));
    }

    /** Changes each response by the request before. */
    static Alteration remembering(Reminded change) {
        List<Request> memory = new ArrayList<>();
        return answering((question, answer) -> {
            synchronized (memory) {
                Response changed = memory.isEmpty() ? answer : change.apply(memory.get(0), question, answer);
                memory.clear();
                memory.add(question);
                return changed;
            }
        });
    }

    @FunctionalInterface
    interface Reminded {

        Response apply(Request earlier, Request question, Response answer);
    }
}
