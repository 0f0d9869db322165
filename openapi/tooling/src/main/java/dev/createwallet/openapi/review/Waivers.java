package dev.createwallet.openapi.review;

import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.release.StepFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people accept of a review, from {@code openapi/waivers.yaml}: a list under {@code waivers}, each with the
 * {@code id} that the report gives, the {@code reason}, and {@code until}, the last day on which it counts.
 *
 * @param today decides which have ended
 */
record Waivers(List<Waiver> all, LocalDate today) {

    static final String FILE = "waivers.yaml";

    private static final List<String> KEYS = List.of("id", "reason", "until");

    static final Waivers NONE = new Waivers(List.of(), LocalDate.EPOCH);

    /**
     * Reads a file, which may be absent.
     *
     * @throws StepFailedException if an entry lacks something or has something else
     */
    static Waivers read(Path file, LocalDate today) throws IOException {
        if (!Files.exists(file)) {
            return new Waivers(List.of(), today);
        }
        Contract yaml = Contract.read(file);
        return new Waivers(
                yaml.root()
                        .member("waivers")
                        .children()
                        .map(entry -> waiver(yaml, entry))
                        .toList(),
                today);
    }

    private static Waiver waiver(Contract yaml, Place entry) {
        String others = entry.children()
                .map(Place::name)
                .filter(name -> !KEYS.contains(name))
                .collect(Collectors.joining(", "));
        String missing = KEYS.stream()
                .filter(name -> entry.member(name).text().isBlank())
                .collect(Collectors.joining(", "));
        String fault = !missing.isEmpty()
                ? "has no " + missing
                : !others.isEmpty() ? "has " + others + " besides" : "has an until that is no date";
        try {
            if (missing.isEmpty() && others.isEmpty()) {
                return new Waiver(
                        entry.member("id").text(),
                        entry.member("reason").text(),
                        LocalDate.parse(entry.member("until").text()),
                        yaml.position(entry));
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        throw new StepFailedException(yaml.position(entry)
                + ": a waiver has an id from the report, a reason, and until: the last day on which it counts, "
                + "as '2027-01-31'; this one " + fault);
    }

    /** The waiver of what has that id, unless it has ended. */
    Optional<Waiver> of(String id) {
        return all.stream()
                .filter(waiver -> waiver.id().equals(id) && !hasEnded(waiver))
                .findFirst();
    }

    private boolean hasEnded(Waiver waiver) {
        return waiver.until().isBefore(today);
    }

    /** Those that have no effect, each with the reason. */
    List<Unused> unused(Set<String> ids) {
        return all.stream()
                .filter(waiver -> hasEnded(waiver) || !ids.contains(waiver.id()))
                .map(waiver -> new Unused(
                        waiver,
                        hasEnded(waiver) ? "it ended on " + waiver.until() : "nothing that may be waived has this id"))
                .toList();
    }

    /**
     * A waiver without effect.
     *
     * @param why a clause
     */
    record Unused(Waiver waiver, String why) {

        @Override
        public String toString() {
            return waiver.position() + ": the waiver of " + waiver.id() + " has no effect: " + why + "; remove it";
        }
    }
}
