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

/** The clauses follow from the contract: what is added to it is tried, and what the kit cannot try is an error. */
final class ClausesTest {

    private final String contract;

    ClausesTest() throws IOException {
        try (InputStream packaged = Contract.class.getResourceAsStream("/META-INF/openapi/create-wallet.yaml")) {
            contract = new String(packaged.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Clause> clauses(String yaml) {
        return Contract.parse(yaml).operations().stream().flatMap(operation -> Clauses.of(operation).stream()).toList();
    }

    private String edited(String from, String to) {
        assertThat(contract).as("the text to replace").contains(from);
        return contract.replace(from, to);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a maximum length    | '          minLength: 1'       | '          maxLength: 9'          | /gateway/maxLength
            a pattern           | '          minLength: 1'       | '          pattern: "^[A-Z]+$"'   | /gateway/pattern
            another enumeration | '          minLength: 1'       | '          enum: [MOBIKWIK]'      | /gateway/enum
            a required field    | 'required: [gateway]'          | 'required: [gateway, command]'    | /form/command/missing
            """)
    void whatIsAddedToTheContractIsTried(String what, String from, String to, String id) {
        assertThat(clauses(contract)).extracting(Clause::id).noneMatch(known -> known.endsWith(id));

        assertThat(clauses(edited(from, to))).extracting(Clause::id).anyMatch(known -> known.endsWith(id));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a query parameter   | 'in: header'                        | 'in: query'                   | a parameter in query
            a JSON request      | 'application/x-www-form-urlencoded' | 'application/json'            | a request other than one form
            an answer in XML    | 'application/json'                  | 'application/xml'             | an answer of type application/xml
            bearer credentials  | 'scheme: basic'                     | 'scheme: bearer'              | security other than HTTP Basic
            a field with a format | '          minLength: 1'          | '          format: date'      | other than a plain string
            no refusal          | 400':                               | 422':                         | without a 400 response
            """)
    void whatTheKitCannotTryIsAnErrorThatNamesItsPlace(String what, String from, String to, String message) {
        assertThatExceptionOfType(UnsupportedContractException.class)
                .isThrownBy(() -> clauses(edited(from, to)))
                .withMessageContaining(message)
                .withMessageContaining("contract: /");
    }

    @Test
    void whatIsNoOpenApiDocumentIsRefusedWithAReason() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Contract.parse(edited("paths:", "path:")))
                .withMessageContaining("path is unexpected");
    }

    @Test
    void aProvidersOwnValueStandsInForAnExample() {
        Operation operation = Contract.packaged().operations().get(0);

        List<Clause> clauses = Clauses.of(operation, example ->
                example.equals("existing_customer") ? Optional.of("cst_theirs") : Optional.empty());

        assertThat(clauses.get(0).call().path()).containsValue("cst_theirs");
    }

    @ParameterizedTest
    @CsvSource({
        "/components/schemas/WalletAccount/required, STATED",
        "/components/schemas/WalletAccount/properties/token/type, RELATED",
        "/components/schemas/WalletAccount/properties/token/nullable, STATED",
        "/components/schemas/WalletAccount/properties/linked/type, STATED",
        "/components/schemas/CreateWalletForm/properties/gateway/type, STATED",
        "/components/schemas/CreateWalletForm/properties/gateway/minLength, INFERRED",
        "/components/schemas/ApiErrorInfo/properties/fields/items, RELATED",
        "/components/schemas/ApiError/type, STATED",
        "/components/parameters/Version/schema/pattern, INFERRED",
        "/servers/1/url, RELATED",
    })
    void aMarkCoversWhatItSaysItCovers(String place, Provenance provenance) {
        assertThat(Contract.packaged().provenance(JsonPointer.compile(place))).isEqualTo(provenance);
    }
}
