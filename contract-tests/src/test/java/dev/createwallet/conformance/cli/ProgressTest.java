package dev.createwallet.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.conformance.result.Group;
import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Result;
import dev.createwallet.conformance.result.TriedClause;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Users of a slow server know soon how long a run takes. */
final class ProgressTest {

    private final AtomicLong now = new AtomicLong();

    /** Returns what is printed for some of 100 clauses that take that long each. */
    private String printed(int tried, Duration each, Duration limit) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Progress progress = new Progress(err, err, false, 100, limit, now::get);
        TriedClause clause = new TriedClause("a", "b", "c", JsonPointer.empty(), Group.CONTRACT, "d");
        for (int i = 0; i < tried; i++) {
            now.addAndGet(each.toNanos());
            progress.accept(new Result(clause, Outcome.HOLDS, List.of(), List.of(), each));
        }
        progress.close();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsAfterFewClausesThatTheRunWillBeLong() {
        assertThat(printed(2, Duration.ofSeconds(5), Duration.ofMinutes(10))).doesNotContain("slow");
        assertThat(printed(10, Duration.ofSeconds(5), Duration.ofMinutes(10)))
                .containsOnlyOnce("The server is slow: a clause takes 5.0 s, and the run about 485 s more. ")
                .contains("--at-once", "--clause", "--time-limit");
    }

    @Test
    void callsNoServerSlowThatRespondsWithinASecond() {
        assertThat(printed(10, Duration.ofMillis(900), Duration.ofMinutes(10))).doesNotContain("slow");
    }

    @Test
    void tellsThatTheRunWillExceedItsLimit() {
        assertThat(printed(3, Duration.ofSeconds(5), Duration.ofMinutes(2)))
                .contains("about 485 s more, longer than its limit of 120 s.");
    }

    @Test
    void printsLineEveryTenSecondsOnly() {
        assertThat(printed(100, Duration.ofMillis(200), Duration.ofMinutes(10)).lines())
                .containsExactly("51 of 100 clauses tried, 0 failed");
    }
}
