package dev.createwallet.conformance.result;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Locale;

/**
 * One departure of a message from the contract.
 *
 * @param place the element of the contract that is broken, as a JSON pointer into the document
 * @param provenance how well that element is supported
 * @param rule the rule that is broken
 * @param status the status of the response that breaks it; 0 if there is none
 * @param subject the part of the message that is wrong: {@code status}, the name of a header, {@code body/id}
 * @param expected what the contract demands
 * @param found what was there instead; never a sensitive value
 */
public record Breach(
        JsonPointer place,
        Provenance provenance,
        Rule rule,
        int status,
        String subject,
        String expected,
        String found) {

    /** Returns whether this is a failure or a warning. */
    public Outcome outcome(boolean strict) {
        return strict || provenance == Provenance.STATED ? Outcome.FAILS : Outcome.WARNS;
    }

    /** Returns the same breach with another description of what was found. */
    public Breach withFound(String other) {
        return new Breach(place, provenance, rule, status, subject, expected, other);
    }

    /** Returns the same breach, of a response with this status. */
    public Breach withStatus(int other) {
        return new Breach(place, provenance, rule, other, subject, expected, found);
    }

    /** Returns what was expected and what was found. */
    public String message() {
        return subject + ": expected " + expected + ", found " + found;
    }

    @Override
    public String toString() {
        return message() + " (contract: " + place + ", " + provenance.name().toLowerCase(Locale.ROOT) + ")";
    }
}
