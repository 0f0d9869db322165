package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contract that contradicts itself, or leads elsewhere, is refused with a reason and never blamed on a server. */
final class SoundnessTest {

    @Test
    void thePackagedContractIsSound() {
        assertThat(Contract.parse(PackagedContract.text()).operations()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            openapi: 3.0.3                     ; openapi: 3.1.0                         ; openapi is 3.1.0
            paths:                             ; paths: {}~x-paths:                     ; there are no paths
            command: authenticate              ; command: authorize                     ; examples/without_mobile_number/value
            token: null                        ; token: 1                               ; example/token: expected type string
            value: cst_existing                ; value: ''                              ; customer_id: expected minLength
            x-echoes: gateway                  ; x-echoes: gatewai                      ; the request has no gatewai
            required: [gateway]                ; required: [gateway, nope]              ; nope
            linked, last_refreshed]            ; linked, last_refreshed, nope]          ; nope
            x-provenance: related              ; x-provenance: guess                    ; there is no such provenance
            pattern: '^\\d                      ; pattern: '^(\\d                         ; it is no regular expression
            wallets:                           ; wallets/{wallet_id}:                   ; [customer_id, wallet_id]
            schemas/ErrorDetail'              ; schemas/Nothing'                       ; the reference leads to nothing
            '#/components/schemas/ErrorDetail'; 'http://127.0.0.1:1/more.yaml'         ; the reference leads to nothing
            schemas/ErrorDetail'              ; schemas/ErrorBody'                      ; a schema that contains itself
            minLength: 1                       ; maxLength: 2000000000                  ; a length of more than
            """)
    void aContractThatCannotBeTrustedIsRefused(String text, String other, String reason) {
        String contract = PackagedContract.everywhere(text, other.replace('~', '\n')).replace(
                "      schema:\n        type: string\n      examples:", "      schema:\n        type: string\n        minLength: 1\n      examples:");

        assertThatThrownBy(() -> Clauses.of(Contract.parse(contract).operations().get(0)))
                .isInstanceOfAny(IllegalArgumentException.class, UnsupportedContractException.class)
                .hasMessageContaining(reason).hasMessageNotContaining("Exception");
    }
}
