package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.conformance.internal.check.ResponseCheck;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Step;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.derive.Clauses;
import dev.createwallet.conformance.internal.message.Headers;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.result.Breach;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the check of responses accepts, and what no scenario of the contract provokes. Other faults:
 * {@link FaultyProviderTest}.
 */
final class ResponseCheckTest {

    private static final String SECRET = "a-secret-that-must-not-come-back";

    private final Clause clause = Clauses.of(PackagedContract.createWallet()).stream()
            .filter(candidate -> candidate.example().size() > 0)
            .findFirst()
            .orElseThrow();

    private static Response response(Clause clause, String contentType, Consumer<ObjectNode> change) {
        ObjectNode body = clause.example().deepCopy();
        change.accept(body);
        return new Response(
                clause.status().from(),
                new Headers(Map.of("content-type", List.of(contentType))),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Breach> check(Clause clause, Consumer<ObjectNode> change) {
        return ResponseCheck.check(clause, response(clause, "application/json", change), SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"",
                "application/json; profile=x; charset=UTF-8"
            })
    void acceptsEverySpellingOfTheMediaType(String contentType) {
        assertThat(ResponseCheck.check(clause, response(clause, contentType, body -> {}), SECRET))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"id\":1,\"id\":2} | body: expected JSON, found duplicate key id",
                "{\"id\":1 | body: expected JSON, found JSON that ends too early",
                "{} {} | body: expected JSON, found more after the JSON",
                "[] | body: expected an object, found an array",
                "\"0123456789012345678901234567890123456789012345678901234567890123456789\""
                        + " | body: expected an object, found a string of 70 characters",
            })
    void saysInWordsWhatIsWrongWithTheBody(String body, String messages) {
        Response response = new Response(
                200,
                new Headers(Map.of("Content-Type", List.of("application/json"))),
                body.getBytes(StandardCharsets.UTF_8));

        assertThat(ResponseCheck.check(clause, response, SECRET))
                .extracting(Breach::message)
                .containsExactlyInAnyOrder(messages.split("; "));
    }

    @Test
    void saysInWordsWhatIsWrongWithProperties() {
        assertThat(check(clause, body -> body.remove(List.of("token", "linked"))))
                .extracting(Breach::message)
                .containsExactly("body: expected token and linked, found none");
        assertThat(check(clause, body -> {
                    body.putArray("id");
                    body.put("object", "purse").put("wallet", "PAYTM").put("linked", "no");
                }))
                .extracting(Breach::message)
                .containsExactlyInAnyOrder(
                        "body/id: expected a string, found an array",
                        "body/linked: expected a boolean, found \"no\"",
                        "body/object: expected \"wallet_account\", found \"purse\"",
                        "body/wallet: expected the value that was sent as gateway, found \"PAYTM\"");
    }

    @Test
    void acceptsPropertiesThatTheContractDoesNotDescribe() {
        assertThat(check(clause, body -> body.put("more", 1))).isEmpty();
    }

    @Test
    void findsWriteOnlyValueInTheResponseAndDoesNotShowIt() {
        ObjectNode tree = PackagedContract.tree();
        String field = clause.operation().members().get(0).name();
        PackagedContract.object(tree, clause.operation().members().get(0).place())
                .put("writeOnly", true);
        Operation operation = PackagedContract.operation(Contract.of(tree), "createWallet");
        Clause edited = Clauses.of(operation).stream()
                .filter(candidate -> candidate.id().equals(clause.id()))
                .findFirst()
                .orElseThrow();
        Clause sent = new Clause(
                operation,
                edited.kind(),
                edited.subject(),
                edited.place(),
                edited.group(),
                edited.provenance(),
                edited.description(),
                List.of(new Step(
                        edited.call().withProperty(field, TextNode.valueOf(SECRET)),
                        edited.steps().get(0).expectation())),
                edited.exercises());

        List<Breach> breaches = ResponseCheck.check(
                sent, response(sent, "application/json", body -> body.put("more", SECRET)), "another secret");

        assertThat(breaches)
                .extracting(Breach::message)
                .anyMatch(message -> message.contains(field))
                .noneMatch(message -> message.contains(SECRET));
    }

    @Test
    void doesNotShowSensitiveValueInBreach() {
        Clause withNumber = Clauses.of(clause.operation()).stream()
                .filter(candidate ->
                        candidate.example().at("/metadata/mobile_number").isTextual())
                .findFirst()
                .orElseThrow();

        List<Breach> breaches = check(
                withNumber,
                body -> PackagedContract.object(body, JsonPointer.compile("/metadata"))
                        .put("mobile_number", "12345678"));

        assertThat(breaches).isNotEmpty().extracting(Breach::toString).noneMatch(text -> text.contains("12345678"));
    }
}
