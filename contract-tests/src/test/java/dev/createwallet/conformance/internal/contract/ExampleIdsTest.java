package dev.createwallet.conformance.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ExampleIdsTest {

    @Test
    void namesEachValueOnceWhereOperationsHaveExamplesOfOneNameWithOtherValues() {
        ExampleIds ids = new ExampleIds();

        assertThat(Stream.of("known_reader", "known_reader", "known_reader", "unknown_reader")
                        .map(example -> ids.of("reader_id", example)))
                .containsExactly("reader-id", "known-reader-id", "known-reader-id-2", "unknown-reader-id");
    }
}
