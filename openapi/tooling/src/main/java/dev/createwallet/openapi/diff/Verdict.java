package dev.createwallet.openapi.diff;

/**
 * What a change means.
 *
 * @param level what it asks of the version
 * @param wire the part of it that is due to what is sent; the rest is due to names in generated code
 * @param reason whom it concerns and how; a clause without a full stop
 * @param certain whether it is so; if not, a person has to look, and the level is the gravest that it may be
 */
public record Verdict(Level level, Level wire, String reason, boolean certain) {

    public static final Verdict WORDING = new Verdict(Level.PATCH, "nothing that is sent differs");
    public static final Verdict NAMING = offTheWire(Level.MAJOR, "generated code is named after it");

    /** One that is seen on the wire. */
    public Verdict(Level level, String reason) {
        this(level, level, reason, true);
    }

    static Verdict offTheWire(Level level, String reason) {
        return new Verdict(level, Level.PATCH, reason, true);
    }

    /** One that cannot be decided by comparing. */
    static Verdict uncertain(Level gravest, String reason) {
        return new Verdict(gravest, gravest, reason, false);
    }

    /** What it is in the words of a report. */
    public String word() {
        return certain ? level.word() : "warning";
    }
}
