package dev.createwallet.openapi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.createwallet.openapi.release.StepFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WaiversTest {

    private static final LocalDate LAST = LocalDate.of(2027, 1, 31);

    @TempDir
    private Path folder;

    private Waivers read(String entry, LocalDate today) throws IOException {
        return Waivers.read(Files.writeString(folder.resolve("waivers.yaml"), "waivers:\n  - " + entry), today);
    }

    @Test
    void countsUntilItsLastDay() throws IOException {
        String entry = "{id: change-1234abcd, reason: Nobody sends it., until: '2027-01-31'}";

        assertThat(read(entry, LAST).of("change-1234abcd")).isPresent();
        assertThat(read(entry, LAST).of("change-1234abce")).isEmpty();
        assertThat(read(entry, LAST.plusDays(1)).of("change-1234abcd")).isEmpty();
        assertThat(read(entry, LAST.plusDays(1)).unused(Set.of("change-1234abcd")))
                .singleElement()
                .hasToString("waivers.yaml:2:5: the waiver of change-1234abcd has no effect: it ended on 2027-01-31; "
                        + "remove it");
    }

    @Test
    void needsNoFile() throws IOException {
        assertThat(Waivers.read(folder.resolve("absent.yaml"), LAST).all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {reason: Nobody sends it., until: '2027-01-31'}                               | has no id
                    {id: change-1234abcd, until: '2027-01-31'}                                    | has no reason
                    {id: change-1234abcd, reason: Nobody sends it.}                               | has no until
                    {id: change-1234abcd, reason: Nobody sends it., until: soon}                  | has an until that is no date
                    {id: change-1234abcd, reason: Nobody sends it., until: '2027-01-31', by: me}  | has by besides
                    """)
    void rejectsAnEntryThatLacksSomethingOrHasMore(String entry, String fault) {
        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> read(entry, LAST))
                .withMessageStartingWith("waivers.yaml:2:5: a waiver has an id")
                .withMessageEndingWith("; this one " + fault);
    }
}
