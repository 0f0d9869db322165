package dev.createwallet.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The tests of responses run twice: on the Jackson of the build, and on the oldest that the client works with. */
class JacksonTest {

    @Test
    void runsOnTheVersionThatThisRunIsFor() {
        String expected = System.getProperty("jackson.version");
        assertThat(com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION).hasToString(expected);
        assertThat(com.fasterxml.jackson.core.json.PackageVersion.VERSION).hasToString(expected);
    }
}
