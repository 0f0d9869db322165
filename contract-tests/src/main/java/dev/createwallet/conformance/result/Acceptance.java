package dev.createwallet.conformance.result;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A known departure of the server from the contract that somebody accepts. It is shown and fails no run.
 *
 * @param clause the id of the clause that shows it; also stands for all clauses whose ids begin with it and a slash
 * @param subject the part of the message that departs, as reports show it: {@code status}, {@code body/id}; empty for
 *     any
 * @param reason why it is accepted
 * @param until the last day on which it is accepted; empty if that has no end
 * @param source where it is written down, as file and line; empty if nowhere
 */
public record Acceptance(String clause, String subject, String reason, Optional<LocalDate> until, String source) {

    /**
     * @throws IllegalArgumentException if clause or reason is missing
     */
    public Acceptance {
        if (clause.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException(
                    (source.isEmpty() ? "" : source + ": ") + "an accepted departure needs a clause and a reason");
        }
    }

    /** Returns the acceptance of whatever a clause, or those below it, show. */
    public static Acceptance of(String clause, String reason) {
        return new Acceptance(clause, "", reason, Optional.empty(), "");
    }

    /** Returns whether it stands for a clause. */
    public boolean covers(String id) {
        return id.equals(clause) || id.startsWith(clause + "/");
    }

    /** Returns whether it stands for a departure that a clause shows. */
    public boolean covers(String id, Breach breach) {
        return covers(id) && (subject.isEmpty() || subject.equals(breach.subject()));
    }

    @Override
    public String toString() {
        return (source.isEmpty() ? "" : source + ": ") + clause + (subject.isEmpty() ? "" : " (" + subject + ")");
    }

    /**
     * An acceptance without effect.
     *
     * @param why why it has none
     */
    public record Unneeded(Acceptance acceptance, String why) {

        @Override
        public String toString() {
            return acceptance + ": this accepted departure has no effect, " + why + "; remove it";
        }
    }
}
