package dev.createwallet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One way of getting the contract wrong.
 *
 * @param name what the provider does
 * @param question what it makes of a request before it looks at it
 * @param answer what it makes of an answer, given the request
 * @param clause the clause that has to find it
 */
record Fault(String name, UnaryOperator<Message> question, BinaryOperator<Message> answer, String clause) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A request or an answer.
     *
     * @param method the method of a request; empty for an answer
     * @param target the request target of a request, still encoded; empty for an answer
     * @param status the status of an answer; 0 for a request
     * @param headers the first value of each header
     * @param body a character for each byte
     */
    record Message(String method, String target, int status, Map<String, String> headers, String body) {

        Message withStatus(int other) {
            return new Message(method, target, other, headers, body);
        }

        Message withTarget(String other) {
            return new Message(method, other, status, headers, body);
        }

        Message withBody(String other) {
            return new Message(method, target, status, headers, other);
        }

        Message withHeader(String name, String value) {
            headers.put(name, value);
            return this;
        }

        Message withoutHeader(String name) {
            headers.remove(name);
            return this;
        }

        Message json(Consumer<ObjectNode> change) {
            try {
                ObjectNode node = (ObjectNode) JSON.readTree(body);
                change.accept(node);
                return withBody(node.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** Calls that must be refused, and are not. */
    static Stream<Fault> inWhatIsAccepted(Operation operation, String apiKey) {
        return Clauses.of(operation).stream()
                .filter(clause -> clause.group() == Group.CONTRACT && !clause.status().startsWith("2"))
                .map(clause -> accepting(operation, clause, apiKey));
    }

    /** Members of the answer that are there, of a type or of a value that they must not be. */
    static Stream<Fault> inAMember(Operation operation) {
        return operation.answer("200").members(operation.contract()).flatMap(member -> inAMember(operation, member));
    }

    private static Fault answering(String name, int status, String clause, UnaryOperator<Message> change) {
        return new Fault(name, question -> question,
                (question, answer) -> answer.status() == status ? change.apply(answer) : answer, clause);
    }

    private static Fault asking(String name, String clause, UnaryOperator<Message> change) {
        return new Fault(name, change, (question, answer) -> answer, clause);
    }

    /** Status, headers, media types and encoding of an answer, and its shape as a whole. */
    static Stream<Fault> inTheMessage(Operation operation, String apiKey) {
        String scenario = operation.id() + "/scenario/";
        String anyScenario = scenario + operation.bodyExamples().fieldNames().next();
        String refused = operation.id() + "/form/";
        String unauthenticated = operation.id() + "/security/none";
        return Stream.of(
                answering("201 instead of 200", 200, anyScenario, answer -> answer.withStatus(201)),
                answering("404 instead of 400", 400, refused, answer -> answer.withStatus(404)),
                answering("422 instead of 400", 400, refused, answer -> answer.withStatus(422)),
                answering("200 instead of 400", 400, refused, answer -> answer.withStatus(200)),
                answering("403 instead of 401", 401, unauthenticated, answer -> answer.withStatus(403)),
                answering("400 instead of 401", 401, unauthenticated, answer -> answer.withStatus(400)),
                answering("no challenge", 401, unauthenticated, answer -> answer.withoutHeader("WWW-Authenticate")),
                answering("a challenge of another scheme", 401, unauthenticated,
                        answer -> answer.withHeader("WWW-Authenticate", "Bearer realm=\"basic\"")),
                answering("no Content-Type", 200, anyScenario, answer -> answer.withoutHeader("Content-Type")),
                answering("text/plain", 200, anyScenario, answer -> answer.withHeader("Content-Type", "text/plain")),
                answering("another charset", 200, anyScenario,
                        answer -> answer.withHeader("Content-Type", "application/json; charset=ISO-8859-1")),
                answering("bytes that are not UTF-8", 200, anyScenario,
                        answer -> answer.json(body -> body.put("note", "\u00e9"))),
                answering("a byte order mark", 200, anyScenario, answer -> answer.withBody("\u00ef\u00bb\u00bf" + answer.body())),
                answering("a truncated body", 200, anyScenario,
                        answer -> answer.withBody(answer.body().substring(0, answer.body().length() / 2))),
                answering("an empty body", 200, anyScenario, answer -> answer.withBody("")),
                answering("more after the JSON", 200, anyScenario, answer -> answer.withBody(answer.body() + "{}")),
                answering("a member twice", 200, anyScenario,
                        answer -> answer.withBody(answer.body().replaceFirst("\\{(\"\\w+\":[^,]*,)", "{$1$1"))),
                answering("the account within another object", 200, anyScenario,
                        answer -> answer.withBody("{\"data\":" + answer.body() + "}")),
                answering("an array", 200, anyScenario, answer -> answer.withBody("[" + answer.body() + "]")),
                answering("an HTML page for an error", 400, refused,
                        answer -> answer.withHeader("Content-Type", "text/html").withBody("<h1>Bad Request</h1>")),
                answering("a string for an error", 400, refused, answer -> answer.withBody("\"bad request\"")),
                answering("error fields that are no list", 400, refused,
                        answer -> answer.json(body -> body.putObject("error_info").put("fields", "gateway"))),
                answering("null for an error", 401, unauthenticated, answer -> answer.withBody("null")),
                answering("a redirect", 200, anyScenario,
                        answer -> answer.withStatus(307).withHeader("Location", "http://127.0.0.1:1/")),
                answering("an answer that repeats the API key", 200, anyScenario,
                        answer -> answer.json(body -> body.put("key", apiKey))),
                asking("asks for credentials whatever they are", anyScenario, question -> question.withoutHeader("Authorization")));
    }

    /** Treats a call that must be refused as the valid one that it was made from. */
    private static Fault accepting(Operation operation, Clause clause, String apiKey) {
        Request refused = clause.call().request(operation, apiKey);
        Request valid = Clauses.of(operation).get(0).call().request(operation, apiKey);
        return asking("accepts " + clause, clause.id(), question -> {
            boolean same = question.method().equals(refused.method())
                    && question.target().equals(refused.target())
                    && question.body().equals(latin1(refused))
                    && Stream.of("Authorization", "Content-Type").allMatch(name -> question.headers().getOrDefault(name, "")
                            .equals(refused.headers().first(name).orElse("")))
                    && clause.call().headers().entrySet().stream()
                            .allMatch(header -> header.getValue().equals(question.headers().get(header.getKey())));
            if (!same) {
                return question;
            }
            valid.headers().forEach(question::withHeader);
            return question.withTarget(valid.target()).withBody(latin1(valid));
        });
    }

    private static String latin1(Request request) {
        return new String(request.body(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static Stream<Fault> inAMember(Operation operation, Element member) {
        String anyClause = operation.id() + "/";
        String name = member.name();
        Stream.Builder<Fault> faults = Stream.builder();
        if (member.required()) {
            faults.add(answering(name + " is missing", 200, anyClause, answer -> answer.json(body -> body.remove(name))));
            faults.add(answering(name + " has another name", 200, anyClause,
                    answer -> answer.json(body -> body.set(name + "_", body.remove(name)))));
        }
        if (!Boolean.TRUE.equals(member.schema().getNullable())) {
            faults.add(answering(name + " is null", 200, anyClause, answer -> answer.json(body -> body.putNull(name))));
        }
        faults.add(answering(name + " is of another type", 200, anyClause,
                answer -> answer.json(body -> body.putArray(name))));
        faults.add(member.is("x-unique")
                ? answering(name + " is always the same", 200, operation.id() + "/unique/" + name,
                        answer -> answer.json(body -> body.put(name, "same")))
                : answering(name + " has another value", 200, anyClause,
                        answer -> answer.json(body -> body.set(name, another(body.path(name))))));
        return faults.build();
    }

    private static JsonNode another(JsonNode value) {
        return value.isBoolean()
                ? JSON.getNodeFactory().booleanNode(!value.booleanValue())
                : value.isObject() ? JSON.createObjectNode() : JSON.getNodeFactory().textNode("another");
    }
}
