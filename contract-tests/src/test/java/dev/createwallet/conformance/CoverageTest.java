package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever constrains in the contract is exercised, and what is not is told. */
final class CoverageTest {

    private static final Contract CONTRACT = Contract.packaged();

    private static List<Clause> clauses(Contract contract, Predicate<Clause> chosen) {
        return contract.operations().stream().flatMap(operation -> Clauses.of(operation).stream())
                .filter(clause -> clause.group() == Group.CONTRACT).filter(chosen).toList();
    }

    private static List<String> missing(Contract contract, Predicate<Clause> chosen) {
        return Coverage.of(contract, clauses(contract, chosen)).missing().stream().map(Coverage.Item::place)
                .map(JsonPointer::toString).toList();
    }

    @Test
    void everyElementOfTheContractIsExercised() {
        Coverage coverage = Coverage.of(CONTRACT, clauses(CONTRACT, clause -> true));

        assertThat(coverage.missing()).isEmpty();
        assertThat(coverage.elements()).hasSizeGreaterThan(50);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            missing      ; /components/schemas/CreateWalletForm/required/0
            minLength    ; /components/schemas/CreateWalletForm/properties/gateway/minLength
            enum         ; /components/schemas/CreateWalletForm/properties/command/enum
            pattern      ; /components/parameters/Version/schema/pattern
            security     ; /components/securitySchemes/basicAuth/scheme
            unique|separate ; /components/schemas/WalletAccount/properties/id/x-unique
            scenario     ; /paths/~1customers~1{customer_id}~1wallets/post/requestBody/content/application~1x-www-form-urlencoded/examples/unknown_customer
            """)
    void withoutAKindOfClauseWhatItExercisesIsMissing(String kind, String place) {
        assertThat(missing(CONTRACT, clause -> !clause.id().matches(".*/(" + kind + ").*"))).contains(place);
    }

    @Test
    void whatNoClauseExercisesHasAReason() throws IOException {
        String library;
        try (InputStream resource = CoverageTest.class.getResourceAsStream("library.yaml")) {
            library = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
        Contract contract = Contract.parse(library
                .replace("minLength: 3", "minLength: 3\n                  default: Emma")
                .replaceFirst("      responses:\n", "      responses:\n        '409':\n          description: Lent to another.\n"));

        assertThat(Coverage.of(contract, clauses(contract, clause -> true)).missing()).hasSize(3)
                .allSatisfy(item -> assertThat(item.reason()).isNotEmpty())
                .extracting(item -> item.place().toString())
                .anyMatch(place -> place.endsWith("/default"))
                .anyMatch(place -> place.endsWith("/items/type"))
                .anyMatch(place -> place.endsWith("/responses/409"));
    }
}
