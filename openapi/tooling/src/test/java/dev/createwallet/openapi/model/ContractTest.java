package dev.createwallet.openapi.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.openapi.document.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads awkward.yaml, which has each mark and each example in every place that it may have. */
final class ContractTest {

    private final Contract contract = read();

    private static Contract read() {
        try (InputStream yaml = ContractTest.class.getResourceAsStream("awkward.yaml")) {
            return Contract.parse(
                    "awkward.yaml", new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Operation operation(String id) {
        return contract.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Scenario> scenarios(String id) {
        return operation(id).scenarios().stream().collect(Collectors.toMap(Scenario::name, scenario -> scenario));
    }

    private static Map<String, Object> values(Scenario scenario) {
        return scenario.parameters().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().name(),
                        entry -> entry.getValue().json().asText()));
    }

    @Test
    void readsOperationsInTheirOrder() {
        assertThat(contract.operations())
                .map(Operation::toString)
                .containsExactly(
                        "GET /shelves/{shelf_id}/books",
                        "POST /shelves/{shelf_id}/books",
                        "DELETE /shelves/{shelf_id}/books/{book_id}",
                        "POST /shelves/{shelf_id}/lock");
    }

    @Test
    void addsParametersOfThePathAndLetsTheOperationReplaceThem() {
        assertThat(operation("listBooks").parameters())
                .map(Parameter::name, Parameter::required)
                .containsExactly(
                        tuple("shelf_id", true),
                        tuple("page", true),
                        tuple("secret_header", false),
                        tuple("secret_query", false));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @ParameterizedTest
    @CsvSource({"shelf_id, false", "page, false", "secret_header, true", "secret_query, true"})
    void knowsSensitiveParameters(String name, boolean sensitive) {
        assertThat(operation("listBooks").parameters())
                .filteredOn(parameter -> parameter.name().equals(name))
                .singleElement()
                .extracting(Parameter::sensitive)
                .isEqualTo(sensitive);
    }

    @Test
    void knowsSensitiveResponseHeaders() {
        assertThat(operation("addBook").responses().get(0).headers())
                .map(Header::name, Header::sensitive)
                .containsExactly(tuple("Location", false), tuple("X-Receipt", true), tuple("X-Code", true));
    }

    @Test
    void knowsSensitiveValuesAtEveryDepth() {
        Place schema =
                operation("addBook").requestContents().findFirst().orElseThrow().schema();

        assertThat(contract.members(schema))
                .filteredOn(Member::sensitive)
                .map(member -> member.path().stream()
                        .map(step -> step instanceof Member.Property property
                                ? property.name()
                                : step instanceof Member.Values ? "*" : "[]")
                        .collect(Collectors.joining("/")))
                .containsExactlyInAnyOrder(
                        "inline",
                        "referenced",
                        "chained",
                        "codes/[]",
                        "owner/phone",
                        "whole",
                        "whole/inside",
                        "keys/*");
    }

    @Test
    void entersASchemaWithinItselfOnce() {
        assertThat(contract.members(contract.at(JsonPointer.compile("/components/schemas/Node"))))
                .map(Member::path)
                .containsExactly(List.of(), List.of(new Member.Property("value")));
    }

    @Test
    void pairsExamplesByName() {
        Scenario scenario = scenarios("addBook").get("novel");

        assertThat(scenario.request()
                        .orElseThrow()
                        .example()
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Emma");
        assertThat(scenario.response().status()).isEqualTo("201");
        assertThat(scenario.body().orElseThrow().example().json().path("id").asText())
                .isEqualTo("b1");
    }

    @Test
    void followsReferencesToExamples() {
        assertThat(scenarios("addBook")
                        .get("shared")
                        .request()
                        .orElseThrow()
                        .example()
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Shared");
    }

    @Test
    void takesTheParameterExampleOfTheScenarioOrTheUnnamedOneOrTheFirstOfARequiredOne() {
        assertThat(values(scenarios("listBooks").get("second_page"))).isEqualTo(Map.of("shelf_id", "s1", "page", "2"));
        assertThat(values(scenarios("listBooks").get("unknown_shelf")))
                .isEqualTo(Map.of("shelf_id", "none", "page", "1"));
    }

    @Test
    void makesAScenarioOfEachResponseExampleIfTheRequestHasNoBody() {
        assertThat(scenarios("listBooks")).containsOnlyKeys("second_page", "unknown_shelf");
    }

    @Test
    void givesAResponseWithoutABodyTheRequestExamplesThatNoOtherResponseHas() {
        assertThat(scenarios("lockShelf")).containsOnlyKeys("lock", "locked_already");
        assertThat(scenarios("lockShelf").get("lock").response().status()).isEqualTo("204");
        assertThat(scenarios("lockShelf").get("lock").body()).isEmpty();
    }

    @Test
    void namesAScenarioWithoutAnyBodyAfterItsOperation() {
        assertThat(scenarios("deleteBook")).containsOnlyKeys("deleteBook", "lent");
        assertThat(scenarios("deleteBook").get("deleteBook").response().status())
                .isEqualTo("204");
        assertThat(values(scenarios("deleteBook").get("lent"))).containsEntry("book_id", "lent_out");
    }

    @Test
    void readsWhetherNothingWasDone() {
        assertThat(operation("deleteBook").responses())
                .map(Response::status, Response::nothingDone)
                .contains(tuple("409", java.util.Optional.of(true)), tuple("204", java.util.Optional.empty()));
    }

    @Test
    void readsSecurity() {
        assertThat(operation("addBook").security())
                .map(way -> way.stream().map(SecurityScheme::kind).toList())
                .containsExactly(List.of(SecurityScheme.Kind.BASIC));
        assertThat(operation("listBooks").security())
                .map(way -> way.stream().map(SecurityScheme::kind).toList())
                .containsExactly(List.of(SecurityScheme.Kind.BEARER, SecurityScheme.Kind.API_KEY_IN_HEADER), List.of());
    }

    @Test
    void knowsWhereEverythingStands() {
        Place title = contract.at(JsonPointer.compile("/info/title"));

        assertThat(contract.position(title)).hasToString("awkward.yaml:4:3");
        assertThat(contract.position(title.member("absent"))).hasToString("awkward.yaml:4:3");
    }

    @Test
    void doesNotFollowAReferenceInACircle() {
        Contract circular = Contract.parse(
                "c.yaml",
                "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}");

        assertThat(circular.resolve(circular.at(JsonPointer.compile("/components/schemas/A")))
                        .exists())
                .isFalse();
        assertThat(circular.isSensitive(circular.at(JsonPointer.compile("/components/schemas/A"))))
                .isFalse();
    }
}
