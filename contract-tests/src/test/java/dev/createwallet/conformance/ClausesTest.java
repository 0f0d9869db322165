package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clauses follow from the contract, whichever it is: what it has is tried, and what the kit cannot try is an error. */
final class ClausesTest {

    private final String library;

    ClausesTest() throws IOException {
        try (InputStream contract = ClausesTest.class.getResourceAsStream("library.yaml")) {
            library = new String(contract.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Clause> clauses(String yaml) {
        return Contract.parse(yaml).operations().stream().flatMap(operation -> Clauses.of(operation).stream()).toList();
    }

    private String edited(String from, String to) {
        assertThat(library).as("the text to replace").contains(from);
        return library.replace(from, to);
    }

    @Test
    void eachExampleConstraintAndWayToHaveWrongCredentialsIsAClause() {
        assertThat(clauses(library)).extracting(Clause::id).containsExactly(
                "lend/scenario/lent", "lend/form/required-only", "lend/form/book/missing", "lend/form/book/minLength",
                "lend/security/none", "lend/security/wrong-key", "lend/security/not-base64", "lend/security/other-scheme",
                "takeBack/scenario/returned", "takeBack/form/required-only", "takeBack/form/loan/missing",
                "takeBack/form/state/enum", "takeBack/header/edition/pattern",
                "takeBack/security/none", "takeBack/security/wrong-key", "takeBack/security/not-base64",
                "takeBack/security/other-scheme");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a maximum length    | 'minLength: 3'     | 'maxLength: 9'           | lend/form/book/maxLength
            a pattern           | 'minLength: 3'     | 'pattern: "^[A-Z]"'      | lend/form/book/pattern
            an enumeration      | 'minLength: 3'     | 'enum: [Emma]'           | lend/form/book/enum
            a required field    | 'required: [book]' | 'required: [book, days]' | lend/form/days/missing
            """)
    void whatIsAddedToTheContractIsTried(String what, String from, String to, String id) {
        String yaml = edited(from, to).replace("book: Emma", "book: Emma\n                  days: '7'");

        assertThat(clauses(yaml)).extracting(Clause::id).contains(id);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a query parameter     | 'in: header'                        | 'in: query'        | a parameter in query
            a JSON request        | 'application/x-www-form-urlencoded' | 'application/json' | a request other than one form
            an answer in XML      | 'application/json'                  | 'application/xml'  | an answer other than one JSON body
            bearer credentials    | 'scheme: basic'                     | 'scheme: bearer'   | security other than HTTP Basic
            a field with a format | 'minLength: 3'                      | 'format: date'     | other than a plain string
            no refusal            | 400':                               | 422':              | without a 400 response
            """)
    void whatTheKitCannotTryIsAnErrorThatNamesItsPlace(String what, String from, String to, String message) {
        assertThatExceptionOfType(UnsupportedContractException.class)
                .isThrownBy(() -> clauses(edited(from, to)))
                .withMessageContaining(message)
                .withMessageContaining("contract: /");
    }

    @Test
    void parametersOfAPathAsAWholeAreAnErrorToo() {
        String path = "  /readers/{reader_id}/loans:\n";
        String parameters = "    parameters:\n      - $ref: '#/components/parameters/Reader'\n";

        assertThatExceptionOfType(UnsupportedContractException.class)
                .isThrownBy(() -> clauses(edited(path, path + parameters)))
                .withMessageContaining("parameters of a path");
    }

    @Test
    void anAnswerWithoutABodyIsAnErrorToo() {
        String created = "        '200':\n          description: Lent.\n";

        assertThatExceptionOfType(UnsupportedContractException.class)
                .isThrownBy(() -> clauses(edited(created, "        '204':\n          description: Done.\n" + created)))
                .withMessageContaining("an answer other than one JSON body");
    }

    @Test
    void whatIsNoOpenApiDocumentIsRefusedWithAReason() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Contract.parse(edited("paths:", "path:")))
                .withMessageContaining("path is unexpected");
    }

    @Test
    void aProvidersOwnValueStandsInForAnExample() {
        Operation operation = Contract.parse(library).operations().get(0);

        List<Clause> clauses = Clauses.of(operation, example ->
                example.equals("known_reader") ? Optional.of("r7") : Optional.empty());

        assertThat(clauses).extracting(clause -> clause.call().path().get("reader_id")).containsOnly("r7");
    }

    @ParameterizedTest
    @CsvSource({
        "/components/schemas/Loan/required, STATED",
        "/components/schemas/Loan/properties/due/type, RELATED",
        "/components/schemas/Loan/properties/due/nullable, STATED",
        "/components/schemas/Refusal/type, STATED",
        "/components/schemas/Reason/type, RELATED",
        "/components/schemas/Reason/properties/words/items/type, RELATED",
        "/paths/~1readers~1{reader_id}~1loans/post/responses/401/description, RELATED",
        "/paths/~1readers~1{reader_id}~1returns/post/responses/401/description, STATED",
    })
    void aMarkCoversWhatItSaysItCovers(String place, Provenance provenance) {
        assertThat(Contract.parse(library).provenance(JsonPointer.compile(place))).isEqualTo(provenance);
    }
}
