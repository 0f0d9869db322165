package dev.createwallet.openapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ConsoleTest {

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private int status(String... args) throws Exception {
        return Console.status(args, new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @Test
    void endsWithAStatusAndSaysWhyInPlaceOfAnExceptionIfACommandCannotBeRun() throws Exception {
        assertThat(status("review", ".", "--project-version=1.0.0")).isEqualTo(2);
        assertThat(status("open-version", "absent", "1.0.0")).isEqualTo(2);
        assertThat(status("open-version", ".", "1.0")).isEqualTo(2);

        assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
            Missing required option: '--report=FOLDER'
            java.nio.file.NoSuchFileException: absent/pom.xml
            '1.0' is not a version of a contract, such as 1.2.3
            """);
    }
}
