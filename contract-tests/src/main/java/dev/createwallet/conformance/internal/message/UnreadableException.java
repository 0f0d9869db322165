package dev.createwallet.conformance.internal.message;

/** A part of a message breaks its format. */
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String subject;
    private final String expected;
    private final String found;

    UnreadableException(String expected, String found) {
        this("body", expected, found);
    }

    UnreadableException(String subject, String expected, String found) {
        super(subject + ": expected " + expected + ", found " + found);
        this.subject = subject;
        this.expected = expected;
        this.found = found;
    }

    public String subject() {
        return subject;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }
}
