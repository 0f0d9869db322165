package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link ResponseCheck} lets pass, and what no scenario of the contract provokes. Its other faults: {@link FaultyProviderTest}. */
final class ResponseCheckTest {

    private static final String SECRET = "a-secret-that-must-not-come-back";

    private final Clause clause = Clauses.of(Contract.packaged().operations().get(0)).stream()
            .filter(candidate -> candidate.example().size() > 0).findFirst().orElseThrow();

    private Response answer(String contentType, Consumer<ObjectNode> change) {
        ObjectNode body = clause.example().deepCopy();
        change.accept(body);
        return new Response(Integer.parseInt(clause.status()), new Headers(Map.of("content-type", List.of(contentType))),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "application/json", "Application/JSON", "application/json;charset=utf-8", "application/json; charset=\"UTF-8\"",
        "application/json; profile=x; charset=UTF-8"
    })
    void aSoundAnswerHasNoBreachHoweverItsTypeIsWritten(String contentType) {
        assertThat(clause.judge(answer(contentType, body -> {}), SECRET)).isEmpty();
    }

    @Test
    void aMemberThatTheContractDoesNotListIsNoBreach() {
        assertThat(clause.judge(answer("application/json", body -> body.put("more", 1)), SECRET)).isEmpty();
    }

    @Test
    void aWriteOnlyFieldThatComesBackIsABreachThatDoesNotShowIt() throws Exception {
        JsonNode document = clause.operation().contract().document().deepCopy();
        ObjectNode property = (ObjectNode) document.at(clause.operation().body().place()).get("properties").elements().next();
        property.put("writeOnly", true);
        Operation operation = Contract.of(document).operations().get(0);
        String field = operation.body().members(operation.contract()).findFirst().orElseThrow().name();
        Clause edited = Clauses.of(operation).get(0);
        Clause sent = new Clause(edited.id(), operation, edited.place(), edited.group(), edited.backing(), edited.description(),
                List.of(new Step(edited.call().withField(field, SECRET), edited.steps().get(0).expectation())), Set.of());

        List<Breach> breaches = sent.judge(answer("application/json", body -> body.put("more", SECRET)), "another secret");

        assertThat(breaches).extracting(Breach::message).anyMatch(message -> message.contains(field)).noneMatch(message -> message.contains(SECRET));
    }

    @Test
    void aSensitiveValueIsNotShownInABreach() throws Exception {
        Clause withNumber = Clauses.of(clause.operation()).stream()
                .filter(candidate -> candidate.example().has("metadata")).findFirst().orElseThrow();
        String body = withNumber.example().toString().replaceAll("\"\\d+\"", "\"12345678\"");
        assertThat(new ObjectMapper().readTree(body)).isNotEqualTo(withNumber.example());

        List<Breach> breaches = withNumber.judge(new Response(Integer.parseInt(withNumber.status()),
                new Headers(Map.of("Content-Type", List.of("application/json"))), body.getBytes(StandardCharsets.UTF_8)), SECRET);

        assertThat(breaches).isNotEmpty().extracting(Breach::toString).noneMatch(text -> text.contains("12345678"));
    }
}
