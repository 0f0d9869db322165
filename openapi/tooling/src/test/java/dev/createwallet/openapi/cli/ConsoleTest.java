package dev.createwallet.openapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ConsoleTest {

    @Test
    void endsWithAStatusInPlaceOfAnExceptionIfACommandCannotBeRun() throws Exception {
        assertThat(Console.status(new String[] {"review", ".", "--project-version=1.0.0"}))
                .isEqualTo(2);
        assertThat(Console.status(new String[] {"open-version", "absent", "1.0.0"}))
                .isEqualTo(2);
    }
}
