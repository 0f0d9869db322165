package dev.createwallet.openapi.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContractMergeTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {a: {b: 1}}      ; {a: {c: 2}}           ; {a: {b: 1, c: 2}}
            {a: {b: 1}}      ; {a: {b: 2}}           ; {a: {b: 2}}
            {a: [1]}         ; {a: [2]}              ; {a: [1, 2]}
            {a: [1]}         ; {a: [$remove, 2]}     ; {a: [2]}
            {a: 1, b: 2}     ; {a: $remove}          ; {b: 2}
            {a: 1}           ; {a: null}             ; {a: null}
            {a: 1}           ; {b: {c: [x]}}         ; {a: 1, b: {c: [x]}}
            """)
    void mergesObjectsAppendsToArraysAndReplacesTheRest(String tree, String change, String merged)
            throws JsonProcessingException {
        assertThat(ContractMerge.merge(ContractMerge.YAML.readTree(tree), ContractMerge.YAML.readTree(change)))
                .isEqualTo(ContractMerge.YAML.readTree(merged));
    }
}
