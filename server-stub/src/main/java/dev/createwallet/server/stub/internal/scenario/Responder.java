package dev.createwallet.server.stub.internal.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.DocumentedResponse;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.contract.Scenario;
import dev.createwallet.server.stub.internal.response.Json;
import dev.createwallet.server.stub.internal.response.Rejection;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import dev.createwallet.server.stub.internal.response.Rejection.Field;
import dev.createwallet.server.stub.internal.response.StandardError;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Responds to the operations of the contract with the scenario that fits the request. The generated resources call it.
 * It runs on the thread that reads from the network, so it must not block.
 */
public final class Responder {

    private final Map<String, Known> operations;
    private final GivenScenario given;
    private final Validation validation = new Validation();
    private final Filling filling = new Filling();

    private record Known(Operation operation, ScenarioChoice choice) {}

    private record Chosen(int status, JsonNode body, String mediaType) {}

    /**
     * Makes the responder.
     *
     * @param given takes the scenario of each response
     */
    public Responder(Digest contract, GivenScenario given) {
        this.given = given;
        this.operations = contract.operations().stream()
                .map(operation -> new Known(operation, new ScenarioChoice(operation)))
                .collect(Collectors.toUnmodifiableMap(known -> known.operation().id(), Function.identity()));
    }

    /**
     * Checks the constraints of the contract.
     *
     * @throws WebApplicationException if there is no value
     * @throws jakarta.validation.ConstraintViolationException if a constraint is violated
     */
    public void validate(@Nullable Object value) {
        if (value == null) {
            throw new WebApplicationException(
                    new Rejection(400, Code.MISSING_MANDATORY_PARAMETER, "The body is required", List.of()).response());
        }
        validation.check(value);
    }

    /** Responds with an object. */
    public <T> T respond(String operation, Values values, Class<T> type) {
        return convert(choose(operation, values).body(), type);
    }

    /** Responds with a list. */
    public <T> List<T> respondList(String operation, Values values, Class<T> type) {
        List<T> list = new ArrayList<>();
        choose(operation, values).body().forEach(element -> list.add(convert(element, type)));
        return list;
    }

    /** Responds without a body. */
    public void respondNothing(String operation, Values values) {
        choose(operation, values);
    }

    /** Responds with whatever status and body the contract documents. */
    public Response respondAny(String operation, Values values) {
        Chosen chosen = choose(operation, values);
        Response.ResponseBuilder response = Response.status(chosen.status());
        return chosen.body().isMissingNode()
                ? response.build()
                : response.type(chosen.mediaType()).entity(chosen.body()).build();
    }

    private static <T> T convert(JsonNode body, Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An example of the contract is not of the type " + type.getSimpleName(), e);
        }
    }

    private Chosen choose(String id, Values values) {
        Known known = operations.get(id);
        if (known == null) {
            throw new IllegalArgumentException("The contract has no operation " + id);
        }
        Optional<ScenarioChoice.Rejected> rejected = known.choice().rejection(values);
        if (rejected.isPresent()) {
            given.set(rejected.get().scenario().name());
            throw new WebApplicationException(rejection(known.operation(), rejected.get()));
        }
        Optional<Scenario> scenario = known.choice().success(values);
        given.set(scenario.map(Scenario::name).orElse(""));
        int status = scenario.map(Scenario::status)
                .or(() -> known.operation().success().map(DocumentedResponse::status))
                .orElse(200);
        Optional<DocumentedResponse> response = known.operation().response(status);
        JsonNode example = scenario.map(Scenario::response)
                .or(() -> response.map(DocumentedResponse::sample))
                .orElse(MissingNode.getInstance());
        if (response.isEmpty() || example.isMissingNode()) {
            return new Chosen(status, MissingNode.getInstance(), "");
        }
        JsonNode body = filling.fill(response.get(), example, scenario.orElse(null), values);
        return new Chosen(status, Behaviour.of(id, values, body), response.get().mediaType());
    }

    /** The error that the stub writes, with what the example has in the place of what it lacks or has otherwise. */
    private static Response rejection(Operation operation, ScenarioChoice.Rejected rejected) {
        Scenario scenario = rejected.scenario();
        boolean byPath = rejected.decisive().keySet().stream()
                .anyMatch(source -> source.in().equals("path"));
        String reason = byPath ? "does not exist" : "has the value of the contract's example " + scenario.name();
        List<Field> fields = rejected.decisive().keySet().stream()
                .map(source -> new Field(source.name(), reason))
                .sorted(Comparator.comparing(Field::name))
                .toList();
        String message = fields.stream().map(Field::toString).collect(Collectors.joining("; "));
        Rejection rejection = new Rejection(
                scenario.status(), byPath ? Code.RESOURCE_NOT_FOUND : Code.INVALID_INPUT, message, fields);
        boolean standard = operation
                .response(scenario.status())
                .map(DocumentedResponse::standardError)
                .orElse(true);
        Response.ResponseBuilder response = Response.status(scenario.status());
        if (!standard || !(scenario.response() instanceof ObjectNode example)) {
            return scenario.response().isMissingNode()
                    ? response.build()
                    : response.type(MediaType.APPLICATION_JSON_TYPE)
                            .entity(scenario.response())
                            .build();
        }
        ObjectNode error = rejection.body().json();
        merge(error, example);
        return response.type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new StandardError(error, true))
                .build();
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(property -> {
            if (into.get(property.getKey()) instanceof ObjectNode inner
                    && property.getValue() instanceof ObjectNode other) {
                merge(inner, other);
            } else {
                into.set(property.getKey(), property.getValue());
            }
        });
    }
}
