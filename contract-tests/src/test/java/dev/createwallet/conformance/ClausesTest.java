package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clauses follow from the contract, whichever it is: what it has is tried, and what the kit cannot try is an error. */
final class ClausesTest {

    private final String library = resource("library.yaml");

    private static String resource(String name) {
        try (InputStream resource = ClausesTest.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Clause> clauses(String yaml) {
        return Contract.parse(yaml).operations().stream().flatMap(operation -> Clauses.of(operation).stream()).toList();
    }

    private String edited(String from, String to) {
        assertThat(library).as("the text to replace").contains(from);
        return library.replace(from, to);
    }

    /** The list is written out for a reviewer: what the kit makes of a contract with every construct that it knows. */
    @Test
    void theClausesAreThoseThatFollowFromTheContract() {
        assertThat(clauses(library).stream().map(clause -> clause.id() + ": " + clause.description()))
                .containsExactlyElementsOf(resource("library-clauses.txt").lines().toList());
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
            a cookie                | 'in: header'                        | 'in: cookie'          | a parameter in cookie
            a request in XML        | 'application/x-www-form-urlencoded' | 'application/xml'     | a request other than
            an answer in XML        | 'application/json'                  | 'application/xml'     | an answer other than
            another scheme          | 'scheme: bearer'                    | 'scheme: digest'      | security other than
            a format                | 'format: date'                      | 'format: iban'        | the format 'iban'
            a keyword               | 'minLength: 3'                      | 'multipleOf: 3'       | the keyword 'multipleOf'
            an extension            | 'minLength: 3'                      | 'x-encrypted: true'   | the keyword 'x-encrypted'
            one of several schemas  | 'minLength: 3'                      | 'oneOf: []'           | the keyword 'oneOf'
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
    void anAnswerThatHasNoBodyInTheContractIsHeldToHaveNone() {
        Clause refused = clauses(library).stream().filter(clause -> clause.id().equals("review/security/none")).findFirst().orElseThrow();
        Headers headers = new Headers(Map.of("WWW-Authenticate", List.of("Bearer")));

        assertThat(refused.judge(new Response(401, headers, new byte[0]), "key")).isEmpty();
        assertThat(refused.judge(new Response(401, headers, new byte[1]), "key")).extracting(Breach::message)
                .containsExactly("body: expected none, found 1 bytes");
    }

    @Test
    void whatIsNoOpenApiDocumentIsRefusedWithAReason() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Contract.parse(edited("title: Library", "titel: Library")))
                .withMessageContaining("titel is unexpected");
    }

    @Test
    void aProvidersOwnValueStandsInForAnExample() {
        Operation operation = Contract.parse(library).operations().get(0);

        List<Clause> clauses = Clauses.of(operation, new Known(Map.of("known_reader", "r7"), Map.of()));

        assertThat(clauses).extracting(clause -> clause.call().path().get("reader_id")).containsOnly("r7");
    }

    @Test
    void aProvidersOwnValueStandsInForThatOfAFieldAndForWhatAnAnswerRepeatsOfIt() {
        Operation operation = Contract.packaged().operations().get(0);
        Clause scenario = Clauses.of(operation).stream().filter(clause -> clause.call().body().size() == 3).findFirst().orElseThrow();

        List<Clause> clauses = Clauses.of(operation, new Known(Map.of(), Map.of("gateway", "PAYTM", "mobile_number", "12345678")));

        Clause own = clauses.stream().filter(clause -> clause.id().equals(scenario.id())).findFirst().orElseThrow();
        assertThat(own.call().encodedForm()).contains("gateway=PAYTM", "mobile_number=12345678");
        assertThat(own.example().toString()).isEqualTo(scenario.example().toString()
                .replace("MOBIKWIK", "PAYTM").replace("99999999", "12345678"));
        assertThat(clauses).filteredOn(clause -> clause.description().startsWith("no more than what is required"))
                .extracting(clause -> clause.call().encodedForm()).containsOnly("gateway=PAYTM");
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
