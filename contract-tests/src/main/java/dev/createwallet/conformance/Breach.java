package dev.createwallet.conformance;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Locale;

/**
 * A place where a message departs from the contract.
 *
 * @param place the element of the contract that is not kept, as a JSON pointer into the document
 * @param provenance how well that element is backed
 * @param subject the part of the message that is meant: {@code status}, the name of a header, {@code body/id}
 * @param expected what the contract has there
 * @param found what was there instead; never a value that the contract marks as sensitive
 */
public record Breach(JsonPointer place, Provenance provenance, String subject, String expected, String found) {

    /** What it makes of a clause: a failure, or else a warning. */
    Outcome outcome(boolean strict) {
        return strict || provenance == Provenance.STATED ? Outcome.FAILS : Outcome.WARNS;
    }

    Breach withFound(String other) {
        return new Breach(place, provenance, subject, expected, other);
    }

    /** What was expected and what was found. */
    public String message() {
        return subject + ": expected " + expected + ", found " + found;
    }

    @Override
    public String toString() {
        return message() + " (contract: " + place + ", " + provenance.name().toLowerCase(Locale.ROOT) + ")";
    }
}
