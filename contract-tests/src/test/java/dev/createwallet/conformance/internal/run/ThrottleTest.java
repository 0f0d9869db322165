package dev.createwallet.conformance.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.conformance.internal.message.Headers;
import dev.createwallet.conformance.internal.message.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits as long as a server asks for, within reason. */
final class ThrottleTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private static Optional<Duration> asked(Duration limit, Map<String, List<String>> headers) {
        return new Throttle(0, limit).asked(new Response(429, new Headers(headers), new byte[0]), NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                             | PT0S
            7                             | PT7S
            Sat, 31 Jan 2026 12:00:20 GMT | PT20S
            Sat, 31 Jan 2026 11:00:00 GMT | PT0S
            soon                          | PT1S
            31                            |
            Sat, 31 Jan 2026 13:00:00 GMT |
            """)
    void readsRetryAfterAsSecondsOrDate(String value, Duration pause) {
        assertThat(asked(Duration.ofMinutes(10), Map.of("Retry-After", List.of(value))))
                .isEqualTo(Optional.ofNullable(pause));
    }

    @Test
    void comparesDateWithTheClockOfTheServer() {
        assertThat(asked(
                        Duration.ofMinutes(10),
                        Map.of(
                                "Date", List.of("Fri, 30 Jan 2026 09:00:00 GMT"),
                                "Retry-After", List.of("Fri, 30 Jan 2026 09:00:05 GMT"))))
                .contains(Duration.ofSeconds(5));
    }

    @Test
    void doesNotWaitLongerThanTheRunMayTake() {
        assertThat(asked(Duration.ofSeconds(5), Map.of("Retry-After", List.of("10"))))
                .isEmpty();
    }
}
