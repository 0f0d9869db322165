package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.DocumentedResponse;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.contract.Scenario;
import dev.createwallet.server.stub.internal.contract.Way;
import dev.createwallet.server.stub.internal.response.Json;
import dev.createwallet.server.stub.internal.sandbox.Documented;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of the contract, on every runtime: its scenarios, the responses on demand, credentials and unique
 * values.
 */
@ParameterizedClass
@MethodSource("dev.createwallet.server.stub.TestRuntime#running")
class ScenariosTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestRuntime.Running stub;

    ScenariosTest(TestRuntime.Running stub) {
        this.stub = stub;
    }

    static Stream<Arguments> scenarios() {
        return Digest.packaged().operations().stream()
                .flatMap(operation -> operation.scenarios().stream()
                        .map(scenario -> argumentSet(operation.id() + " " + scenario.name(), operation, scenario)));
    }

    static Stream<Arguments> successes() {
        return scenarios().filter(arguments -> ((Scenario) arguments.get()[1]).succeeds());
    }

    static Stream<Arguments> documented() {
        return Digest.packaged().operations().stream()
                .filter(operation -> operation.scenarios().stream().anyMatch(Scenario::succeeds))
                .flatMap(operation -> Documented.of(operation).stream()
                        .map(response ->
                                argumentSet(operation.id() + " " + response.preference(), operation, response)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void respondsToEachScenarioAsDocumented(Operation operation, Scenario scenario) throws Exception {
        HttpResponse<String> response = send(ScenarioRequest.of(stub.baseUri(), operation, scenario));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(scenario.status());
        if (scenario.succeeds() && !scenario.response().isMissingNode()) {
            DocumentedResponse documented =
                    operation.response(scenario.status()).orElseThrow();
            JsonNode body = Json.MAPPER.readTree(response.body());
            assertThat(without(body, documented))
                    .isEqualTo(without(scenario.response().deepCopy(), documented));
        }
    }

    /** Unique values differ from the example's. */
    private static JsonNode without(JsonNode body, DocumentedResponse response) {
        for (DocumentedResponse.Unique unique : response.unique()) {
            remove(body, unique.at(), 0);
        }
        return body;
    }

    private static void remove(JsonNode node, Way way, int depth) {
        if (way.steps().get(depth) instanceof Way.Property property) {
            if (depth == way.steps().size() - 1 && node instanceof ObjectNode object) {
                object.remove(property.name());
            } else if (depth < way.steps().size() - 1) {
                remove(node.path(property.name()), way, depth + 1);
            }
        } else {
            node.valueStream().forEach(element -> remove(element, way, depth + 1));
        }
    }

    @ParameterizedTest
    @MethodSource("successes")
    void makesUniqueValuesNewForEachResponse(Operation operation, Scenario scenario) throws Exception {
        DocumentedResponse documented = operation.response(scenario.status()).orElseThrow();
        Set<String> bodies = new HashSet<>();
        int requests = documented.unique().isEmpty() ? 1 : 50;
        for (int i = 0; i < requests; i++) {
            bodies.add(send(ScenarioRequest.of(stub.baseUri(), operation, scenario))
                    .body());
        }
        assertThat(bodies).hasSize(requests);
    }

    @ParameterizedTest
    @MethodSource("documented")
    void givesEachDocumentedResponseOnDemand(Operation operation, Documented documented) throws Exception {
        Scenario scenario = operation.scenarios().stream()
                .filter(Scenario::succeeds)
                .findFirst()
                .orElseThrow();
        HttpRequest.Builder request =
                ScenarioRequest.of(stub.baseUri(), operation, scenario).header("Prefer", documented.preference());

        HttpResponse<String> response = send(request);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(documented.status());
        assertThat(response.headers().firstValue("Preference-Applied")).hasValue("code=" + documented.status());
        if (!documented.body().isMissingNode()) {
            assertThat(Json.MAPPER.readTree(response.body())).isEqualTo(documented.body());
        }
    }

    @ParameterizedTest
    @MethodSource("successes")
    void rejectsRequestsWithoutCredentials(Operation operation, Scenario scenario) throws Exception {
        if (operation.security().stream().anyMatch(way -> way.isEmpty())
                || operation.security().isEmpty()) {
            return;
        }
        HttpResponse<String> response = send(ScenarioRequest.withoutCredentials(stub.baseUri(), operation, scenario));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
