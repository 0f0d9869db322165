package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.derive.Clauses;
import dev.createwallet.conformance.internal.run.Covered;
import dev.createwallet.conformance.result.Coverage;
import dev.createwallet.conformance.result.Group;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The clauses exercise every element of the contract that constrains something, and the coverage lists those they do
 * not.
 */
final class CoverageTest {

    private static final Contract CONTRACT = Contract.packaged();

    private static Coverage coverage(Contract contract, Predicate<Clause> chosen) {
        List<Clause> clauses = contract.reading().operations().stream()
                .flatMap(operation -> Clauses.of(operation).stream())
                .filter(clause -> clause.group() == Group.CONTRACT)
                .filter(chosen)
                .toList();
        return Covered.of(contract.reading().operations(), clauses);
    }

    @Test
    void exercisesEveryElementOfTheContract() {
        Coverage coverage = coverage(CONTRACT, clause -> true);

        // No response shows whether a server takes the default for an absent value; no request alone is one too many.
        assertThat(coverage.missing())
                .extracting(Coverage.Item::place)
                .filteredOn(place -> !place.toString().contains("/responses/429"))
                .filteredOn(place ->
                        !name(place).equals("default") || name(place.head()).equals("responses"))
                .isEmpty();
        assertThat(coverage.elements()).hasSizeGreaterThan(50);
    }

    private static String name(JsonPointer place) {
        return place.last().getMatchingProperty();
    }

    @TestFactory
    Stream<DynamicTest> missesWhatOnlyClausesOfOneKindExercise() {
        return Map.of(
                        Set.of(Kind.MISSING), "/components/schemas/CreateWalletForm/required/0",
                        Set.of(Kind.KEYWORD, Kind.SPELLING), "/components/parameters/Version/schema/pattern",
                        Set.of(Kind.CREDENTIALS), "/components/securitySchemes/basicAuth/scheme",
                        Set.of(Kind.UNIQUE, Kind.SEPARATE, Kind.SEPARATE_REFUSED),
                                "/components/schemas/WalletAccount/properties/id/x-unique",
                        Set.of(Kind.SCENARIO),
                                "/paths/~1customers~1{customer_id}~1wallets/post/requestBody/content/"
                                        + "application~1x-www-form-urlencoded/examples/unknown_customer")
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey().toString(),
                        () -> assertThat(coverage(
                                                CONTRACT,
                                                clause -> !entry.getKey().contains(clause.kind()))
                                        .missing())
                                .extracting(item -> item.place().toString())
                                .contains(entry.getValue())));
    }

    @Test
    void givesAReasonForWhatNoClauseExercises() {
        ObjectNode library = PackagedContract.tree(PackagedContract.resource("library.yaml"));
        JsonPointer lend = JsonPointer.compile("/paths/~1readers~1{reader_id}~1loans/post");
        PackagedContract.object(library, lend.append(JsonPointer.compile("/responses")))
                .putObject("409")
                .put("description", "Lent to another.");
        PackagedContract.object(
                        library,
                        lend.append(JsonPointer.compile(
                                "/requestBody/content/application~1x-www-form-urlencoded/schema/properties/book")))
                .put("default", "Emma");

        assertThat(coverage(Contract.of(library), clause -> true).missing())
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.reason()).isNotEmpty())
                .extracting(item -> item.place().toString())
                .anyMatch(place -> place.endsWith("/default"))
                .anyMatch(place -> place.endsWith("/responses/409"));
    }

    @Test
    void missesUniquenessOfValueThatRepeatsRequest() {
        ObjectNode contract = PackagedContract.tree();
        PackagedContract.property(contract, "WalletAccount", "wallet").put("x-unique", true);

        assertThat(coverage(
                                Contract.of(contract),
                                clause -> clause.operation().id().equals("createWallet"))
                        .missing())
                .filteredOn(item -> item.place().toString().endsWith("/properties/wallet/x-unique"))
                .singleElement()
                .satisfies(item -> assertThat(item.reason()).isNotEmpty());
    }
}
