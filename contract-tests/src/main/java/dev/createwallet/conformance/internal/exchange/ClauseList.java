package dev.createwallet.conformance.internal.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Expectation;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.clause.Step;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Status;
import dev.createwallet.conformance.internal.document.Document;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.result.LeftOut;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The clauses as data, for programs that send the requests themselves. Later versions may add properties.
 *
 * @param contract title and version of the contract
 * @param notation what stands for secrets in the requests
 * @param leftOut the parts of the contract that no clause tries
 * @param clauses the clauses, in the order of the contract
 */
public record ClauseList(
        String contract,
        Map<String, String> notation,
        @JsonProperty("left_out") List<Part> leftOut,
        List<Listed> clauses) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final Set<String> EXAMPLES = Set.of("example", "examples");

    private static final Map<String, String> NOTATION = new LinkedHashMap<>();

    static {
        NOTATION.put(
                "${NAME}",
                "the secret of this name: CONTRACT_API_KEY, a sensitive field or parameter, or a header of --header;"
                        + " encoded as its place in the request demands");
        NOTATION.put("${base64:TEXT}", "the text in Base64");
        NOTATION.put("${other-case:TEXT}", "the text with its letters in the other case");
        NOTATION.put("${shorter:TEXT}", "the text without its last character");
    }

    /**
     * @param line the line of the contract; 0 if that is unknown
     * @param operation the operation that is left out as a whole; empty if it is a part of one
     */
    record Part(String place, int line, String operation, String reason) {}

    /**
     * @param group {@code contract}, or {@code judgement} if only the kit demands it
     * @param provenance {@code stated}, {@code related} or {@code inferred}: whether the provider's page supports it
     * @param place the element of the contract that demands it, as a JSON pointer
     * @param line its line; 0 if that is unknown
     * @param says what the contract says there, without examples; absent if that is nothing
     * @param description what is sent and what is expected
     * @param oneConnection whether the requests must go over one connection
     * @param steps the requests, to send one after the other
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            String id,
            String operation,
            String kind,
            String group,
            String provenance,
            String place,
            int line,
            @Nullable JsonNode says,
            String description,
            @JsonProperty("one_connection") boolean oneConnection,
            List<Exchanged> steps) {}

    record Exchanged(Sent request, Expected expected, String curl) {}

    /**
     * @param body the body as text; absent if it is none
     * @param bodyBase64 the body in Base64, if it is no text
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sent(
            String method,
            String url,
            Map<String, List<String>> headers,
            @Nullable String body,
            @JsonProperty("body_base64") @Nullable String bodyBase64) {}

    /**
     * @param statuses the allowed statuses, the expected one first: {@code 400}, {@code 4XX}; empty if any is
     * @param notDone whether the only demand is that the operation is not done: that no response of success comes
     * @param example the body of the contract's example; absent if there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Expected(
            List<String> statuses,
            @JsonProperty("not_done") boolean notDone,
            @Nullable JsonNode example) {}

    /** Returns the clauses as JSON. */
    public static String json(
            String contract,
            List<Clause> clauses,
            List<LeftOut> leftOut,
            Connection connection,
            Transcript transcript) {
        ClauseList list = new ClauseList(
                contract,
                NOTATION,
                leftOut.stream()
                        .map(part -> new Part(part.place().toString(), part.line(), part.operation(), part.reason()))
                        .toList(),
                clauses.stream()
                        .map(clause -> listed(clause, connection, transcript))
                        .toList());
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings, numbers and lists are JSON", e);
        }
    }

    private static Listed listed(Clause clause, Connection connection, Transcript transcript) {
        Operation operation = clause.operation();
        Document document = operation.document();
        JsonNode says = Stream.iterate(clause.place(), place -> !place.matches(), JsonPointer::tail)
                        .anyMatch(part -> EXAMPLES.contains(part.getMatchingProperty()))
                ? MissingNode.getInstance()
                : withoutExamples(document.at(clause.place()), true);
        return new Listed(
                clause.id(),
                operation.id(),
                name(clause.kind()),
                name(clause.group()),
                name(clause.provenance().or(document.provenance(clause.place()))),
                clause.place().toString(),
                document.line(clause.place()),
                says.isMissingNode() ? null : says,
                clause.description(),
                clause.is(Kind.CONNECTION),
                clause.steps().stream()
                        .map(step -> exchanged(operation, step, connection, transcript))
                        .toList());
    }

    /** Examples may hold secrets, and the requests show them. */
    private static JsonNode withoutExamples(JsonNode node, boolean keywords) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.propertyStream()
                    .filter(entry -> !keywords || !EXAMPLES.contains(entry.getKey()))
                    .forEach(entry -> copy.set(
                            entry.getKey(),
                            withoutExamples(
                                    entry.getValue(),
                                    !keywords || !entry.getKey().equals("properties"))));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> copy.add(withoutExamples(item, true)));
            return copy;
        }
        return node;
    }

    private static Exchanged exchanged(Operation operation, Step step, Connection connection, Transcript transcript) {
        Call call = step.call();
        Request request = transcript.template(operation, call);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers()
                .forEach((name, value) -> headers.put(name, request.headers().all(name)));
        boolean text = Arrays.equals(request.text().getBytes(StandardCharsets.UTF_8), request.body());
        return new Exchanged(
                new Sent(
                        request.method(),
                        connection.base() + request.target(),
                        headers,
                        text && Connection.hasLength(request) ? request.text() : null,
                        text ? null : Base64.getEncoder().encodeToString(request.body())),
                expected(step.expectation(), operation.document()),
                transcript.exchange(operation, call, "", Duration.ZERO).curl());
    }

    private static Expected expected(Expectation expectation, Document document) {
        boolean notDone = expectation.status().equals(Status.NOT_DONE);
        return new Expected(
                notDone
                        ? List.of()
                        : expectation.statuses().stream()
                                .flatMap(status -> status.equals(Status.HANDLED)
                                        ? Stream.of("2XX", "3XX", "4XX")
                                        : Stream.of(status.key()))
                                .distinct()
                                .toList(),
                notDone,
                expectation.example().isMissingNode()
                        ? null
                        : document.secrecy().masked(expectation.example(), Transcript::placeholder));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
