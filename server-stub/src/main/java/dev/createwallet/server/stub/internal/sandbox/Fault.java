package dev.createwallet.server.stub.internal.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client must survive, if the stub is started to allow it. The one list of faults: the help, the page and the
 * messages are made of it.
 */
public enum Fault {
    DROP("closes the connection in place of a response"),
    RESET("resets the connection in place of a response"),
    TRUNCATE("sends half of the body and closes the connection"),
    STALL("sends half of the body and then nothing for 10 seconds"),
    MALFORMED("leaves out the last character of the body, so that it is not JSON"),
    ADDITIONAL_PROPERTY("adds a property that the contract does not have"),
    NUMBER_AS_TEXT("sends numbers as text");

    private final String effect;

    Fault(String effect) {
        this.effect = effect;
    }

    String preference() {
        return Preferences.FAULT + "=" + value();
    }

    /** Whether it needs a body with something in it that can be changed so. */
    boolean changesBody() {
        return this == MALFORMED || this == ADDITIONAL_PROPERTY || this == NUMBER_AS_TEXT;
    }

    private String value() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault of that name. */
    static Optional<Fault> of(String value) {
        return Arrays.stream(values())
                .filter(fault -> fault.value().equals(value))
                .findFirst();
    }

    /** Statuses that need not be documented to be asked for: too many requests, and those of servers and gateways. */
    static boolean isStatus(String code) {
        return code.equals("429") || code.equals("500") || code.equals("502") || code.equals("503");
    }

    /** Everything that can be asked for if faults are allowed. */
    public static Stream<String> preferences() {
        return Stream.concat(
                Stream.of("code=429", "code=500", "code=502", "code=503", "delay=2000", "delay=100-500"),
                Arrays.stream(values()).map(Fault::preference));
    }

    /** What each does, for people to read. */
    public static Stream<String> descriptions() {
        return Stream.concat(
                Stream.of(
                        "code=429, code=500, code=502, code=503: responds with that status",
                        "delay=MILLISECONDS or delay=LEAST-MOST: responds later, by up to " + Preferences.MAX_DELAY
                                + " milliseconds"),
                Arrays.stream(values()).map(fault -> fault.preference() + ": " + fault.effect));
    }

    /** The same as the end of a sentence. */
    static String list() {
        return preferences().collect(Collectors.joining(", "));
    }
}
